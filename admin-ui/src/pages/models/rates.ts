import type { components } from '@/api/schema.gen';
import { usd } from '@/lib/money';

type Schemas = components['schemas'];

/** What a price is made of, per 1,000,000 tokens; in the order in which they are read. */
export const RATES = [
  { id: 'input_uncached', label: 'Input', short: 'input' },
  { id: 'input_cache_read', label: 'Input from cache', short: 'cached' },
  { id: 'input_cache_write_5m', label: 'Cache write, 5 min', short: 'write 5 min' },
  { id: 'input_cache_write_1h', label: 'Cache write, 1 h', short: 'write 1 h' },
  { id: 'input_audio', label: 'Audio in', short: 'audio in' },
  { id: 'output_text', label: 'Output', short: 'output' },
  { id: 'output_reasoning', label: 'Reasoning', short: 'reasoning' },
  { id: 'output_audio', label: 'Audio out', short: 'audio out' },
] as const;

export type RateId = (typeof RATES)[number]['id'];
export type Rates = Partial<Pick<Schemas['TierView'], RateId>>;

/** $3 per million reads better than $3.00, $0.075 needs its every decimal. */
export function rate(amount: string | null | undefined): string {
  if (amount === null || amount === undefined) return '—';
  const text = amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '') : amount;
  const decimals = text.split('.')[1] ?? '';
  return `$${decimals.length === 1 ? `${text}0` : text}`;
}

/** The rates that are set, in a line. */
export function ratesLine(rates: Rates): string {
  return RATES.filter(({ id }) => rates[id])
    .map(({ id, short }) => `${rate(rates[id])} ${short}`)
    .join(' · ');
}

/** What a thousand tokens in and out cost, to have a feeling for a price. */
export function perCall(cost: string): string {
  return usd(cost);
}

export function tokens(value: number): string {
  return value >= 1_000_000
    ? `${trimmed(value / 1_000_000)}M`
    : value >= 1000
      ? `${trimmed(value / 1000)}k`
      : String(value);
}

function trimmed(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
