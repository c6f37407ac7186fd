import type { ProviderView } from '@/api/types';

/** How the forms present providers that gateways know; everything else about them the server says. */
export type KnownProvider = {
  id: string;
  name: string;
  /** Where a person makes a key. */
  keysAt: string;
  placeholder: string;
  /** What a first request may ask for. */
  model: string;
};

export const KNOWN_PROVIDERS: readonly KnownProvider[] = [
  {
    id: 'openai',
    name: 'OpenAI',
    keysAt: 'https://platform.openai.com/api-keys',
    placeholder: 'sk-…',
    model: 'gpt-5-mini',
  },
  {
    id: 'anthropic',
    name: 'Anthropic',
    keysAt: 'https://console.anthropic.com/settings/keys',
    placeholder: 'sk-ant-…',
    model: 'claude-haiku-4-5',
  },
  {
    id: 'gemini',
    name: 'Google Gemini',
    keysAt: 'https://aistudio.google.com/apikey',
    placeholder: 'AIza…',
    model: 'gemini-2.5-flash',
  },
  { id: 'xai', name: 'xAI', keysAt: 'https://console.x.ai', placeholder: 'xai-…', model: 'grok-4-fast' },
  {
    id: 'mistral',
    name: 'Mistral AI',
    keysAt: 'https://console.mistral.ai/api-keys',
    placeholder: 'The key',
    model: 'mistral-small-latest',
  },
  {
    id: 'deepseek',
    name: 'DeepSeek',
    keysAt: 'https://platform.deepseek.com/api_keys',
    placeholder: 'sk-…',
    model: 'deepseek-chat',
  },
];

export function knownProvider(id: string): KnownProvider | undefined {
  return KNOWN_PROVIDERS.find((known) => known.id === id);
}

/** The providers that can answer requests: in use, with a key where they need one. */
export function usableProviders(providers: readonly ProviderView[]): ProviderView[] {
  return providers.filter(
    (provider) => provider.is_active && (provider.api_key_masked !== null || provider.credential === 'none'),
  );
}
