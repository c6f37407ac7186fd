import {
  IconActivity,
  IconBox,
  IconChartBar,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconMessages,
  IconPlugConnected,
  IconRocket,
  IconRoute,
  IconSettings,
  IconTerminal2,
  IconUserCircle,
  IconUsers,
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
    label: 'Configure',
    places: [
      {
        to: '/setup',
        label: 'Setup',
        icon: IconRocket,
        needs: 'admin',
        keywords: 'first request start quickstart snippet',
      },
      {
        to: '/providers',
        label: 'Providers',
        icon: IconPlugConnected,
        needs: 'admin',
        keywords: 'openai anthropic gemini key endpoint circuit failing health',
      },
      {
        to: '/models',
        label: 'Models & prices',
        icon: IconBox,
        needs: 'read',
        keywords: 'catalog price unpriced history reprice cost',
      },
      {
        to: '/routing',
        label: 'Routing & fallbacks',
        icon: IconRoute,
        needs: 'read',
        keywords: 'alias fallback resolve allow-list rules',
      },
      {
        to: '/keys',
        label: 'Gateway keys',
        icon: IconKey,
        needs: 'read',
        keywords: 'api key create rotate revoke token',
      },
    ],
  },
  {
    label: 'Administer',
    places: [
      {
        to: '/people',
        label: 'People & roles',
        icon: IconUsers,
        needs: 'admin',
        keywords: 'users team password',
      },
      {
        to: '/audit',
        label: 'Audit',
        icon: IconHistory,
        needs: 'admin',
        keywords: 'log who changed what',
      },
      {
        to: '/settings',
        label: 'Settings',
        icon: IconSettings,
        needs: 'read',
        keywords: 'gateways status version dark light time zone preferences about',
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
