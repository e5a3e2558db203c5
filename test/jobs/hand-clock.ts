import type { Clock } from '../../src/clock.ts';
import { NOON } from '../store/a-decision.ts';

type Sleeper = { readonly until: number; readonly wake: () => void };

/** Lets everything happen that waits for nothing outside the process. */
export const everythingElse = (): Promise<void> =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

/** A clock that only the test moves. */
export function handClock(start = NOON) {
  /** What has passed, whatever the clock was set to meanwhile. */
  let passed = 0;
  let shown = start;
  const sleepers = new Set<Sleeper>();
  const clock: Clock = {
    now: () => shown + passed,
    elapsed: () => passed,
    wait: (ms, signal = new AbortController().signal) =>
      new Promise<void>((resolve) => {
        if (signal.aborted) return resolve();
        const wake = (): void => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper: Sleeper = { until: passed + ms, wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', wake);
      }),
  };
  const firstUntil = (end: number): Sleeper | undefined =>
    [...sleepers].filter(({ until }) => until <= end).toSorted((a, b) => a.until - b.until)[0];
  return {
    ...clock,
    /** How many wait for time to pass. */
    waiting: (): number => sleepers.size,
    /** Lets so much time pass, with all that happens meanwhile. */
    pass: async (ms: number): Promise<void> => {
      const end = passed + ms;
      await everythingElse();
      for (let next = firstUntil(end); next !== undefined; next = firstUntil(end)) {
        passed = Math.max(passed, next.until);
        next.wake();
        await everythingElse();
      }
      passed = end;
    },
    /** Sets the clock, ahead or back: no time passes for those who wait. */
    set: (to: number): void => {
      shown = to - passed;
    },
  };
}
