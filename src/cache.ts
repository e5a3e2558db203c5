import type { Clock } from './clock.ts';

/** An answer, or the pending request for it. */
export type Cached<T> = {
  /** When it was requested, by the clock's `elapsed()`. */
  readonly at: number;
  readonly answer: Promise<T>;
  /** The answer, once it arrived and was worth keeping. */
  settled?: T;
};

/** Caches answers by key. Concurrent callers of a key share one request. */
export type Cache<T> = {
  /** The cached answer if it is younger than `maxAgeMs`; otherwise requests a new one. */
  readonly get: (key: string, maxAgeMs?: number) => Cached<T>;
  /** The cached answer, whatever its age; never requests one. */
  readonly peek: (key: string) => Cached<T> | undefined;
  readonly forget: (key: string) => void;
};

/**
 * @param ask must not reject
 * @param isKept whether to cache an answer; if not, the previous answer stays
 * @param freshMs how long to cache an answer, in milliseconds
 */
export function createCache<T>({
  ask,
  isKept,
  freshMs,
  clock,
}: {
  readonly ask: (key: string) => Promise<T>;
  readonly isKept: (answer: T) => boolean;
  readonly freshMs: number;
  readonly clock: Pick<Clock, 'elapsed'>;
}): Cache<T> {
  /** In the order of their requests, oldest first. */
  const entries = new Map<string, Cached<T>>();

  function request(key: string, previous: Cached<T> | undefined): Cached<T> {
    const entry: Cached<T> = { at: clock.elapsed(), answer: ask(key) };
    entries.delete(key);
    entries.set(key, entry);
    void entry.answer.then((answer) => {
      if (isKept(answer)) entry.settled = answer;
      else if (entries.get(key) === entry) {
        entries.delete(key);
        if (previous !== undefined) entries.set(key, previous);
      }
    });
    return entry;
  }

  return {
    get: (key, maxAgeMs = freshMs) => {
      const now = clock.elapsed();
      for (const [old, { at }] of entries) {
        if (now - at < freshMs) break;
        entries.delete(old);
      }
      const cached = entries.get(key);
      return cached !== undefined && now - cached.at < maxAgeMs ? cached : request(key, cached);
    },
    peek: (key) => entries.get(key),
    forget: (key) => {
      entries.delete(key);
    },
  };
}
