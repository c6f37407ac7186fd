/** Wall clocks of time zones, by Intl alone. */

const parts = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's wall clock is ahead of UTC at a moment, in milliseconds. */
export function offset(moment: number, zone: string): number {
  let format = parts.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    parts.set(zone, format);
  }
  const found: Record<string, number> = {};
  for (const part of format.formatToParts(moment)) {
    found[part.type] = Number(part.value);
  }
  const wall = Date.UTC(
    found.year ?? 0,
    (found.month ?? 1) - 1,
    found.day ?? 1,
    found.hour ?? 0,
    found.minute ?? 0,
    found.second ?? 0,
  );
  return wall - Math.floor(moment / 1000) * 1000;
}

/** The moment at which the zone's wall clock shows what the UTC fields of `wall` say. */
export function fromWall(wall: number, zone: string): number {
  const guess = wall - offset(wall, zone);
  return wall - offset(guess, zone);
}

export function toWall(moment: number, zone: string): number {
  return moment + offset(moment, zone);
}

export function startOfDay(moment: number, zone: string, daysLater = 0): number {
  const wall = new Date(toWall(moment, zone));
  return fromWall(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + daysLater), zone);
}

/** Weeks begin on Monday. */
export function startOfWeek(moment: number, zone: string, weeksLater = 0): number {
  const weekday = (new Date(toWall(moment, zone)).getUTCDay() + 6) % 7;
  return startOfDay(moment, zone, weeksLater * 7 - weekday);
}

export function startOfMonth(moment: number, zone: string, monthsLater = 0): number {
  const wall = new Date(toWall(moment, zone));
  return fromWall(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + monthsLater, 1), zone);
}

/** For `datetime-local` fields: 2026-11-20T16:04 */
export function wallText(moment: number, zone: string): string {
  return new Date(toWall(moment, zone)).toISOString().slice(0, 16);
}

export function momentOfWallText(text: string, zone: string): number | null {
  const wall = Date.parse(`${text}Z`);
  return Number.isNaN(wall) ? null : fromWall(wall, zone);
}

export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export function allZones(): string[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.includes('UTC') ? zones : ['UTC', ...zones];
}
