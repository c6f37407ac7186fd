import { http, HttpResponse } from 'msw';
import type { components } from '@/api/schema.gen';
import { add } from '@/lib/money';
import { demoKeys, demoPrices } from './demo-data';
import { problem } from './problem';

type Schemas = components['schemas'];

/** What the admin service knows beside usage, changed by the handlers below; begun anew for each test. */
type ControlPlane = {
  providers: Schemas['ProviderView'][];
  keys: Schemas['KeyView'][];
  people: Schemas['PersonView'][];
  models: Schemas['ModelView'][];
  prices: Schemas['PriceView'][];
  unpriced: Schemas['UnpricedModel'][];
  aliases: Schemas['AliasEntry'][];
  rules: Schemas['RuleView'][];
  gateways: Schemas['GatewayView'][];
  instance: Schemas['InstanceView'];
  quarantine: Schemas['QuarantinedRecord'][];
  audit: Schemas['AuditEntry'][];
  runs: Schemas['RepriceRun'][];
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (millis: number) => new Date(Date.now() - millis).toISOString();

function provider(
  id: string,
  name: string,
  url: string,
  more: Partial<Schemas['ProviderView']> = {},
): Schemas['ProviderView'] {
  return {
    id,
    provider: id,
    display_name: name,
    label: name,
    base_url: url,
    dialect: 'openai',
    prefixes: [],
    owners: [],
    quirks: [],
    credential: 'bearer',
    embeddings: false,
    default_model: null,
    is_active: true,
    is_custom: false,
    api_key_masked: '…x7Qd',
    key_id: `pk_${id}`,
    key_version: 1,
    last_verified: ago(2 * DAY),
    created_at: '2026-08-12T09:00:00Z',
    updated_at: '2026-10-02T14:30:00Z',
    circuits: [],
    ...more,
  };
}

function model(
  providerId: string,
  name: string,
  context: number,
  more: Partial<Schemas['ModelView']> = {},
): Schemas['ModelView'] {
  return {
    name,
    provider: providerId,
    kind: 'chat',
    display_name: name,
    created: 0,
    context_length: context,
    max_output_tokens: 64_000,
    capabilities: ['tools', 'vision', 'streaming'],
    price: 'priced',
    price_id: `${name}@2026-09-01`,
    usable: true,
    ...more,
  };
}

function price(
  providerId: string,
  name: string,
  [input, cached, output]: readonly [string, string, string],
  more: Partial<Schemas['PriceView']> = {},
): Schemas['PriceView'] {
  return {
    id: `${name}@2026-09-01`,
    provider: providerId,
    model: name,
    prefix: false,
    input_uncached: input,
    input_cache_read: cached,
    output_text: output,
    tiers: [],
    service_tiers: {},
    valid_from: '2026-09-01T00:00:00Z',
    source: 'price list 2026-09-01',
    author: 'weir',
    is_bundled: true,
    created_at: '2026-09-02T08:00:00Z',
    ...more,
  };
}

function key(base: (typeof demoKeys)[number], more: Partial<Schemas['KeyView']> = {}): Schemas['KeyView'] {
  return { ...base, permissions: ['execute', 'read'], ...more };
}

const KEY_TRAITS: Partial<Schemas['KeyView']>[] = [
  { models: ['claude-*', 'gpt-5*'], client_gone: { stream: 'cancel', whole: 'drain' } },
  { tags: { feature: 'support-chat', env: 'production' } },
  { rotated_until: ago(-6 * HOUR) },
  { expires_at: ago(-3 * DAY), permissions: ['execute'], byok: true },
  { is_active: false, refused: 'disabled' as const },
];

function begin(): ControlPlane {
  return {
    providers: [
      provider('anthropic', 'Anthropic', 'https://api.anthropic.com', {
        dialect: 'anthropic',
        credential: 'x-api-key',
        prefixes: ['claude-'],
        owners: ['anthropic'],
        key_version: 3,
        circuits: [
          {
            gateway: 'gateway-eu-2',
            model: 'claude-sonnet-4-5',
            state: 'open',
            failure_rate: 62.5,
            calls: 48,
          },
          {
            gateway: 'gateway-eu-1',
            model: 'claude-sonnet-4-5',
            state: 'closed',
            failure_rate: 4,
            calls: 50,
          },
        ],
      }),
      provider('deepseek', 'DeepSeek', 'https://api.deepseek.com/v1', {
        prefixes: ['deepseek-'],
        owners: ['deepseek'],
      }),
      provider('gemini', 'Google Gemini', 'https://generativelanguage.googleapis.com', {
        dialect: 'gemini',
        credential: 'x-goog-api-key',
        prefixes: ['gemini-'],
        owners: ['google'],
        embeddings: true,
        circuits: [
          {
            gateway: 'gateway-eu-1',
            model: 'gemini-2.5-flash',
            state: 'half_open',
            failure_rate: 31,
            calls: 16,
          },
        ],
      }),
      provider('mistral', 'Mistral AI', 'https://api.mistral.ai/v1', {
        prefixes: ['mistral-'],
        owners: ['mistral'],
        embeddings: true,
      }),
      provider('openai', 'OpenAI', 'https://api.openai.com/v1', {
        prefixes: ['gpt-', 'o3', 'text-embedding-'],
        owners: ['openai'],
        embeddings: true,
        last_verified: ago(3 * HOUR),
        api_key_masked: '…m2Lk',
      }),
      provider('our-vllm', 'Our vLLM', 'http://10.20.0.12:8000/v1', {
        is_custom: true,
        credential: 'none',
        api_key_masked: null,
        key_id: null,
        key_version: null,
        last_verified: null,
        prefixes: ['llama-', 'qwen-'],
        owners: ['local'],
        is_active: false,
      }),
      provider('xai', 'xAI', 'https://api.x.ai/v1', {
        prefixes: ['grok-'],
        owners: ['xai'],
        last_verified: null,
        api_key_masked: '…p0Rt',
      }),
    ],
    keys: demoKeys.map((base, index) => key(base, KEY_TRAITS[index])),
    people: [
      person('p1', 'admin', 'admin', { email: null }),
      person('p2', 'aiko', 'member', { team: 'data', email: 'aiko@example.com' }),
      person('p3', 'jonas', 'owner', {
        team: 'search',
        email: 'jonas@example.com',
        issuer: 'https://login.example.com/realms/main',
        has_password: false,
      }),
      person('p4', 'lena', 'viewer', { team: 'mobile', email: 'lena@example.com', is_active: false }),
      person('p5', 'mira', 'viewer', { team: 'support', email: 'mira@example.com', sees_ledger: true }),
    ],
    models: [
      model('anthropic', 'claude-haiku-4-5', 200_000),
      model('anthropic', 'claude-sonnet-4-5', 1_000_000),
      model('deepseek', 'deepseek-chat', 128_000, { capabilities: ['tools', 'streaming'] }),
      model('gemini', 'gemini-2.5-flash', 1_048_576),
      model('gemini', 'gemini-2.5-pro', 1_048_576),
      model('mistral', 'mistral-large-latest', 131_072),
      model('openai', 'gpt-5', 400_000),
      model('openai', 'gpt-5-mini', 400_000),
      model('openai', 'gpt-5-nano', 400_000),
      model('openai', 'text-embedding-3-small', 8191, {
        kind: 'embedding',
        capabilities: [],
        max_output_tokens: null,
      }),
      model('our-vllm', 'llama-4-scout', 131_072, { usable: false, price: 'unpriced', price_id: null }),
      model('xai', 'grok-4-fast', 2_000_000, { price: 'unpriced', price_id: null }),
    ],
    prices: [
      price('anthropic', 'claude-haiku-4-5', ['1.00', '0.10', '5.00'], {
        input_cache_write_5m: '1.25',
        input_cache_write_1h: '2.00',
      }),
      price('anthropic', 'claude-sonnet-4-5', ['3.00', '0.30', '15.00'], {
        input_cache_write_5m: '3.75',
        input_cache_write_1h: '6.00',
        tiers: [
          {
            above_prompt_tokens: 200_000,
            input_uncached: '6.00',
            input_cache_read: '0.60',
            output_text: '22.50',
          },
        ],
        service_tiers: { batch: { input_uncached: '1.50', output_text: '7.50', tiers: [] } },
      }),
      price('deepseek', 'deepseek-chat', ['0.28', '0.028', '0.42']),
      price('gemini', 'gemini-2.5-flash', ['0.30', '0.03', '2.50'], { input_audio: '1.00' }),
      price('gemini', 'gemini-2.5-pro', ['1.25', '0.125', '10.00'], {
        tiers: [{ above_prompt_tokens: 200_000, input_uncached: '2.50', output_text: '15.00' }],
      }),
      price('mistral', 'mistral-large-latest', ['2.00', '0.20', '6.00']),
      price('openai', 'gpt-5', ['1.25', '0.125', '10.00'], {
        service_tiers: {
          flex: { input_uncached: '0.625', output_text: '5.00', tiers: [] },
          priority: { input_uncached: '2.50', output_text: '20.00', tiers: [] },
        },
      }),
      price('openai', 'gpt-5-mini', ['0.225', '0.0225', '1.80'], {
        is_bundled: false,
        author: 'admin',
        source: 'Contract of November',
        valid_from: '2026-11-01T00:00:00Z',
        created_at: '2026-10-28T10:12:00Z',
      }),
      price('openai', 'gpt-5-nano', ['0.05', '0.005', '0.40']),
      price('openai', 'text-embedding-3-small', ['0.02', '0.02', '0.02']),
    ],
    unpriced: [
      {
        provider: 'xai',
        model: 'grok-4-fast',
        service_tier: null,
        requests: 212,
        prompt_tokens: 841_000,
        completion_tokens: 112_400,
        first_seen: ago(18 * DAY),
        last_seen: ago(2 * HOUR),
      },
    ],
    aliases: [
      { name: 'fast', target: 'gpt-5-mini', fallbacks: ['gemini-2.5-flash', 'claude-haiku-4-5'] },
      {
        name: 'smart',
        target: 'claude-sonnet-4-5',
        fallbacks: ['openai/gpt-5', 'gemini-2.5-pro', 'mistral-large-latest'],
      },
      { name: 'gpt-4o-mini', target: 'gpt-5-nano', fallbacks: [] },
    ],
    rules: [
      rule('r1', 'instance', '', ['claude-*', 'gpt-5*', 'gemini-*', 'mistral-*', 'deepseek-chat', 'grok-*']),
      rule('r2', 'team', 'support', ['fast', 'claude-haiku-4-5']),
      rule('r3', 'tag', 'env:staging', ['gpt-5-nano']),
    ],
    gateways: [
      gateway('gateway-eu-1', {}),
      gateway('gateway-eu-2', {
        is_current: false,
        snapshot_version: '7c41d09e1ab3',
        spool: { waiting: 1284, bytes: 912_400, lost: 0 },
      }),
    ],
    instance: {
      version: '0.1.0',
      retention_days: null,
      provider_keys: { kept_in: 'database', vault_url: null, vault_path: null },
    },
    quarantine: [],
    audit: auditEntries(),
    runs: [],
  };
}

function person(
  id: string,
  name: string,
  role: Schemas['PersonView']['role'],
  more: Partial<Schemas['PersonView']>,
): Schemas['PersonView'] {
  return {
    id,
    name,
    role,
    email: `${name}@example.com`,
    team: null,
    issuer: null,
    has_password: true,
    is_active: true,
    sees_ledger: false,
    created_at: '2026-08-12T09:00:00Z',
    ...more,
  };
}

function rule(
  id: string,
  scope: Schemas['RuleView']['scope'],
  subject: string,
  models: string[],
): Schemas['RuleView'] {
  return { id, scope, subject, models, created_at: ago(20 * DAY), updated_at: ago(4 * DAY) };
}

function gateway(name: string, more: Partial<Schemas['GatewayView']>): Schemas['GatewayView'] {
  return {
    gateway: name,
    version: '0.1.0',
    is_current: true,
    snapshot_version: '9f3a7be2c481',
    started_at: ago(6 * DAY),
    told_at: ago(2000),
    degraded: [],
    spool: { waiting: 0, bytes: 0, lost: 0 },
    circuits: [],
    ...more,
  };
}

function auditEntries(): Schemas['AuditEntry'][] {
  const admin = { kind: 'person', id: 'p1', name: 'admin' };
  const jonas = { kind: 'person', id: 'p3', name: 'jonas' };
  const ci = { kind: 'key', id: 'k7Hq2mZp9sLd', name: 'ci-code-review' };
  const drafts: Omit<Schemas['AuditEntry'], 'seq' | 'hash' | 'at'>[] = [
    {
      actor: admin,
      action: 'people.sign-in',
      subject: 'person/p1',
      before: null,
      after: { how: 'password', address: '10.0.0.8' },
    },
    {
      actor: jonas,
      action: 'keys.update',
      subject: 'key/k7Hq2mZp9sLd',
      before: { name: 'ci-code-review', models: ['claude-*'], team: 'platform', is_active: true },
      after: { name: 'ci-code-review', models: ['claude-*', 'gpt-5*'], team: 'platform', is_active: true },
    },
    {
      actor: admin,
      action: 'providers.rotate',
      subject: 'provider/anthropic',
      before: { display_name: 'Anthropic', api_key_masked: '…c9Td', key_version: 2 },
      after: { display_name: 'Anthropic', api_key_masked: '…x7Qd', key_version: 3 },
    },
    {
      actor: ci,
      action: 'keys.refused',
      subject: 'key/k7Hq2mZp9sLd',
      before: null,
      after: { why: 'forbidden', what: 'POST /api/ai/keys' },
    },
    {
      actor: admin,
      action: 'pricing.add',
      subject: 'price/gpt-5-mini@2026-11-01',
      before: {
        model: 'gpt-5-mini',
        input_uncached: '0.25',
        output_text: '2.00',
        source: 'price list 2026-09-01',
      },
      after: {
        model: 'gpt-5-mini',
        input_uncached: '0.225',
        output_text: '1.80',
        source: 'Contract of November',
      },
    },
    {
      actor: jonas,
      action: 'models.alias',
      subject: 'alias/smart',
      before: { name: 'smart', target: 'gpt-5', fallbacks: [] },
      after: { name: 'smart', target: 'claude-sonnet-4-5', fallbacks: ['openai/gpt-5'] },
    },
    {
      actor: admin,
      action: 'people.create',
      subject: 'person/p5',
      before: null,
      after: { name: 'mira', role: 'viewer', team: 'support', sees_ledger: true },
    },
    {
      actor: admin,
      action: 'pricing.reprice',
      subject: 'reprice/0192',
      before: null,
      after: { model: 'gpt-5-mini', rows: 4120, dry_run: false },
    },
  ];
  return Array.from({ length: 240 }, (_, index) => ({
    ...drafts[index % drafts.length]!,
    seq: 240 - index,
    at: ago(index * 2.6 * HOUR + 8 * 60_000),
    hash: (240 - index).toString(16).padStart(8, '0').repeat(8),
  }));
}

let made: ControlPlane | null = null;

/** The state as it is; tests change it to what they need. */
export function controlPlane(): ControlPlane {
  made ??= begin();
  return made;
}

export function resetControlPlane(): void {
  made = null;
}

const page = <T>(items: T[]) => HttpResponse.json({ items, next_cursor: null });
const missing = (what: string) => problem(404, 'not_found', `${what} was not found`);
const body = async <T>(request: Request) => (await request.json()) as T;
const SECRET = 'sk-weir-Nv4kT2wQ8yLm-7f3GhJk29sPzXcVbNqWeRtYuIoPaSdF1x4Kd';

export const controlHandlers = [
  http.get('*/api/ai/keys', () => page(controlPlane().keys)),
  http.post('*/api/ai/keys', async ({ request }) => {
    const asked = await body<Schemas['KeySettings']>(request);
    if (controlPlane().keys.some((known) => known.name === asked.name)) {
      return HttpResponse.json(
        {
          type: 'about:blank',
          title: 'invalid',
          status: 409,
          code: 'conflict',
          detail: `a key ${asked.name} is there`,
          param: 'name',
        },
        { status: 409, headers: { 'content-type': 'application/problem+json' } },
      );
    }
    const fresh = key(demoKeys[0]!, {
      models: [],
      tags: {},
      user: null,
      team: null,
      ...asked,
      id: 'Nv4kT2wQ8yLm',
      key_masked: 'sk-weir-Nv4kT2wQ8yLm-…x4Kd',
      created_at: new Date().toISOString(),
    });
    controlPlane().keys.unshift(fresh);
    return HttpResponse.json({ ...fresh, key: SECRET }, { status: 201 });
  }),
  http.patch('*/api/ai/keys/:id', async ({ params, request }) => {
    const known = controlPlane().keys.find((one) => one.id === params.id);
    if (!known) return missing(`key ${String(params.id)}`);
    Object.assign(known, await body<object>(request));
    known.refused = known.is_active ? null : 'disabled';
    return HttpResponse.json(known);
  }),
  http.post('*/api/ai/keys/:id/rotate', async ({ params, request }) => {
    const known = controlPlane().keys.find((one) => one.id === params.id);
    if (!known) return missing(`key ${String(params.id)}`);
    const { overlap } = await body<Schemas['Rotation']>(request);
    known.rotated_until = overlap ? ago(-overlap * 1000) : null;
    return HttpResponse.json({ ...known, key: SECRET });
  }),
  http.delete('*/api/ai/keys/:id', ({ params }) => {
    const known = controlPlane().keys.find((one) => one.id === params.id);
    if (!known) return missing(`key ${String(params.id)}`);
    known.revoked_at = new Date().toISOString();
    known.refused = 'revoked';
    return new HttpResponse(null, { status: 204 });
  }),

  http.get('*/api/ai/providers', () => page(controlPlane().providers)),
  http.post('*/api/ai/providers', async ({ request }) => {
    const asked = await body<Schemas['ProviderRequest']>(request);
    if (asked.api_key?.includes('wrong')) return checkFailed(asked.provider);
    const fresh = provider(
      asked.provider,
      asked.display_name ?? nameOf(asked.provider),
      asked.base_url ?? 'https://api.example.com/v1',
      {
        prefixes: asked.prefixes ?? [],
        api_key_masked: asked.api_key ? `…${asked.api_key.slice(-4)}` : null,
        last_verified: asked.skip_test ? null : new Date().toISOString(),
      },
    );
    controlPlane().providers.push(fresh);
    return HttpResponse.json(fresh, { status: 201 });
  }),
  http.post('*/api/ai/providers/test', async ({ request }) => {
    const asked = await body<Schemas['ProviderRequest']>(request);
    return HttpResponse.json(
      asked.api_key?.includes('wrong')
        ? {
            success: false,
            provider: asked.provider,
            error: 'the provider refused the key (status 401)',
            latency_ms: 140,
          }
        : { success: true, provider: asked.provider, latency_ms: 182 },
    );
  }),
  http.post('*/api/ai/providers/:id/test', ({ params }) => {
    const known = controlPlane().providers.find((one) => one.id === params.id);
    if (!known) return missing(`provider ${String(params.id)}`);
    known.last_verified = new Date().toISOString();
    return HttpResponse.json({ success: true, provider: known.id, latency_ms: 164 });
  }),
  http.patch('*/api/ai/providers/:id', async ({ params, request }) => {
    const known = controlPlane().providers.find((one) => one.id === params.id);
    if (!known) return missing(`provider ${String(params.id)}`);
    const { api_key, ...asked } = await body<Schemas['ProviderRequest']>(request);
    if (api_key?.includes('wrong')) return checkFailed(known.id);
    Object.assign(
      known,
      asked,
      api_key ? { api_key_masked: `…${api_key.slice(-4)}`, last_verified: new Date().toISOString() } : {},
    );
    return HttpResponse.json(known);
  }),
  http.delete('*/api/ai/providers/:id', ({ params }) => {
    const plane = controlPlane();
    plane.providers = plane.providers.filter((one) => one.id !== params.id);
    return new HttpResponse(null, { status: 204 });
  }),

  http.get('*/api/ai/models/resolve', ({ request }) => {
    const name = new URL(request.url).searchParams.get('name') ?? '';
    const alias = controlPlane().aliases.find((one) => one.name === name.toLowerCase());
    const first = target(alias?.target ?? name);
    return first === null
      ? problem(404, 'model_not_found', `${name} goes to no provider`)
      : HttpResponse.json({
          ...first,
          name,
          fallbacks: (alias?.fallbacks ?? []).map(target).filter(Boolean),
        });
  }),
  http.get('*/api/ai/models/aliases', () => page(controlPlane().aliases)),
  http.post('*/api/ai/models/aliases', async ({ request }) => {
    const asked = await body<Schemas['AliasEntry']>(request);
    controlPlane().aliases.push(asked);
    return HttpResponse.json(asked, { status: 201 });
  }),
  http.put('*/api/ai/models/aliases/:name', async ({ params, request }) => {
    const plane = controlPlane();
    const name = String(params.name);
    const asked = { ...(await body<Schemas['AliasEntry']>(request)), name };
    plane.aliases = plane.aliases.map((one) => (one.name === name ? asked : one));
    return HttpResponse.json(asked);
  }),
  http.delete('*/api/ai/models/aliases/:name', ({ params }) => {
    const plane = controlPlane();
    plane.aliases = plane.aliases.filter((one) => one.name !== params.name);
    return new HttpResponse(null, { status: 204 });
  }),
  http.get('*/api/ai/models', () =>
    HttpResponse.json({ items: controlPlane().models, aliases: controlPlane().aliases, next_cursor: null }),
  ),

  http.get('*/api/ai/pricing/unpriced', () => page(controlPlane().unpriced)),
  http.get('*/api/ai/pricing/history', ({ request }) => {
    const name = new URL(request.url).searchParams.get('model');
    const now = controlPlane().prices.filter((one) => one.model === name);
    const before = now
      .filter((one) => !one.is_bundled)
      .map((one) => ({
        ...price(one.provider ?? '', one.model, ['0.25', '0.025', '2.00']),
        id: `${one.model}@before`,
        valid_to: one.valid_from,
      }));
    return page([...now, ...before]);
  }),
  http.get('*/api/ai/pricing', ({ request }) =>
    page(new URL(request.url).searchParams.has('at') ? demoPrices : controlPlane().prices),
  ),
  http.put('*/api/ai/pricing', async ({ request }) => {
    const plane = controlPlane();
    const { items } = await body<{ items: Schemas['PriceRequest'][] }>(request);
    const fresh = items.map((item) => ({
      ...price(item.provider ?? '', item.model, ['0', '0', '0']),
      ...item,
      id: `${item.model}@now`,
      is_bundled: false,
      author: 'admin',
      valid_from: item.valid_from ?? new Date().toISOString(),
      created_at: new Date().toISOString(),
    })) as Schemas['PriceView'][];
    for (const one of fresh) {
      plane.prices = [...plane.prices.filter((known) => known.model !== one.model), one];
      plane.models = plane.models.map((known) =>
        known.name === one.model ? { ...known, price: 'priced', price_id: one.id } : known,
      );
      plane.unpriced = plane.unpriced.filter((known) => known.model !== one.model);
    }
    return page(fresh);
  }),
  http.post('*/api/ai/pricing/reprice', async ({ request }) => {
    const asked = await body<Schemas['RepriceRequest']>(request);
    const run: Schemas['RepriceRun'] = {
      run: `0192f000-0000-7000-8000-00000000000${controlPlane().runs.length}`,
      state: 'done',
      dry_run: asked.dry_run ?? false,
      from: asked.from ?? '',
      to: asked.to ?? '',
      model: asked.model ?? null,
      rows: 4120,
      rows_changed: 212,
      cost_usd_before: '182.410022',
      cost_usd_after: add('182.410022', '0.224641'),
      unpriced_before: 212,
      unpriced_after: 0,
      author: 'admin',
      error: null,
      started_at: new Date().toISOString(),
      finished_at: new Date().toISOString(),
      undone_at: null,
    };
    controlPlane().runs.push(run);
    return HttpResponse.json(run);
  }),
  http.get('*/api/ai/pricing/reprice/:run', ({ params }) => {
    const run = controlPlane().runs.find((one) => one.run === params.run);
    return run ? HttpResponse.json(run) : missing(`run ${String(params.run)}`);
  }),
  http.post('*/api/ai/pricing/reprice/:run/undo', ({ params }) => {
    const run = controlPlane().runs.find((one) => one.run === params.run);
    if (!run) return missing(`run ${String(params.run)}`);
    Object.assign(run, { state: 'undone', undone_at: new Date().toISOString() });
    return HttpResponse.json(run);
  }),

  http.get('*/api/ai/rules', () => page(controlPlane().rules)),
  http.post('*/api/ai/rules', async ({ request }) => {
    const asked = await body<Schemas['NewRule']>(request);
    const fresh = rule(`r${controlPlane().rules.length + 1}`, asked.scope, asked.subject ?? '', asked.models);
    controlPlane().rules.push(fresh);
    return HttpResponse.json(fresh, { status: 201 });
  }),
  http.patch('*/api/ai/rules/:id', async ({ params, request }) => {
    const known = controlPlane().rules.find((one) => one.id === params.id);
    if (!known) return missing(`rule ${String(params.id)}`);
    return HttpResponse.json(Object.assign(known, await body<object>(request)));
  }),
  http.delete('*/api/ai/rules/:id', ({ params }) => {
    const plane = controlPlane();
    plane.rules = plane.rules.filter((one) => one.id !== params.id);
    return new HttpResponse(null, { status: 204 });
  }),

  http.get('*/api/ai/people', () => page(controlPlane().people)),
  http.post('*/api/ai/people', async ({ request }) => {
    const { password, ...asked } = await body<Schemas['PersonSettings']>(request);
    if (!password) return problem(400, 'invalid_value', 'password: it is missing');
    const fresh = person(`p${controlPlane().people.length + 1}`, asked.name, asked.role ?? 'viewer', asked);
    controlPlane().people.push(fresh);
    return HttpResponse.json(fresh, { status: 201 });
  }),
  http.patch('*/api/ai/people/:id', async ({ params, request }) => {
    const known = controlPlane().people.find((one) => one.id === params.id);
    if (!known) return missing(`person ${String(params.id)}`);
    const asked = await body<Partial<Schemas['PersonSettings']>>(request);
    delete asked.password;
    return HttpResponse.json(Object.assign(known, asked));
  }),
  http.delete('*/api/ai/people/:id', ({ params }) => {
    const plane = controlPlane();
    plane.people = plane.people.filter((one) => one.id !== params.id);
    return new HttpResponse(null, { status: 204 });
  }),
  http.post('*/api/ai/me/password', () => new HttpResponse(null, { status: 204 })),

  http.get('*/api/ai/audit', ({ request }) => {
    const asked = new URL(request.url).searchParams;
    const action = asked.get('action');
    const found = controlPlane().audit.filter(
      (entry) =>
        (!asked.get('from') || entry.at >= asked.get('from')!) &&
        (!asked.get('to') || entry.at < asked.get('to')!) &&
        (!asked.get('actor') || entry.actor.name === asked.get('actor')) &&
        (!asked.get('subject') || entry.subject === asked.get('subject')) &&
        (!action || entry.action === action || entry.action.startsWith(`${action}.`)),
    );
    const start = Number(asked.get('cursor') ?? 0);
    const limit = Number(asked.get('limit') ?? 50);
    return HttpResponse.json({
      items: found.slice(start, start + limit),
      next_cursor: start + limit < found.length ? String(start + limit) : null,
    });
  }),

  http.get('*/api/ai/gateways', () => page(controlPlane().gateways)),
  http.get('*/api/ai/instance', () => HttpResponse.json(controlPlane().instance)),
  http.get('*/api/ai/usage/quarantine', () => HttpResponse.json({ items: controlPlane().quarantine })),
];

function target(name: string): Schemas['TargetView'] | null {
  const bare = name.includes('/') ? name.slice(name.indexOf('/') + 1) : name;
  const listed = controlPlane().models.find((one) => one.name === bare.toLowerCase());
  if (!listed) return null;
  return {
    name,
    model: listed.name,
    provider: listed.provider,
    is_listed: true,
    price: listed.price,
    usable: listed.usable,
  };
}

function nameOf(id: string): string {
  return begin().providers.find((one) => one.id === id)?.display_name ?? id;
}

function checkFailed(id: string) {
  return HttpResponse.json(
    {
      type: 'about:blank',
      title: 'check_failed',
      status: 422,
      code: 'check_failed',
      detail: `the live check of ${id} failed: the provider refused the key (status 401)`,
      param: 'api_key',
    },
    { status: 422, headers: { 'content-type': 'application/problem+json' } },
  );
}
