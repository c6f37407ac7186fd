import { isRecord } from '@/api/problem';
import type { AuditEntry } from '@/api/types';

/** One field that changed; a side is null where the field was not there. */
export type Change = { path: string; before: string | null; after: string | null };

/** What changed between two states, field by field, in the order of the later one. */
export function differences(before: unknown, after: unknown): Change[] {
  const old = flat(before);
  const fresh = flat(after);
  const paths = [...new Set([...fresh.keys(), ...old.keys()])];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: fresh.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Every leaf by its path; lists of plain words are one leaf. */
function flat(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (isRecord(value)) {
    for (const [name, inner] of Object.entries(value)) {
      flat(inner, path ? `${path}.${name}` : name, found);
    }
  } else if (Array.isArray(value) && value.some((item) => isRecord(item))) {
    value.forEach((item, index) => flat(item, `${path}[${index}]`, found));
  } else if (value !== null && value !== undefined) {
    found.set(path || 'value', written(value));
  }
  return found;
}

function written(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.map(written).join(', ');
  return JSON.stringify(value);
}

const VERBS: Record<string, string> = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
  revoke: 'revoked',
  rotate: 'rotated',
  test: 'tested',
  write: 'wrote',
  add: 'set',
  alias: 'pointed',
  'alias-delete': 'deleted',
  reprice: 're-priced',
  undo: 'undid',
  password: 'changed the password of',
  refused: 'was refused',
  'sign-in': 'signed in',
  'sign-out': 'signed out',
};

const NOUNS: Record<string, string> = {
  keys: 'gateway key',
  people: 'person',
  providers: 'provider',
  models: 'model',
  pricing: 'price',
  rules: 'allow-list',
};

/** An action in words: `keys.create` is "created gateway key". */
export function inWords(action: string): string {
  const [area = '', verb = ''] = action.split('.');
  if (verb.startsWith('sign-') || verb === 'refused') return VERBS[verb] ?? verb;
  if (verb.startsWith('alias')) return `${VERBS[verb] ?? verb} alias`;
  if (verb === 'reprice') return 're-priced the ledger';
  if (verb === 'undo') return 'undid a re-pricing';
  if (verb === 'password') return 'changed the password of';
  return `${VERBS[verb] ?? verb} ${NOUNS[area] ?? area}`;
}

/** What it was done to, by its name where the entry knows it. */
export function nameOf(subject: string, before: unknown, after: unknown): string {
  for (const side of [after, before]) {
    if (!isRecord(side)) continue;
    for (const field of ['display_name', 'name', 'model']) {
      const text = side[field];
      if (typeof text === 'string' && text !== '') return text;
    }
  }
  return subject.slice(subject.indexOf('/') + 1);
}

/** What stands after an entry's verb: nothing after a sign-in, what was asked for after a refusal, else a name. */
export function objectOf({ action, subject, before, after }: AuditEntry): string {
  const [, verb = ''] = action.split('.');
  if (verb.startsWith('sign-')) return '';
  if (verb === 'refused') return textOf(after, 'what');
  return nameOf(subject, before, after);
}

/** The subject; whoever did it to themselves stands there by name. */
export function subjectOf({ actor, subject }: AuditEntry): string {
  return subject === `${actor.kind}/${actor.id}` ? `${actor.kind}/${actor.name}` : subject;
}

/** The changes of an entry in a line, the reason of a refusal; of what is new or gone, nothing. */
export function peek({ action, before, after }: AuditEntry): string {
  if (action.endsWith('.refused')) return textOf(after, 'why').replaceAll('_', ' ');
  if (!before || !after) return '';
  return differences(before, after)
    .filter((change) => !change.path.endsWith('_at'))
    .slice(0, 3)
    .map((change) => `${change.path}: ${change.before ?? '—'} → ${change.after ?? '—'}`)
    .join(', ');
}

function textOf(state: unknown, field: string): string {
  const text = isRecord(state) ? state[field] : undefined;
  return typeof text === 'string' ? text : '';
}
