import { setTimeout as delay } from 'node:timers/promises';

/** Time as the program sees it. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
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

export const systemClock: Clock = {
  now: Date.now,
  wait: (ms, signal) =>
    delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {}),
};
