import type { PriceView, UsageRecord } from '@/api/types';
import { add, priceOf, type Decimal } from '@/lib/money';

const BUCKETS = [
  { bucket: 'input_uncached', label: 'Input', fallback: null },
  { bucket: 'input_cache_read', label: 'Input from the cache', fallback: 'input_uncached' },
  {
    bucket: 'input_cache_write_5m',
    label: 'Input written to the cache (5 minutes)',
    fallback: 'input_uncached',
  },
  {
    bucket: 'input_cache_write_1h',
    label: 'Input written to the cache (1 hour)',
    fallback: 'input_uncached',
  },
  { bucket: 'input_audio', label: 'Audio input', fallback: 'input_uncached' },
  { bucket: 'output_text', label: 'Output', fallback: null },
  { bucket: 'output_reasoning', label: 'Reasoning', fallback: 'output_text' },
  { bucket: 'output_audio', label: 'Audio output', fallback: 'output_text' },
] as const;

type Bucket = (typeof BUCKETS)[number]['bucket'];

/** USD per 1,000,000 tokens by bucket. */
export type Rates = { [bucket in Bucket]?: string | null };

export type CostLine = {
  bucket: Bucket;
  label: string;
  tokens: number;
  rate: Decimal | null;
  cost: Decimal | null;
  isFallback: boolean;
  pricedAs: string;
};

const REGULAR = ['default', 'standard', 'auto', 'on_demand'];

/** The rates of a price that hold for a request: its service tier first, then the length of its prompt. */
export function ratesOf(price: PriceView, row: UsageRecord): Rates | null {
  const tier = row.service_tier;
  const schedule = !tier || REGULAR.includes(tier) ? price : price.service_tiers?.[tier];
  if (!schedule) return null;
  const longer = [...(schedule.tiers ?? [])]
    .sort((one, other) => (other.above_prompt_tokens ?? 0) - (one.above_prompt_tokens ?? 0))
    .find((one) => (row.prompt_tokens ?? 0) > (one.above_prompt_tokens ?? 0));
  if (!longer) return schedule;
  const merged: Rates = {};
  for (const { bucket } of BUCKETS) {
    merged[bucket] = rateOf(longer, bucket) ?? rateOf(schedule, bucket);
  }
  return merged;
}

function rateOf(rates: Rates, bucket: Bucket): Decimal | null {
  const fallback = BUCKETS.find((one) => one.bucket === bucket)?.fallback;
  return rates[bucket] ?? (fallback ? (rates[fallback] ?? null) : null);
}

/** The kinds of tokens that were counted, each with its price; they add up to the cost of the answer. */
export function costLines(row: UsageRecord, rates: Rates | null): { lines: CostLine[]; sum: Decimal } {
  const lines = BUCKETS.flatMap(({ bucket, label, fallback }): CostLine[] => {
    const tokens = row[bucket] ?? 0;
    if (tokens === 0) return [];
    const rate = rates ? rateOf(rates, bucket) : null;
    return [
      {
        bucket,
        label,
        tokens,
        rate,
        cost: rate === null ? null : priceOf(tokens, rate),
        isFallback:
          rates !== null &&
          fallback !== null &&
          (rates[bucket] === null || rates[bucket] === undefined) &&
          rate !== null,
        pricedAs: fallback === 'output_text' ? 'output' : 'input',
      },
    ];
  });
  return { lines, sum: add(...lines.map((line) => line.cost)) };
}
