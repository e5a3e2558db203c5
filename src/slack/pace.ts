import type { Clock } from '../clock.ts';

const MINUTE_MS = 60_000;

/** How often Slack is asked one thing. */
export type Pace = {
  /** 0 when it may be asked now, which counts; else for how long it may not, in milliseconds. */
  readonly take: () => number;
  /** Slack wishes not to be asked for so long, in milliseconds. */
  readonly rest: (ms: number) => void;
};

/**
 * No more questions in any minute than this. Elapsed time counts, not the time of day: a clock that
 * is set back ends a wait rather than prolong it.
 */
export function createPace(clock: Clock, perMinute = Number.POSITIVE_INFINITY): Pace {
  let asked: readonly number[] = [];
  let resting = { since: 0, ms: 0 };
  const left = (since: number, ms: number): number => {
    const passed = clock.now() - since;
    return passed < 0 ? 0 : Math.max(0, ms - passed);
  };
  return {
    take: () => {
      const wait = left(resting.since, resting.ms);
      if (wait > 0) return wait;
      asked = asked.filter((at) => left(at, MINUTE_MS) > 0);
      const [first] = asked;
      if (first !== undefined && asked.length >= perMinute) return left(first, MINUTE_MS);
      if (perMinute < Number.POSITIVE_INFINITY) asked = [...asked, clock.now()];
      return 0;
    },
    rest: (ms) => {
      if (ms > left(resting.since, resting.ms)) resting = { since: clock.now(), ms };
    },
  };
}
