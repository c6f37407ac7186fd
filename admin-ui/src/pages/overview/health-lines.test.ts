import { expect, test } from 'vitest';
import type { ProviderView } from '@/api/types';
import { demoRows, figures } from '@/test/demo-data';
import { lines } from './health-lines';

const rows = demoRows(Date.UTC(2026, 10, 18, 15), 1, 100);
const group = (value: string, requests: number) => ({
  value,
  figures: { ...figures(rows.slice(0, 3)), requests },
});

function provider(id: string, state: string): ProviderView {
  return {
    id,
    display_name: id.toUpperCase(),
    is_active: true,
    circuits: [{ gateway: 'g', model: 'm-1', state, failure_rate: 60, calls: 40 }],
  } as unknown as ProviderView;
}

test('an open circuit is failing, whatever the hour’s figures are', () => {
  const found = lines([group('openai', 100), group('gemini', 5)], new Map(), [provider('openai', 'open')]);
  expect(found.map(({ id, state, word }) => [id, state, word])).toEqual([
    ['openai', 'bad', 'circuit open'],
    ['gemini', 'good', 'healthy'],
  ]);
  expect(found[0]?.note).toBe('for m-1');
});

test('failures of the provider count, and three of ten are failing', () => {
  const found = lines(
    [group('a', 10), group('b', 10), group('c', 10)],
    new Map([
      ['a', 1],
      ['b', 3],
    ]),
    [],
  );
  expect(found.map(({ id, state }) => [id, state])).toEqual([
    ['b', 'bad'],
    ['a', 'warn'],
    ['c', 'good'],
  ]);
});

test('a provider whose circuit is open shows even without traffic', () => {
  expect(lines([], new Map(), [provider('xai', 'half_open'), provider('mistral', 'closed')])).toHaveLength(1);
});
