import { z } from 'zod';
import type { ProviderChange } from '@/api/providers';
import type { ProviderView } from '@/api/types';

export const DIALECTS = [
  { value: 'openai', label: 'OpenAI (chat completions)' },
  { value: 'anthropic', label: 'Anthropic (messages)' },
  { value: 'gemini', label: 'Gemini (generate content)' },
];

export const CREDENTIALS = [
  { value: 'bearer', label: 'Authorization: Bearer …' },
  { value: 'x-api-key', label: 'x-api-key' },
  { value: 'api-key', label: 'api-key' },
  { value: 'x-goog-api-key', label: 'x-goog-api-key' },
  { value: 'none', label: 'No key' },
];

/** What an endpoint that speaks chat completions may do in its own way. */
export const QUIRKS = [
  'max-completion-tokens',
  'max-tokens-only',
  'random-seed',
  'tool-choice-any',
  'short-tool-ids',
  'thinking-parts',
  'no-developer-role',
  'no-stream-options',
  'strict-parameters',
  'reasoning-beside-completion',
  'no-stop-with-reasoning',
  'return-reasoning',
  'drop-reasoning',
  'cache-hit-counters',
  'reasoning-field',
  'json-object-only',
];

const url = z
  .string()
  .trim()
  .refine(
    (text) => text === '' || /^https?:\/\/[^\s/]+/.test(text),
    'A web address, such as https://host/v1',
  );

const fields = {
  provider: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}$/, '1 to 63 letters, digits, . _ -'),
  display_name: z.string().trim().max(128, 'At most 128 characters'),
  api_key: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]*$/, 'A key has no white space in it'),
  base_url: url,
  dialect: z.string(),
  credential: z.string(),
  prefixes: z.array(z.string()),
  owners: z.array(z.string()),
  quirks: z.array(z.string()),
  default_model: z.string(),
  embeddings: z.boolean(),
  skip_test: z.boolean(),
};

/** A provider that gateways know needs nothing but a key; an endpoint of one's own says what it is. */
export const newKnownSchema = z.object(fields).refine((form) => form.api_key !== '', {
  path: ['api_key'],
  message: 'Paste the key',
});

export const newCustomSchema = z
  .object(fields)
  .refine((form) => form.base_url !== '', {
    path: ['base_url'],
    message: 'Where it is, such as https://host/v1',
  })
  .refine((form) => form.credential === 'none' || form.api_key !== '', {
    path: ['api_key'],
    message: 'Paste the key, or choose that it takes none',
  });

export const changedSchema = z.object(fields);

export type ProviderForm = z.infer<typeof changedSchema>;

export const EMPTY: ProviderForm = {
  provider: '',
  display_name: '',
  api_key: '',
  base_url: '',
  dialect: 'openai',
  credential: 'bearer',
  prefixes: [],
  owners: [],
  quirks: [],
  default_model: '',
  embeddings: false,
  skip_test: false,
};

export function formOf(provider: ProviderView): ProviderForm {
  return {
    provider: provider.provider,
    display_name: provider.display_name,
    api_key: '',
    base_url: provider.base_url,
    dialect: provider.dialect,
    credential: provider.credential,
    prefixes: [...provider.prefixes],
    owners: [...provider.owners],
    quirks: [...provider.quirks],
    default_model: provider.default_model ?? '',
    embeddings: provider.embeddings,
    skip_test: false,
  };
}

/** A known provider's request: its id and its key, and an address where one was given. */
export function knownRequest(form: ProviderForm): ProviderChange {
  return {
    provider: form.provider,
    api_key: form.api_key,
    ...(form.base_url ? { base_url: form.base_url } : {}),
    ...(form.skip_test ? { skip_test: true } : {}),
  };
}

export function customRequest(form: ProviderForm): ProviderChange {
  return {
    provider: form.provider.toLowerCase(),
    display_name: form.display_name || form.provider,
    ...(form.api_key ? { api_key: form.api_key } : {}),
    base_url: form.base_url,
    dialect: form.dialect,
    credential: form.credential,
    prefixes: form.prefixes,
    owners: form.owners,
    quirks: form.dialect === 'openai' ? form.quirks : [],
    embeddings: form.embeddings,
    ...(form.default_model ? { default_model: form.default_model } : {}),
    ...(form.skip_test ? { skip_test: true } : {}),
  };
}

/** Only what differs from what is there, so that what is known by itself stays so. */
export function changeRequest(form: ProviderForm, provider: ProviderView): ProviderChange {
  const before = formOf(provider);
  const change: ProviderChange = {};
  if (form.display_name && form.display_name !== before.display_name) change.display_name = form.display_name;
  if (form.base_url !== before.base_url) change.base_url = form.base_url;
  if (form.dialect !== before.dialect) change.dialect = form.dialect;
  if (form.credential !== before.credential) change.credential = form.credential;
  if (form.default_model !== before.default_model) change.default_model = form.default_model;
  if (form.embeddings !== before.embeddings) change.embeddings = form.embeddings;
  for (const name of ['prefixes', 'owners', 'quirks'] as const) {
    if (JSON.stringify(form[name]) !== JSON.stringify(before[name])) change[name] = form[name];
  }
  if (form.api_key) change.api_key = form.api_key;
  if (form.skip_test) change.skip_test = true;
  return change;
}

/** The fields at which a refusal can stand. */
export const FIELDS = [
  'provider',
  'display_name',
  'api_key',
  'base_url',
  'dialect',
  'credential',
  'prefixes',
  'owners',
  'quirks',
] as const;
