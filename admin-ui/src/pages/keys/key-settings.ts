import { z } from 'zod';
import type { KeyView } from '@/api/types';
import { momentOfWallText, wallText } from '@/lib/time-zone';
import type { KeySettings } from './queries';

/** What the form of a key holds. */
export const keySchema = z
  .object({
    name: z.string().trim().min(1, 'A key needs a name').max(100, 'At most 100 characters'),
    user: z.string().max(100, 'At most 100 characters'),
    team: z.string().max(100, 'At most 100 characters'),
    permissions: z.array(z.enum(['read', 'execute', 'admin'])).min(1, 'Choose one at least'),
    models: z.array(z.string()).max(500, 'At most 500 names'),
    tags: z
      .array(z.string().regex(/^[^:]{1,64}:.{0,256}$/s, 'Write each tag as name:value'))
      .max(32, 'At most 32 tags'),
    expires: z.enum(['never', '7', '30', '90', '365', 'date']),
    expires_at: z.string(),
    byok: z.boolean(),
    capture: z.boolean(),
    stream: z.enum(['', 'cancel', 'drain']),
    whole: z.enum(['', 'cancel', 'drain']),
  })
  .refine((key) => key.expires !== 'date' || key.expires_at !== '', {
    path: ['expires_at'],
    message: 'Choose a date and a time',
  });

export type KeyForm = z.infer<typeof keySchema>;

export const NEW_KEY: KeyForm = {
  name: '',
  user: '',
  team: '',
  permissions: ['execute'],
  models: [],
  tags: [],
  expires: 'never',
  expires_at: '',
  byok: true,
  capture: false,
  stream: '',
  whole: '',
};

export function formOf(key: KeyView, zone: string): KeyForm {
  return {
    name: key.name,
    user: key.user ?? '',
    team: key.team ?? '',
    permissions: [...key.permissions],
    models: [...key.models],
    tags: tagWords(key),
    expires: key.expires_at ? 'date' : 'never',
    expires_at: key.expires_at ? wallText(Date.parse(key.expires_at), zone) : '',
    byok: key.byok,
    capture: key.capture,
    stream: key.client_gone?.stream ?? '',
    whole: key.client_gone?.whole ?? '',
  };
}

/** What is sent: everything that the form knows, so that an emptied field is emptied. */
export function settingsOf(form: KeyForm, now: number, zone: string): KeySettings {
  return {
    name: form.name.trim(),
    user: form.user.trim() || null,
    team: form.team.trim() || null,
    permissions: form.permissions,
    models: form.models,
    tags: Object.fromEntries(
      form.tags.map((tag) => [tag.slice(0, tag.indexOf(':')).trim(), tag.slice(tag.indexOf(':') + 1).trim()]),
    ),
    expires_at: expiry(form, now, zone),
    byok: form.byok,
    capture: form.capture,
    client_gone:
      form.stream || form.whole ? { stream: form.stream || null, whole: form.whole || null } : null,
  };
}

function expiry(form: KeyForm, now: number, zone: string): string | null {
  if (form.expires === 'never') return null;
  const moment =
    form.expires === 'date'
      ? momentOfWallText(form.expires_at, zone)
      : now + Number(form.expires) * 86_400_000;
  return moment === null ? null : new Date(moment).toISOString();
}

export function tagWords(key: KeyView): string[] {
  return Object.entries(key.tags).map(([name, value]) => `${name}:${value}`);
}

export type KeyState = { tone: 'good' | 'bad' | 'warn' | 'quiet'; word: string };

/** A key's state in a word. */
export function stateOf(key: KeyView, now: number): KeyState {
  if (key.refused === 'revoked') return { tone: 'quiet', word: 'Revoked' };
  if (key.refused === 'expired') return { tone: 'bad', word: 'Expired' };
  if (key.refused === 'disabled') return { tone: 'warn', word: 'Disabled' };
  if (key.rotated_until) return { tone: 'good', word: 'Rotating' };
  if (key.expires_at && Date.parse(key.expires_at) - now < 7 * 86_400_000) {
    return { tone: 'warn', word: 'Expires soon' };
  }
  return { tone: 'good', word: 'Active' };
}
