import { expect, test } from 'vitest';
import type { PriceView, UsageRecord } from '@/api/types';
import { costLines, ratesOf } from './cost';

const price = {
  id: 'p',
  model: 'm',
  input_uncached: '3',
  output_text: '15',
  tiers: [{ above_prompt_tokens: 200_000, input_uncached: '6' }],
  service_tiers: { batch: { input_uncached: '1.5', output_text: '7.5', tiers: [] } },
} as unknown as PriceView;

const row = (changes: Partial<UsageRecord>) =>
  ({
    prompt_tokens: 100,
    input_uncached: 80,
    input_cache_read: 20,
    output_text: 10,
    output_reasoning: 5,
    ...changes,
  }) as UsageRecord;

test('a kind without a price of its own is priced like its side', () => {
  const { lines, sum } = costLines(row({}), ratesOf(price, row({})));
  expect(lines.map(({ bucket, rate, cost, isFallback }) => [bucket, rate, cost, isFallback])).toEqual([
    ['input_uncached', '3', '0.00024', false],
    ['input_cache_read', '3', '0.00006', true],
    ['output_text', '15', '0.00015', false],
    ['output_reasoning', '15', '0.000075', true],
  ]);
  expect(sum).toBe('0.000525');
});

test('a long prompt has the rates of its tier, and the regular ones for the rest', () => {
  const rates = ratesOf(price, row({ prompt_tokens: 200_001 }));
  expect(rates?.input_uncached).toBe('6');
  expect(rates?.output_text).toBe('15');
});

test('a service tier has its own rates; one without them has none', () => {
  expect(ratesOf(price, row({ service_tier: 'batch' }))?.input_uncached).toBe('1.5');
  expect(ratesOf(price, row({ service_tier: 'auto' }))?.input_uncached).toBe('3');
  expect(ratesOf(price, row({ service_tier: 'flex' }))).toBeNull();
});
