/** How numbers and times are written everywhere. */

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

export type Maybe<T> = T | null | undefined;

export function count(value: Maybe<number>): string {
  return value === null || value === undefined ? '—' : whole.format(value);
}

export function short(value: Maybe<number>): string {
  if (value === null || value === undefined) return '—';
  return Math.abs(value) < 10_000 ? whole.format(value) : compact.format(value);
}

export function millis(value: Maybe<number>): string {
  if (value === null || value === undefined) return '—';
  if (value < 1) return `${value.toFixed(2)} ms`;
  if (value < 1000) return `${Math.round(value)} ms`;
  if (value < 60_000) return `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} s`;
  if (value < 3_600_000) return `${Math.floor(value / 60_000)} min ${Math.floor((value % 60_000) / 1000)} s`;
  if (value < 172_800_000)
    return `${Math.floor(value / 3_600_000)} h ${Math.floor((value % 3_600_000) / 60_000)} min`;
  return `${Math.round(value / 86_400_000)} days`;
}

export function micros(value: Maybe<number>): string {
  if (value === null || value === undefined) return '—';
  return value < 1000 ? `${Math.round(value)} µs` : millis(value / 1000);
}

/** A share of a whole in percent. */
export function percent(part: Maybe<number>, of: Maybe<number>): string {
  if (!of) return '—';
  const share = ((part ?? 0) / of) * 100;
  if (share === 0) return '0 %';
  return share < 0.1 ? '< 0.1 %' : `${share.toFixed(share < 10 ? 1 : 0)} %`;
}

/** A change in percent against what was before; null where nothing was. */
export function change(now: number, before: number): number | null {
  return before === 0 ? null : ((now - before) / before) * 100;
}

export function bytes(value: Maybe<number>): string {
  if (value === null || value === undefined) return '—';
  const units = ['B', 'kB', 'MB', 'GB'];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit] ?? ''}`;
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone, hourCycle: 'h23' });
    formats.set(key, found);
  }
  return found;
}

type Moment = Maybe<string | number | Date>;

function written(moment: Moment, zone: string, options: Intl.DateTimeFormatOptions): string {
  if (moment === null || moment === undefined || moment === '') return '—';
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? String(moment) : formatter(zone, options).format(date);
}

const MINUTE = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { day: 'numeric', month: 'short' } as const;

/** 20 Nov 2026, 16:04:05 */
export function dateTime(moment: Moment, zone: string): string {
  return written(moment, zone, { ...DAY, year: 'numeric', ...MINUTE, second: '2-digit' });
}

/** 20 Nov 2026, 16:04:05.123 GMT+1 */
export function exactTime(moment: Moment, zone: string): string {
  return written(moment, zone, {
    ...DAY,
    year: 'numeric',
    ...MINUTE,
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZoneName: 'short',
  });
}

/** 16:04:05 */
export function clock(moment: Moment, zone: string): string {
  return written(moment, zone, { ...MINUTE, second: '2-digit' });
}

/** 20 Nov, 16:04 */
export function dayMinute(moment: Moment, zone: string): string {
  return written(moment, zone, { ...DAY, ...MINUTE });
}

/** 16:04 */
export function timeOfDay(moment: Moment, zone: string): string {
  return written(moment, zone, MINUTE);
}

/** 20 Nov */
export function day(moment: Moment, zone: string): string {
  return written(moment, zone, DAY);
}

/** 20 Nov 2026 */
export function fullDay(moment: Moment, zone: string): string {
  return written(moment, zone, { ...DAY, year: 'numeric' });
}

/** just now, 5 minutes ago, in 3 days */
export function ago(moment: Moment, now: number): string {
  if (moment === null || moment === undefined) return 'never';
  const seconds = Math.round((now - new Date(moment).getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 10) return 'just now';
  const [value, unit] =
    size < 60
      ? [size, 'second']
      : size < 3600
        ? [Math.round(size / 60), 'minute']
        : size < 86_400
          ? [Math.round(size / 3600), 'hour']
          : [Math.round(size / 86_400), 'day'];
  const text = plural(Number(value), String(unit));
  return seconds < 0 ? `in ${text}` : `${text} ago`;
}
