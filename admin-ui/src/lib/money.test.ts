import { expect, test } from 'vitest';
import { add, compare, permille, picos, priceOf, subtract, usd } from './money';

test('sums are exact where floats are not', () => {
  expect(add('0.1', '0.2')).toBe('0.3');
  expect(add('9223372.036854775807', '0.000000000001')).toBe('9223372.036854775808');
  expect(subtract('1', '0.000000000001')).toBe('0.999999999999');
});

test('a price times tokens is exact', () => {
  expect(priceOf(1, '0.075')).toBe('0.000000075');
  expect(priceOf(1_234_567, '3')).toBe('3.703701');
});

test('amounts are compared as numbers, not as text', () => {
  expect(compare('9', '10')).toBe(-1);
  expect(compare('0.10', '0.1')).toBe(0);
  expect(compare(null, '0')).toBe(0);
});

test('amounts are written so that small ones can be read', () => {
  expect(usd('0')).toBe('$0.00');
  expect(usd('1234567.895')).toBe('$1,234,567.90');
  expect(usd('0.0123456')).toBe('$0.0123');
  expect(usd('0.0000001234')).toBe('$0.00000012');
  expect(usd('0.000000000001')).toBe('$0.000000000001');
  expect(usd(null)).toBe('—');
  expect(usd('-2.5')).toBe('-$2.50');
});

test('a share of nothing is unknown', () => {
  expect(permille('1', '3')).toBe(333);
  expect(permille('1', '0')).toBeNull();
});

test('what is no decimal number is refused', () => {
  expect(() => picos('1e3')).toThrow('expected: a decimal number');
});
