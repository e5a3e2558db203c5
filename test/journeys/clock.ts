import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Clock } from '../../src/clock.ts';

/** A timer for a longer time fires at once. */
const LONGEST_REST = 2 ** 31 - 1;

/** The real time, and whatever a test adds to it: hours pass at once. */
export function movableClock(): Clock & {
  /** Lets so much time pass at once. */
  readonly advance: (ms: number) => void;
  /** Sets the clock so far ahead of where it was, or back if negative; no time passes. */
  readonly shift: (ms: number) => void;
} {
  let added = 0;
  let shifted = 0;
  const moves = new EventTarget();
  // As many as there is anything that waits.
  setMaxListeners(0, moves);
  const elapsed = (): number => performance.now() + added;
  /** As long as the clock is not moved meanwhile. */
  const rest = async (ms: number, signal: AbortSignal): Promise<void> => {
    const settled = new AbortController();
    const wake = (): void => settled.abort();
    moves.addEventListener('move', wake, { once: true });
    const either = AbortSignal.any([signal, settled.signal]);
    await delay(Math.min(ms, LONGEST_REST), undefined, { signal: either }).catch(() => {});
    moves.removeEventListener('move', wake);
  };
  return {
    now: () => Date.now() + added + shifted,
    elapsed,
    wait: async (ms, signal = new AbortController().signal) => {
      const until = elapsed() + ms;
      while (!signal.aborted && elapsed() < until) await rest(until - elapsed(), signal);
    },
    advance: (ms) => {
      added += ms;
      moves.dispatchEvent(new Event('move'));
    },
    shift: (ms) => {
      shifted += ms;
    },
  };
}

/** Lets minutes pass at once, for as many as it takes. */
export const minutesUntil = (
  clock: ReturnType<typeof movableClock>,
  queries: () => boolean,
): Promise<void> =>
  expect
    .poll(
      () => {
        clock.advance(60_000);
        return queries();
      },
      { timeout: 10_000, interval: 20 },
    )
    .toBe(true);
