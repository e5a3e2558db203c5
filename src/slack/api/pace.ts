import type { Clock } from '../../clock.ts';
import { MINUTE_MS } from '../../domain/durations.ts';

/** How often Slack is asked one thing. */
export type Pace = {
  /** 0 when it may be asked now, which counts; else for how long it may not, in milliseconds. */
  readonly take: () => number;
  /** Slack wishes not to be asked for so long, in milliseconds. */
  readonly rest: (ms: number) => void;
};

/** No more questions in any minute than this. */
export function createPace(clock: Clock, perMinute = Number.POSITIVE_INFINITY): Pace {
  let asked: readonly number[] = [];
  let restUntil = Number.NEGATIVE_INFINITY;
  const left = (until: number): number => Math.max(0, until - clock.elapsed());
  return {
    take: () => {
      const wait = left(restUntil);
      if (wait > 0) return wait;
      asked = asked.filter((at) => left(at + MINUTE_MS) > 0);
      const [first] = asked;
      if (first !== undefined && asked.length >= perMinute) return left(first + MINUTE_MS);
      if (perMinute < Number.POSITIVE_INFINITY) asked = [...asked, clock.elapsed()];
      return 0;
    },
    rest: (ms) => {
      restUntil = Math.max(restUntil, clock.elapsed() + ms);
    },
  };
}
