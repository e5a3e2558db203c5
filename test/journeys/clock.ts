import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Clock } from '../../src/clock.ts';

/** A timer for a longer time fires at once. */
const LONGEST_REST = 2 ** 31 - 1;

/** The real time, and whatever a test adds to it: hours pass at once. */
export function movableClock(): Clock & { readonly advance: (ms: number) => void } {
  let added = 0;
  const moves = new EventTarget();
  const now = (): number => Date.now() + added;
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
    now,
    wait: async (ms, signal = new AbortController().signal) => {
      const until = now() + ms;
      while (!signal.aborted && now() < until) await rest(until - now(), signal);
    },
    advance: (ms) => {
      added += ms;
      moves.dispatchEvent(new Event('move'));
    },
  };
}

/** Lets minutes pass at once, for as many as it takes. */
export const minutesUntil = (
  clock: ReturnType<typeof movableClock>,
  look: () => boolean,
): Promise<void> =>
  expect
    .poll(
      () => {
        clock.advance(60_000);
        return look();
      },
      { timeout: 10_000, interval: 20 },
    )
    .toBe(true);
