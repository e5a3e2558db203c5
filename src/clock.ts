import { setTimeout as delay } from 'node:timers/promises';

/** Every part of the program reads time here, so that tests can control it. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Monotonic milliseconds, for durations: unlike `now`, setting the machine's clock does not change
   * it.
   */
  readonly elapsed: () => number;
  /** Resolves after `ms` milliseconds, or as soon as the signal aborts; never rejects. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** Resolves as `coming` does or, if that takes longer than `ms` milliseconds, with `instead`. */
export function within<T>(
  clock: Clock,
  ms: number,
  { coming, instead }: { readonly coming: Promise<T>; readonly instead: T },
): Promise<T> {
  const timer = new AbortController();
  const timeout = clock.wait(ms, timer.signal).then(() => instead);
  return Promise.race([coming, timeout]).finally(() => timer.abort());
}

/** Smaller steps back are ordinary clock corrections. */
const CORRECTION_MS = 1_000;

/**
 * The function it returns says whether the clock was set back since its last call. The first call
 * says yes: the clock may have been set back before the program started.
 */
export function watchClock({ now, elapsed }: Pick<Clock, 'now' | 'elapsed'>): () => boolean {
  let ahead = Number.POSITIVE_INFINITY;
  return () => {
    const previous = ahead;
    ahead = now() - elapsed();
    return ahead < previous - CORRECTION_MS;
  };
}

export const systemClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  wait: (ms, signal) =>
    delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {}),
};
