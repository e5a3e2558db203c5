import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dayIn, knownZone, morningOf, nextWeekly, wallClock } from '../../src/domain/time.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString();

const ZONES = Intl.supportedValuesOf('timeZone');
const zones = fc.constantFrom(...ZONES);
/** In these, more is odd than elsewhere: half hours, a day left out, midnights, a month of its own. */
const oddZones = fc.constantFrom(
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Havana',
  'America/Nuuk',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Africa/Cairo',
);
const moments = fc.integer({ min: at('2001-01-01T00:00:00Z'), max: at('2037-01-01T00:00:00Z') });
const times = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
  zone: fc.oneof(zones, oddZones),
});

const weekdayOf = (shown: number): number => new Date(shown).getUTCDay() || 7;
const hourOf = (shown: number): number => new Date(shown).getUTCHours();

describe('a zone’s clock', () => {
  it.each([
    { zone: 'Asia/Tokyo', moment: '2026-11-22T15:00:00Z', shows: '2026-11-23T00:00:00.000Z' },
    { zone: 'America/New_York', moment: '2026-11-23T04:59:59Z', shows: '2026-11-22T23:59:59.000Z' },
    { zone: 'Asia/Kathmandu', moment: '2026-01-01T00:00:00Z', shows: '2026-01-01T05:45:00.000Z' },
    { zone: 'UTC', moment: '2026-11-22T00:00:00Z', shows: '2026-11-22T00:00:00.000Z' },
  ])('shows $shows in $zone', ({ zone, moment, shows }) => {
    expect(iso(wallClock(zone, at(moment)))).toBe(shows);
  });

  it('is known for the zones of the IANA database only', () => {
    for (const zone of ZONES) expect(knownZone(zone)).toBe(zone);
    for (const no of ['', 'Mars/Olympus', 'Europe/Zürich', '9']) expect(knownZone(no)).toBe('UTC');
  });
});

/** The first moment of an hour, by the week's times. */
function firstMomentOf(zone: string, shown: number): number {
  const time = { weekday: weekdayOf(shown), hour: hourOf(shown), zone };
  return nextWeekly(time, shown - 2 * DAY);
}

describe('the first moment of a time', () => {
  it.each([
    { what: 'plain', zone: 'Europe/Berlin', shown: '2026-11-23T09:00', is: '2026-11-23T08:00' },
    { what: 'left out', zone: 'Europe/Berlin', shown: '2026-03-29T02:00', is: '2026-03-29T01:00' },
    { what: 'after it', zone: 'Europe/Berlin', shown: '2026-03-29T03:00', is: '2026-03-29T01:00' },
    {
      what: 'shown twice',
      zone: 'Europe/Berlin',
      shown: '2026-10-25T02:00',
      is: '2026-10-25T00:00',
    },
    { what: 'after it', zone: 'Europe/Berlin', shown: '2026-10-25T03:00', is: '2026-10-25T02:00' },
    {
      what: 'left out',
      zone: 'America/New_York',
      shown: '2026-03-08T02:00',
      is: '2026-03-08T07:00',
    },
    {
      what: 'half an hour left out',
      zone: 'Australia/Lord_Howe',
      shown: '2026-10-04T02:00',
      is: '2026-10-03T15:30',
    },
    {
      what: 'midnight left out',
      zone: 'America/Havana',
      shown: '2026-03-08T00:00',
      is: '2026-03-08T05:00',
    },
    {
      what: 'a day left out',
      zone: 'Pacific/Apia',
      shown: '2011-12-30T09:00',
      is: '2011-12-30T10:00',
    },
  ])('$what: $shown in $zone is $is UTC', ({ zone, shown, is }) => {
    expect(iso(firstMomentOf(zone, at(`${shown}:00Z`)))).toBe(`${is}:00.000Z`);
  });

  test.prop([fc.oneof(zones, oddZones), moments], { numRuns: 300 })(
    'shows that time or the first one after it, and nothing before it on that day does',
    (zone, moment) => {
      const shown = Math.floor(moment / HOUR) * HOUR;
      const first = firstMomentOf(zone, shown);
      expect(wallClock(zone, first)).toBeGreaterThanOrEqual(shown);
      expect(wallClock(zone, first - 1000)).toBeLessThan(shown);
      for (let before = first - 6 * HOUR; before < first; before += HOUR / 4) {
        expect(wallClock(zone, before)).toBeLessThan(shown);
      }
    },
  );
});

describe('the day', () => {
  it.each([
    { zone: 'UTC', moment: '2026-12-31T23:59:59Z', is: '2026-12-31' },
    { zone: 'Asia/Tokyo', moment: '2026-12-31T15:00:00Z', is: '2027-01-01' },
    { zone: 'America/New_York', moment: '2027-01-01T04:59:59Z', is: '2026-12-31' },
  ])('is $is in $zone at $moment', ({ zone, moment, is }) => {
    expect(dayIn(zone, at(moment))).toBe(is);
  });
});

describe('the morning of a day', () => {
  it.each([
    { zone: 'UTC', day: '2026-07-01', is: '2026-07-01T09:00' },
    { zone: 'Europe/Berlin', day: '2026-07-01', is: '2026-07-01T07:00' },
    { zone: 'Europe/Berlin', day: '2026-12-01', is: '2026-12-01T08:00' },
    { zone: 'America/New_York', day: '2026-07-01', is: '2026-07-01T13:00' },
    { zone: 'America/New_York', day: '2026-12-01', is: '2026-12-01T14:00' },
    // The day on which the clocks change.
    { zone: 'Europe/Berlin', day: '2026-10-25', is: '2026-10-25T08:00' },
  ])('is at $is UTC in $zone', ({ zone, day, is }) => {
    expect(iso(morningOf(zone, day))).toBe(`${is}:00.000Z`);
  });
});

describe('the next time of a week', () => {
  const monday9 = (zone: string) => ({ weekday: 1, hour: 9, zone });

  it.each([
    { zone: 'Asia/Tokyo', after: '2026-11-22T12:00', next: '2026-11-23T00:00' },
    { zone: 'America/New_York', after: '2026-11-22T12:00', next: '2026-11-23T14:00' },
    // The clocks change in between.
    { zone: 'America/New_York', after: '2026-10-26T13:00', next: '2026-11-02T14:00' },
    { zone: 'America/New_York', after: '2026-03-02T14:00', next: '2026-03-09T13:00' },
    // To the millisecond: it is over once it has come.
    { zone: 'Asia/Tokyo', after: '2026-11-23T00:00', next: '2026-11-30T00:00' },
  ])('is $next UTC for Monday at nine in $zone, after $after', ({ zone, after, next }) => {
    expect(iso(nextWeekly(monday9(zone), at(`${after}:00Z`)))).toBe(`${next}:00.000Z`);
  });

  it('comes once where an hour comes twice', () => {
    const sunday2 = { weekday: 7, hour: 2, zone: 'Europe/Berlin' };
    const first = nextWeekly(sunday2, at('2026-10-24T00:00:00Z'));
    expect(iso(first)).toBe('2026-10-25T00:00:00.000Z');
    expect(iso(nextWeekly(sunday2, first))).toBe('2026-11-01T01:00:00.000Z');
  });

  test.prop([times, moments], { numRuns: 500 })(
    'is ahead, within a week and an odd day, and on the hour unless that is left out',
    (time, after) => {
      const next = nextWeekly(time, after);
      expect(next).toBeGreaterThan(after);
      expect(next - after).toBeLessThanOrEqual(WEEK + DAY + HOUR);
      const shown = wallClock(time.zone, next);
      const isLeftOut = shown - wallClock(time.zone, next - 1000) > 1000;
      if (isLeftOut) return;
      expect([weekdayOf(shown), hourOf(shown), shown % HOUR]).toEqual([time.weekday, time.hour, 0]);
    },
  );

  test.prop([times, moments], { numRuns: 25 })(
    'leaves no week out and takes none twice, for years',
    (time, start) => {
      let last = nextWeekly(time, start);
      for (let week = 0; week < 60; week += 1) {
        const next = nextWeekly(time, last);
        // A zone may leave out a day, or change its clocks.
        expect(Math.abs(next - last - WEEK)).toBeLessThanOrEqual(DAY);
        // Whenever it is asked meanwhile.
        expect(nextWeekly(time, next - 1)).toBe(next);
        expect(nextWeekly(time, last + 2 * HOUR)).toBe(next);
        last = next;
      }
    },
  );
});
