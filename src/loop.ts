import type { Clock } from './clock.ts';

/** Tells a loop that there may be work. Made before the loop and before those who wake it. */
export type WakeUp = {
  readonly wake: () => void;
  /** A signal that the next `wake` aborts. */
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
  /** Says that there may be work. */
  readonly wake: () => void;
  /** Starts no further round; resolves when the current one has finished. */
  readonly stop: () => Promise<void>;
  readonly isStopping: () => boolean;
};

/**
 * Runs `round` again and again. A round resolves with how long to pause after it, in milliseconds, 0
 * when there is more work; `failed` answers the same for a round that throws.
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
      // Taken before the round, so that a `wake` during it cuts the pause short.
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

/** The longest pause: another process may have added work, or the clock may have been set. */
export const IDLE_MS = 30_000;

/** How long to pause until `next`, in milliseconds; `next` is null when nothing is due. */
export const untilThen = (next: number | null, now: number): number =>
  next === null ? IDLE_MS : Math.min(IDLE_MS, Math.max(1, next - now));

/** Lets other tasks run in the middle of long work. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Does long work step by step; everybody else has a turn after each. */
export async function inTurns<T>(work: Generator<unknown, T>): Promise<T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    await breathe();
  }
}
