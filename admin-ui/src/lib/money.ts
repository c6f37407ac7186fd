/**
 * Exact amounts in USD, as the server writes them: decimal strings. They are added and compared as
 * integers of 1e-12 USD; a float is made only for a chart's geometry.
 */
export type Decimal = string;

const DECIMALS = 12;
const UNIT = 10n ** BigInt(DECIMALS);

/** The amount in pico-USD; decimals beyond the twelfth do not occur and are cut. */
export function picos(amount: Decimal): bigint {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(amount.trim());
  if (!match || (match[2] === '' && !match[3])) {
    throw new Error(`${amount} (expected: a decimal number)`);
  }
  const fraction = (match[3] ?? '').slice(0, DECIMALS).padEnd(DECIMALS, '0');
  const value = BigInt(match[2] || '0') * UNIT + BigInt(fraction);
  return match[1] ? -value : value;
}

export function fromPicos(value: bigint): Decimal {
  const sign = value < 0n ? '-' : '';
  const size = value < 0n ? -value : value;
  const fraction = (size % UNIT).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return sign + (size / UNIT).toString() + (fraction ? `.${fraction}` : '');
}

export function add(...amounts: readonly (Decimal | null | undefined)[]): Decimal {
  return fromPicos(amounts.reduce((sum, amount) => sum + (amount ? picos(amount) : 0n), 0n));
}

export function subtract(one: Decimal, other: Decimal): Decimal {
  return fromPicos(picos(one) - picos(other));
}

export function compare(one: Decimal | null | undefined, other: Decimal | null | undefined): number {
  const difference = picos(one ?? '0') - picos(other ?? '0');
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isZero(amount: Decimal): boolean {
  return picos(amount) === 0n;
}

/** The cost of tokens at a price per 1,000,000. */
export function priceOf(tokens: number, perMillion: Decimal): Decimal {
  return fromPicos((BigInt(tokens) * picos(perMillion)) / 1_000_000n);
}

/** How many thousandths of the whole a part is; null where the whole is nothing. */
export function permille(part: Decimal, whole: Decimal): number | null {
  const all = picos(whole);
  return all === 0n ? null : Number((picos(part) * 1000n) / all);
}

/** A float for the geometry of a chart; never for a figure that is shown. */
export function forPlot(amount: Decimal | null | undefined): number {
  return Number(amount ?? '0');
}

/** Rounds half up to a number of decimals, as text. */
function rounded(value: bigint, decimals: number): string {
  const step = 10n ** BigInt(DECIMALS - decimals);
  const size = value < 0n ? -value : value;
  const units = (size + step / 2n) / step;
  const text = units.toString().padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return (value < 0n ? '-' : '') + '$' + whole + (decimals ? '.' + text.slice(-decimals) : '');
}

/** For reading: two decimals from a dollar on, else two significant digits at least. */
export function usd(amount: Decimal | null | undefined): string {
  if (amount === null || amount === undefined) {
    return '—';
  }
  const value = picos(amount);
  const size = value < 0n ? -value : value;
  if (size === 0n || size >= UNIT) {
    return rounded(value, 2);
  }
  let decimals = 4;
  while (decimals < DECIMALS && size < 10n ** BigInt(DECIMALS - decimals + 1)) {
    decimals++;
  }
  return rounded(value, decimals);
}

/** To the cent, thousands as k: for axes and tight places. */
export function usdShort(amount: number): string {
  const size = Math.abs(amount);
  if (size >= 1_000_000) return `$${trim(amount / 1_000_000)}M`;
  if (size >= 1_000) return `$${trim(amount / 1_000)}k`;
  if (size >= 1 || size === 0) return `$${trim(amount)}`;
  return `$${Number(amount.toPrecision(2))}`;
}

function trim(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '');
}

/** Every decimal, for titles and copies. */
export function usdExact(amount: Decimal | null | undefined): string {
  return amount === null || amount === undefined ? 'no price was known' : `$${amount}`;
}
