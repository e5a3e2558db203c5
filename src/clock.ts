import { setTimeout as delay } from 'node:timers/promises';

/** Time as the program sees it. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Milliseconds since some moment before; unlike `now` it never goes back or leaps ahead when a clock
   * is set, so whatever only has to last so long is measured by it.
   */
  readonly elapsed: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted; never rejects. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** What comes within so many milliseconds, or else something instead. */
export function within<T>(
  clock: Clock,
  ms: number,
  { coming, instead }: { readonly coming: Promise<T>; readonly instead: T },
): Promise<T> {
  const enough = new AbortController();
  const tooLate = clock.wait(ms, enough.signal).then(() => instead);
  return Promise.race([coming, tooLate]).finally(() => enough.abort());
}

/** A clock that is corrected by less was not set back, in milliseconds. */
const CORRECTION_MS = 1_000;

/**
 * Tells whether the clock was set back since it was last asked; at first it may have been, while
 * nobody watched.
 */
export function watchClock({ now, elapsed }: Pick<Clock, 'now' | 'elapsed'>): () => boolean {
  let ahead = Number.POSITIVE_INFINITY;
  return () => {
    const before = ahead;
    ahead = now() - elapsed();
    return ahead < before - CORRECTION_MS;
  };
}

export const systemClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  wait: (ms, signal) =>
    delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {}),
};
