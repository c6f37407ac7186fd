import { expect, test } from 'vitest';
import { csv } from './csv';
import { parseSearch, searchOf, stringifySearch, tagList } from './search';
import { before, bucketOf, resolveRange } from './time-range';
import { fromWall, momentOfWallText, startOfDay, startOfWeek, wallText } from './time-zone';

const at = (text: string) => Date.parse(text);

test('last week begins on its Monday, in the zone, also over a change of the clock', () => {
  const now = at('2026-10-28T10:00:00Z');
  expect(resolveRange({ range: 'last-week' }, now, 'Europe/Berlin')).toEqual({
    from: at('2026-10-18T22:00:00Z'),
    to: at('2026-10-25T23:00:00Z'),
  });
});

test('a day is as long as the clocks say', () => {
  const start = startOfDay(at('2026-10-25T12:00:00Z'), 'Europe/Berlin');
  expect(startOfDay(start, 'Europe/Berlin', 1) - start).toBe(25 * 3_600_000);
  expect(startOfWeek(at('2026-11-22T23:30:00Z'), 'Asia/Kathmandu')).toBe(at('2026-11-22T18:15:00Z'));
});

test('wall clocks are read in their zone', () => {
  expect(momentOfWallText('2026-11-20T16:04', 'America/New_York')).toBe(at('2026-11-20T21:04:00Z'));
  expect(wallText(at('2026-11-20T21:04:00Z'), 'America/New_York')).toBe('2026-11-20T16:04');
  expect(fromWall(Date.UTC(2026, 6, 1, 12), 'Europe/Berlin')).toBe(at('2026-07-01T10:00:00Z'));
});

test('a range that makes no sense is the usual one', () => {
  const now = at('2026-11-20T12:00:00Z');
  const usual = { from: now - 86_400_000, to: now };
  expect(resolveRange({ range: 'nonsense' }, now, 'UTC')).toEqual(usual);
  expect(resolveRange({ from: '2026-11-20T00:00:00Z', to: '2026-11-01T00:00:00Z' }, now, 'UTC')).toEqual(
    usual,
  );
  expect(before(usual)).toEqual({ from: now - 2 * 86_400_000, to: now - 86_400_000 });
});

test('buckets leave a chart readable', () => {
  const long = (hours: number) => bucketOf({ from: 0, to: hours * 3_600_000 });
  expect([long(1), long(24), long(24 * 30), long(24 * 365)]).toEqual(['minute', 'hour', 'day', 'week']);
});

test('a URL keeps what it knows, readable', () => {
  const search = { range: '7d', tags: 'feature:code review,team:x', tz: 'Europe/Berlin' };
  const text = stringifySearch(search);
  expect(text).toBe('?range=7d&tags=feature:code+review,team:x&tz=Europe/Berlin');
  expect(parseSearch(text)).toEqual(search);
  expect(searchOf('range', 'tz')({ ...search, evil: '1' })).toEqual({ range: '7d', tz: 'Europe/Berlin' });
  expect(tagList('a:1, b:2,nonsense')).toEqual(['a:1', 'b:2']);
});

test('a file cannot smuggle formulas into a spreadsheet', () => {
  expect(
    csv(
      ['name', 'n'],
      [
        ['=HYPERLINK("x")', -2],
        ['a,"b"', '-1.5'],
      ],
    ),
  ).toBe('name,n\r\n"\'=HYPERLINK(""x"")",-2\r\n"a,""b""",-1.5\r\n');
});
