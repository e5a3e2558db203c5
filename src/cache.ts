import type { Clock } from './clock.ts';

/** One answer, or the question for it that is under way. */
export type Cached<T> = {
  /** When it was asked for, by the clock's `elapsed()`. */
  readonly at: number;
  readonly answer: Promise<T>;
  /** The answer, once it is there. */
  settled?: T;
};

/** What was answered for each key, for a while. One question serves all who wait for its answer. */
export type Cache<T> = {
  /** What is known and not older than `maxAgeMs`; asks otherwise. */
  readonly get: (key: string, maxAgeMs?: number) => Cached<T>;
  /** What is known, whatever its age, without asking. */
  readonly peek: (key: string) => Cached<T> | undefined;
  readonly forget: (key: string) => void;
};

/**
 * @param ask must not reject
 * @param isKept whether an answer is worth keeping; otherwise the one before it stays, if there is one
 * @param freshMs how long an answer is kept, in milliseconds
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
  /** Those asked for last come last. */
  const entries = new Map<string, Cached<T>>();

  function askFor(key: string, before: Cached<T> | undefined): Cached<T> {
    const entry: Cached<T> = { at: clock.elapsed(), answer: ask(key) };
    entries.delete(key);
    entries.set(key, entry);
    void entry.answer.then((answer) => {
      if (isKept(answer)) entry.settled = answer;
      else if (entries.get(key) === entry) {
        entries.delete(key);
        if (before !== undefined) entries.set(key, before);
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
      const found = entries.get(key);
      return found !== undefined && now - found.at < maxAgeMs ? found : askFor(key, found);
    },
    peek: (key) => entries.get(key),
    forget: (key) => {
      entries.delete(key);
    },
  };
}
