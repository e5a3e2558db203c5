import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { Workspace } from '../workspace/workspace.ts';

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

export type MovableClock = ReturnType<typeof movableClock>;

/** Lets time pass at once, a step after the other, for as many as it takes. */
const stepsUntil =
  (stepMs: number) =>
  (clock: MovableClock, look: () => boolean): Promise<void> =>
    expect
      .poll(
        () => {
          clock.advance(stepMs);
          return look();
        },
        { timeout: 10_000, interval: 20 },
      )
      .toBe(true);

export const minutesUntil = stepsUntil(60_000);

/** Small enough that no lease runs out, nor Slack's time to answer. */
export const momentsUntil = stepsUntil(250);

/** Does this while Slack does not answer in time; afterwards Slack answers again. */
export async function inSilence<T>(
  { slack, clock }: { readonly slack: Workspace; readonly clock: MovableClock },
  method: string,
  act: () => Promise<T>,
): Promise<T> {
  const { promise: until, resolve: answer } = Promise.withResolvers<void>();
  const silence = slack.faults.add({ method, times: 1_000, effect: { type: 'late', until } });
  let isDone = false;
  const acting = act().finally(() => {
    isDone = true;
  });
  const [result] = await Promise.all([acting, momentsUntil(clock, () => isDone)]);
  silence.remove();
  answer();
  return result;
}
