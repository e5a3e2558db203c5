/** A person's time zone, as Slack tells it. */
type Zoned = { readonly zoneOffset: number } | null;

/** When a working day begins. */
const MORNING_MS = 9 * 3_600_000;

const offsetMs = (person: Zoned): number => (person?.zoneOffset ?? 0) * 1000;

/** The day it is for a person, `YYYY-MM-DD`; in UTC when their zone is not known. */
export const dayIn = (person: Zoned, now: number): string =>
  new Date(now + offsetMs(person)).toISOString().slice(0, 10);

/** Nine in the morning of a day where the person is now, in milliseconds since 1970. */
export const morningOf = (person: Zoned, day: string): number =>
  Date.parse(`${day}T00:00:00Z`) + MORNING_MS - offsetMs(person);
