import { startOfDay, startOfMonth, startOfWeek } from './time-zone';

/** A time range as it stands in the URL: a word, or two moments. */
export type RangeSearch = { range?: string | undefined; from?: string | undefined; to?: string | undefined };

export type Bucket = 'minute' | 'hour' | 'day' | 'week';

/** From a moment, included, to another, excluded, in milliseconds. */
export type TimeRange = { from: number; to: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ROLLING: Record<string, number> = {
  '5m': 5 * MINUTE,
  '15m': 15 * MINUTE,
  '1h': HOUR,
  '6h': 6 * HOUR,
  '24h': DAY,
  '7d': 7 * DAY,
  '30d': 30 * DAY,
  '90d': 90 * DAY,
};

const CALENDAR: Record<string, (now: number, zone: string) => TimeRange> = {
  today: (now, zone) => ({ from: startOfDay(now, zone), to: now }),
  yesterday: (now, zone) => ({ from: startOfDay(now, zone, -1), to: startOfDay(now, zone) }),
  'this-week': (now, zone) => ({ from: startOfWeek(now, zone), to: now }),
  'last-week': (now, zone) => ({ from: startOfWeek(now, zone, -1), to: startOfWeek(now, zone) }),
  'this-month': (now, zone) => ({ from: startOfMonth(now, zone), to: now }),
  'last-month': (now, zone) => ({ from: startOfMonth(now, zone, -1), to: startOfMonth(now, zone) }),
};

export const RANGE_LABELS: Record<string, string> = {
  '5m': 'Last 5 minutes',
  '15m': 'Last 15 minutes',
  '1h': 'Last hour',
  '6h': 'Last 6 hours',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  today: 'Today',
  yesterday: 'Yesterday',
  'this-week': 'This week',
  'last-week': 'Last week',
  'this-month': 'This month',
  'last-month': 'Last month',
};

/** What the URL says; what it says wrongly is the default range. */
export function resolveRange(search: RangeSearch, now: number, zone: string, standard = '24h'): TimeRange {
  if (search.from) {
    const from = Date.parse(search.from);
    const to = search.to ? Date.parse(search.to) : now;
    if (!Number.isNaN(from) && !Number.isNaN(to) && from < to) {
      return { from, to };
    }
  }
  const word = search.range && RANGE_LABELS[search.range] ? search.range : standard;
  const rolling = ROLLING[word];
  if (rolling !== undefined) {
    return { from: now - rolling, to: now };
  }
  return CALENDAR[word]?.(now, zone) ?? { from: now - DAY, to: now };
}

/** Whether the range ends now, so that what happens next belongs to it. */
export function isOpen(search: RangeSearch): boolean {
  return search.from ? !search.to : !['yesterday', 'last-week', 'last-month'].includes(search.range ?? '');
}

/** The period of the same length just before. */
export function before(range: TimeRange): TimeRange {
  return { from: range.from - (range.to - range.from), to: range.from };
}

/** The finest width that leaves a chart readable. */
export function bucketOf(range: TimeRange): Bucket {
  const length = range.to - range.from;
  if (length <= 3 * HOUR) return 'minute';
  if (length <= 4 * DAY) return 'hour';
  if (length <= 120 * DAY) return 'day';
  return 'week';
}

/** Whether a bucket leaves a range with two to 1,000 buckets. */
export function fits(bucket: Bucket, range: TimeRange): boolean {
  const widths: Record<Bucket, number> = { minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY };
  return (range.to - range.from) / widths[bucket] <= 1000;
}

export function iso(moment: number): string {
  return new Date(moment).toISOString();
}
