import { z } from 'zod';
import type { ModelView, PriceView } from '@/api/types';
import { momentOfWallText, wallText } from '@/lib/time-zone';
import type { PriceRequest } from './queries';
import { RATES, type RateId, type Rates } from './rates';

const amount = z
  .string()
  .trim()
  .regex(/^$|^\d{1,7}(\.\d{1,6})?$/, 'A decimal number such as 0.25, with at most six decimals');

const rates = {
  input_uncached: amount,
  input_cache_read: amount,
  input_cache_write_5m: amount,
  input_cache_write_1h: amount,
  input_audio: amount,
  output_text: amount,
  output_reasoning: amount,
  output_audio: amount,
} satisfies Record<RateId, typeof amount>;

const tier = z
  .object({ above_prompt_tokens: z.string().regex(/^\d{1,9}$/, 'A whole number of tokens'), ...rates })
  .refine((one) => RATES.some(({ id }) => one[id] !== ''), {
    path: ['input_uncached'],
    message: 'A tier needs a price',
  });

/** What the form of a price holds; amounts stay the text that was typed. */
export const priceSchema = z
  .object({
    model: z.string().trim().min(1, 'Which model?').max(256, 'At most 256 characters'),
    provider: z.string(),
    prefix: z.boolean(),
    ...rates,
    tiers: z.array(tier),
    since: z.enum(['now', 'date']),
    valid_from: z.string(),
    source: z.string().max(256, 'At most 256 characters'),
  })
  .refine((price) => RATES.some(({ id }) => price[id] !== ''), {
    path: ['input_uncached'],
    message: 'A price needs a number',
  })
  .refine((price) => price.since === 'now' || price.valid_from !== '', {
    path: ['valid_from'],
    message: 'Choose a date and a time',
  });

export type PriceForm = z.infer<typeof priceSchema>;
export type TierForm = PriceForm['tiers'][number];

export const NO_RATES: Record<RateId, string> = {
  input_uncached: '',
  input_cache_read: '',
  input_cache_write_5m: '',
  input_cache_write_1h: '',
  input_audio: '',
  output_text: '',
  output_reasoning: '',
  output_audio: '',
};

/** Begins with what holds now, where something does; valid from now, or since a moment. */
export function priceFormOf(
  model: Pick<ModelView, 'name' | 'provider'>,
  current: PriceView | undefined,
  now: number,
  zone: string,
  since?: string,
): PriceForm {
  return {
    model: current?.model ?? model.name.toLowerCase(),
    provider: current ? (current.provider ?? '') : model.provider,
    prefix: current?.prefix ?? false,
    ...texts(current ?? {}),
    tiers: (current?.tiers ?? []).map((one) => ({
      above_prompt_tokens: String(one.above_prompt_tokens),
      ...texts(one),
    })),
    since: since ? 'date' : 'now',
    valid_from: wallText(since ? Date.parse(since) : now, zone),
    source: '',
  };
}

function texts(from: Rates): Record<RateId, string> {
  const found = { ...NO_RATES };
  for (const { id } of RATES) found[id] = from[id] ?? '';
  return found;
}

function amounts(form: Record<RateId, string>): Rates {
  const found: Rates = {};
  for (const { id } of RATES) {
    const text = form[id].trim();
    if (text !== '') found[id] = text;
  }
  return found;
}

/** The version that is added; tiers of service stay as they are. */
export function priceRequestOf(form: PriceForm, current: PriceView | undefined, zone: string): PriceRequest {
  const moment = form.since === 'date' ? momentOfWallText(form.valid_from, zone) : null;
  return {
    model: form.model.trim().toLowerCase(),
    ...(form.provider ? { provider: form.provider } : {}),
    prefix: form.prefix,
    ...amounts(form),
    tiers: form.tiers.map((one) => ({
      above_prompt_tokens: Number(one.above_prompt_tokens),
      ...amounts(one),
    })),
    ...(current && Object.keys(current.service_tiers).length > 0
      ? { service_tiers: current.service_tiers }
      : {}),
    ...(moment === null ? {} : { valid_from: new Date(moment).toISOString() }),
    ...(form.source.trim() ? { source: form.source.trim() } : {}),
  };
}
