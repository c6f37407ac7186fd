import {
  IconActivity,
  IconChartBar,
  IconLayoutDashboard,
  IconMessages,
  IconTerminal2,
  IconUserCircle,
  type Icon,
} from '@tabler/icons-react';
import type { Permission } from '@/api/session';

/** A place in the menu and in the ⌘K palette. */
export type Place = {
  to: string;
  label: string;
  icon: Icon;
  /** Without it the place is not shown. */
  needs: Permission;
  /** What else one may type to find it. */
  keywords?: string;
  /** The range of time goes along. */
  keepsRange?: boolean;
};

export type PlaceGroup = { label: string; places: Place[] };

export const NAVIGATION: PlaceGroup[] = [
  {
    label: 'Observe',
    places: [
      {
        to: '/',
        label: 'Overview',
        icon: IconLayoutDashboard,
        needs: 'read',
        keywords: 'home dashboard health cost',
        keepsRange: true,
      },
      {
        to: '/usage',
        label: 'Usage',
        icon: IconChartBar,
        needs: 'read',
        keywords: 'cost tokens tags models explore',
        keepsRange: true,
      },
      {
        to: '/requests',
        label: 'Requests',
        icon: IconActivity,
        needs: 'read',
        keywords: 'log errors failed calls',
        keepsRange: true,
      },
      {
        to: '/conversations',
        label: 'Conversations',
        icon: IconMessages,
        needs: 'read',
        keywords: 'sessions chats',
        keepsRange: true,
      },
    ],
  },
  {
    label: 'Build',
    places: [
      {
        to: '/playground',
        label: 'Playground',
        icon: IconTerminal2,
        needs: 'execute',
        keywords: 'chat try model',
      },
    ],
  },
  {
    label: 'You',
    places: [
      { to: '/me', label: 'My usage', icon: IconUserCircle, needs: 'read', keywords: 'own profile password' },
    ],
  },
];
