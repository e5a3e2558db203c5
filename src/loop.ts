import type { Clock } from './clock.ts';

/** How a loop learns that there may be something to do; made before it and before whoever tells it. */
export type WakeUp = {
  readonly wake: () => void;
  /** Aborted by the next `wake`. */
  readonly next: () => AbortSignal;
};

export function createWakeUp(): WakeUp {
  let alarm = new AbortController();
  return {
    wake: () => alarm.abort(),
    next: () => {
      if (alarm.signal.aborted) alarm = new AbortController();
      return alarm.signal;
    },
  };
}

export type Loop = {
  readonly start: () => void;
  /** There may be something to do. */
  readonly wake: () => void;
  /** Begins no other round, and resolves when the one under way is finished. */
  readonly stop: () => Promise<void>;
  readonly isStopping: () => boolean;
};

/**
 * Does something again and again. A round resolves with how long there is nothing more to do, in
 * milliseconds; `failed` says how long to rest when one throws.
 */
export function createLoop({
  clock,
  round,
  failed,
  wakeUp = createWakeUp(),
}: {
  readonly clock: Clock;
  readonly round: () => Promise<number>;
  readonly failed: (error: unknown) => number;
  readonly wakeUp?: WakeUp;
}): Loop {
  let stopping = false;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopping) {
      // Before the round, so that a call meanwhile is not slept through.
      const woken = wakeUp.next();
      const pause = await round().catch(failed);
      if (pause > 0 && !stopping) await clock.wait(pause, woken);
    }
  }

  return {
    start: () => {
      running = run();
    },
    wake: wakeUp.wake,
    stop: async () => {
      stopping = true;
      wakeUp.wake();
      await running;
    },
    isStopping: () => stopping,
  };
}

/** How long to sleep at most: another process may have left work, or the clock may have been moved. */
export const IDLE_MS = 30_000;

/** How long there is nothing to do until `next`, which is null for never. */
export const untilThen = (next: number | null, now: number): number =>
  next === null ? IDLE_MS : Math.min(IDLE_MS, Math.max(1, next - now));

/** Lets everybody else have a turn, in the middle of long work. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
