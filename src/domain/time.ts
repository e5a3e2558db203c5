/** Clocks and calendars of time zones, from what this runtime knows of the IANA database. */

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const found = formats.get(zone);
  if (found !== undefined) return found;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
};

/** Whether this is a time zone that can be reckoned with. */
function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Itself, or UTC for one that cannot be reckoned with. */
export const knownZone = (zone: string): string => (isZone(zone) ? zone : 'UTC');

/** What the clocks of a zone show at a moment, as if they showed UTC; to the second. */
export function wallClock(zone: string, at: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/**
 * The first moment at which the clocks of a zone show so late a time: what they show twice counts
 * the first time, and what they leave out counts as the moment at which they leave it out.
 */
function firstMomentOf(zone: string, shown: number): number {
  // No zone is a day or more away from UTC, and none changes its clocks twice within two days.
  const [before, after] = [shown - DAY_MS, shown + DAY_MS].map(
    (at) => shown - (wallClock(zone, at) - at),
  );
  const moments = [before, after].filter((at) => at !== undefined);
  const right = moments.filter((at) => wallClock(zone, at) === shown);
  if (right.length > 0) return Math.min(...right);
  let [low, high] = [Math.min(...moments), Math.max(...moments)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wallClock(zone, middle) < shown) low = middle;
    else high = middle;
  }
  return high;
}

/** When a working day begins. */
const MORNING_HOUR = 9;

/** The day it is in a zone, `YYYY-MM-DD`. */
export const dayIn = (zone: string, now: number): string =>
  new Date(wallClock(zone, now)).toISOString().slice(0, 10);

/** Nine in the morning of that day in a zone, whatever its clocks show today. */
export const morningOf = (zone: string, day: string): number =>
  firstMomentOf(zone, Date.parse(`${day}T00:00:00Z`) + MORNING_HOUR * HOUR_MS);

/** The next time, after that moment, that it is this hour on this day of the week. */
export function nextWeekly(
  {
    weekday,
    hour,
    zone,
  }: { readonly weekday: number; readonly hour: number; readonly zone: string },
  after: number,
): number {
  const today = Math.floor(wallClock(zone, after) / DAY_MS);
  // The day 0, in 1970, was a Thursday.
  const weekdayToday = ((today + 3) % 7) + 1;
  for (let day = today + ((weekday - weekdayToday + 7) % 7); ; day += 7) {
    const at = firstMomentOf(zone, day * DAY_MS + hour * HOUR_MS);
    if (at > after) return at;
  }
}

/** In milliseconds. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;
