import type { PersonView } from '@/api/types';
import type { Tone } from '@/components/status';

export type Role = PersonView['role'];

/** What a role allows, from the least to the most. */
export const ROLES: readonly { value: Role; label: string; about: string; tone: Tone }[] = [
  {
    value: 'viewer',
    label: 'Viewer',
    about: 'Sees their own usage and their team’s',
    tone: 'quiet',
  },
  { value: 'member', label: 'Member', about: 'And calls models in the playground', tone: 'quiet' },
  { value: 'owner', label: 'Owner', about: 'And manages keys, providers, prices and people', tone: 'accent' },
  { value: 'admin', label: 'Admin', about: 'The same; the name for who runs this instance', tone: 'accent' },
];

export function roleOf(value: Role) {
  return (
    ROLES.find((role) => role.value === value) ?? { value, label: value, about: '', tone: 'quiet' as const }
  );
}
