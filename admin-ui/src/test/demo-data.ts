import type { components } from '@/api/schema.gen';
import { add, fromPicos, picos } from '@/lib/money';

type Schemas = components['schemas'];
export type Row = Required<{
  [K in keyof Schemas['UsageRecord']]: NonNullable<Schemas['UsageRecord'][K]> | null;
}>;

/** Prices in USD per 1,000,000 tokens: input, cached input, output. */
const MODELS = [
  { model: 'claude-sonnet-4-5', provider: 'anthropic', prices: ['3', '0.3', '15'], weight: 30, base: 900 },
  { model: 'gpt-5-mini', provider: 'openai', prices: ['0.25', '0.025', '2'], weight: 26, base: 450 },
  { model: 'gpt-5', provider: 'openai', prices: ['1.25', '0.125', '10'], weight: 14, base: 1300 },
  { model: 'gemini-2.5-flash', provider: 'gemini', prices: ['0.3', '0.03', '2.5'], weight: 14, base: 380 },
  { model: 'claude-haiku-4-5', provider: 'anthropic', prices: ['1', '0.1', '5'], weight: 8, base: 420 },
  { model: 'mistral-large-latest', provider: 'mistral', prices: ['2', '2', '6'], weight: 5, base: 700 },
  { model: 'deepseek-chat', provider: 'deepseek', prices: ['0.28', '0.028', '0.42'], weight: 4, base: 1100 },
  { model: 'grok-4-fast', provider: 'xai', prices: null, weight: 2, base: 600 },
] as const;

const KEYS = [
  {
    id: 'k7Hq2mZp9sLd',
    name: 'ci-code-review',
    user: 'build',
    team: 'platform',
    feature: 'code-review',
    weight: 34,
  },
  {
    id: 'aB3xWv81QnTe',
    name: 'support-assistant',
    user: 'mira',
    team: 'support',
    feature: 'support-chat',
    weight: 28,
  },
  { id: 'Zt5yUe20RkPo', name: 'search-rerank', user: 'jonas', team: 'search', feature: 'rerank', weight: 20 },
  { id: 'mN8cFd47GhJk', name: 'notebooks', user: 'aiko', team: 'data', feature: 'exploration', weight: 12 },
  { id: 'Qw6eRt19YuIo', name: 'mobile-app', user: 'lena', team: 'mobile', feature: 'voice', weight: 6 },
] as const;

/** A small generator with a seed, so that the same data comes each time. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T extends { weight: number }>(items: readonly T[], roll: number): T {
  let rest = roll * items.reduce((sum, item) => sum + item.weight, 0);
  for (const item of items) {
    rest -= item.weight;
    if (rest < 0) return item;
  }
  return items[0] as T;
}

const hex = (next: () => number, length: number) =>
  Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join('');

/** One request of the demo, at a moment. */
export function demoRow(at: number, next: () => number): Row {
  const key = pick(KEYS, next());
  const target = pick(MODELS, next());
  const id = `${at.toString(16).padStart(12, '0').slice(0, 8)}-${at.toString(16).padStart(12, '0').slice(8)}-7${hex(next, 3)}-a${hex(next, 3)}-${hex(next, 12)}`;
  const roll = next();
  const outcome =
    roll < 0.012
      ? 'provider_error'
      : roll < 0.018
        ? 'timeout'
        : roll < 0.026
          ? 'client_error'
          : roll < 0.034
            ? 'client_closed'
            : roll < 0.038
              ? 'limited'
              : 'ok';
  const status = {
    provider_error: 502,
    timeout: 504,
    client_error: 400,
    client_closed: 499,
    limited: 429,
    ok: 200,
  }[outcome];
  const failed = outcome !== 'ok' && outcome !== 'client_closed';
  const fellBack = !failed && next() < 0.05;
  const cached = failed ? 0 : Math.floor(next() * 4000);
  const uncached = failed ? 0 : 300 + Math.floor(next() * 5200);
  const text = failed ? 0 : 40 + Math.floor(next() ** 2 * 1600);
  const reasoning = failed || !/^(gpt-5|gemini)/.test(target.model) ? 0 : Math.floor(next() * 700);
  const latency = Math.round(
    target.base * (0.6 + next() * 1.6) + text * 7 + (outcome === 'timeout' ? 28_000 : 0),
  );
  const streaming = next() < 0.72;
  const cost =
    target.prices === null
      ? null
      : fromPicos(
          (BigInt(uncached) * picos(target.prices[0]) +
            BigInt(cached) * picos(target.prices[1]) +
            BigInt(text + reasoning) * picos(target.prices[2])) /
            1_000_000n,
        );
  const errorCode = {
    provider_error: 'provider_unavailable',
    timeout: 'provider_timeout',
    client_error: 'invalid_value',
    limited: 'rate_limit_exceeded',
    client_closed: null,
    ok: null,
  }[outcome];
  const tokens = {
    input_uncached: uncached,
    input_cache_read: cached,
    input_cache_write_5m: 0,
    input_cache_write_1h: 0,
    input_audio: 0,
    output_text: text,
    output_reasoning: reasoning,
    output_audio: 0,
    prompt_tokens: uncached + cached,
    completion_tokens: text + reasoning,
    total_tokens: uncached + cached + text + reasoning,
  };
  const none = Object.fromEntries(Object.keys(tokens).map((name) => [name, 0])) as typeof tokens;
  const last = {
    provider: target.provider,
    model: target.model,
    phase: failed ? ('headers' as const) : ('done' as const),
    status: failed ? (outcome === 'timeout' ? null : status === 502 ? 503 : status) : 200,
    ms: latency - 3,
    ...tokens,
    usage_source: failed ? ('none' as const) : ('provider' as const),
    cost_usd: cost,
    why: errorCode ?? 'ok',
    provider_request_id: `req_${hex(next, 16)}`,
  };
  const first = {
    ...last,
    ...none,
    provider: target.provider === 'openai' ? 'anthropic' : 'openai',
    model: target.provider === 'openai' ? 'claude-sonnet-4-5' : 'gpt-5',
    phase: 'headers' as const,
    status: 529,
    ms: Math.round(latency * 0.2),
    usage_source: 'none' as const,
    cost_usd: null,
    why: 'provider_overloaded',
    provider_request_id: `req_${hex(next, 16)}`,
  };
  const attempts = fellBack
    ? [first, { ...last, ms: latency - first.ms - 4 }]
    : failed && outcome !== 'client_error' && outcome !== 'limited'
      ? [
          { ...last, ms: Math.round(latency * 0.4) },
          { ...last, ms: Math.round(latency * 0.58) },
        ]
      : outcome === 'limited'
        ? []
        : [last];
  return {
    id,
    request_id: `req-${hex(next, 20)}`,
    started_at: new Date(at).toISOString(),
    latency_ms: latency,
    ttft_ms: failed ? null : Math.round(target.base * (0.5 + next() * 0.6)),
    overhead_us: 380 + Math.floor(next() * 500),
    key_id: key.id,
    user: key.user,
    team: key.team,
    front: next() < 0.08 ? 'embeddings' : 'chat.completions',
    model_requested: fellBack ? first.model : target.model,
    model_served: failed ? null : target.model,
    provider: target.provider,
    provider_key_id: `pk_${target.provider}`,
    is_streaming: streaming,
    is_byok: next() < 0.03,
    byok_fingerprint: null,
    status,
    outcome,
    error_code: errorCode,
    attempts,
    ...tokens,
    usage_source: failed ? 'none' : outcome === 'client_closed' ? 'provider_partial' : 'provider',
    service_tier: null,
    cost_usd: failed ? '0' : cost,
    cost_microcents: null,
    provider_cost_usd: null,
    price_id: target.prices === null ? null : `${target.model}@2026-09-01`,
    finish_reason: failed ? null : 'stop',
    conversation_id: next() < 0.6 ? `conv-${key.team}-${Math.floor(at / 3_600_000) % 400}` : null,
    tags: { feature: key.feature, team: key.team, env: next() < 0.9 ? 'production' : 'staging' },
    trace_id: hex(next, 32),
    provider_request_id: last.provider_request_id,
  };
}

/** Requests of some days until a moment, the newest first; days have nights and weekends. */
export function demoRows(until: number, days: number, perDay: number, seed = 7): Row[] {
  const next = random(seed);
  const rows: Row[] = [];
  const day = 86_400_000;
  for (let d = 0; d < days; d++) {
    const wish = Math.round(perDay * (0.8 + next() * 0.4));
    for (let i = 0; i < wish; i++) {
      const at = until - d * day - Math.floor(next() * day);
      const date = new Date(at);
      const hour = date.getUTCHours();
      const busy = (hour > 6 && hour < 19 ? 1 : 0.22) * (date.getUTCDay() % 6 === 0 ? 0.3 : 1);
      if (next() < busy) rows.push(demoRow(at, next));
    }
  }
  return rows.sort((one, other) => (one.started_at! < other.started_at! ? 1 : -1));
}

export const demoKeys = KEYS.map((key) => ({
  id: key.id,
  name: key.name,
  user: key.user,
  team: key.team,
  permissions: ['execute', 'read'],
  models: [],
  tags: { feature: key.feature },
  is_active: true,
  byok: false,
  capture: false,
  client_gone: null,
  expires_at: null,
  key_masked: `sk-weir-${key.id}-…x4Kd`,
  refused: null,
  revoked_at: null,
  rotated_until: null,
  created_at: '2026-08-12T09:14:00Z',
  created_by: 'admin',
})) satisfies Schemas['KeyView'][];

type Sums = Schemas['BucketItem'];

/** The figures over some rows, as the server sums them. */
export function figures(rows: readonly Row[]): Omit<Sums, 'bucket'> {
  const sum = (of: (row: Row) => number | null) => rows.reduce((total, row) => total + (of(row) ?? 0), 0);
  const sorted = (of: (row: Row) => number | null) =>
    rows
      .map(of)
      .filter((value) => value !== null)
      .sort((a, b) => a - b);
  const at = (values: number[], share: number) =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? null;
  const latency = sorted((row) => row.latency_ms);
  const ttft = sorted((row) => row.ttft_ms);
  return {
    requests: rows.length,
    prompt_tokens: sum((row) => row.prompt_tokens),
    completion_tokens: sum((row) => row.completion_tokens),
    total_tokens: sum((row) => row.total_tokens),
    input_uncached: sum((row) => row.input_uncached),
    input_cache_read: sum((row) => row.input_cache_read),
    input_cache_write_5m: 0,
    input_cache_write_1h: 0,
    input_audio: 0,
    output_text: sum((row) => row.output_text),
    output_reasoning: sum((row) => row.output_reasoning),
    output_audio: 0,
    cost_usd: add(...rows.map((row) => row.cost_usd)),
    cost_microcents: 0,
    unpriced_requests: rows.filter((row) => row.cost_usd === null).length,
    estimated_requests: rows.filter((row) => row.usage_source !== 'provider').length,
    error_count: rows.filter((row) => row.outcome !== 'ok' && row.outcome !== 'client_closed').length,
    client_closed_count: rows.filter((row) => row.outcome === 'client_closed').length,
    streaming_count: rows.filter((row) => row.is_streaming).length,
    byok_count: rows.filter((row) => row.is_byok).length,
    avg_latency_ms: rows.length ? sum((row) => row.latency_ms) / rows.length : null,
    p50_latency_ms: at(latency, 0.5),
    p95_latency_ms: at(latency, 0.95),
    p99_latency_ms: at(latency, 0.99),
    avg_ttft_ms: ttft.length ? ttft.reduce((a, b) => a + b, 0) / ttft.length : null,
    p50_ttft_ms: at(ttft, 0.5),
    p95_ttft_ms: at(ttft, 0.95),
    p99_ttft_ms: at(ttft, 0.99),
  };
}

export const demoPrices = MODELS.flatMap(({ model, provider, prices }) =>
  prices === null
    ? []
    : [
        {
          id: `${model}@2026-09-01`,
          provider,
          model,
          prefix: false,
          input_uncached: prices[0],
          input_cache_read: prices[1],
          output_text: prices[2],
          tiers: [],
          service_tiers: {},
          valid_from: '2026-09-01T00:00:00Z',
          source: 'the demo',
          author: 'demo',
          is_bundled: true,
          created_at: '2026-09-01T00:00:00Z',
        } satisfies Schemas['PriceView'],
      ],
);
