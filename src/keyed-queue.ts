/**
 * Runs tasks of the same key one after the other, even if an earlier one fails; tasks of different
 * keys run concurrently.
 */
export type KeyedQueue = {
  /** Resolves or rejects as the task does. */
  readonly run: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /** Whether a task of this key is waiting or running. */
  readonly has: (key: string) => boolean;
};

export function createKeyedQueue(): KeyedQueue {
  const last = new Map<string, Promise<unknown>>();
  return {
    run: (key, task) => {
      const turn = (last.get(key) ?? Promise.resolve()).catch(() => {}).then(task);
      last.set(key, turn);
      const leave = (): void => {
        if (last.get(key) === turn) last.delete(key);
      };
      turn.then(leave, leave);
      return turn;
    },
    has: (key) => last.has(key),
  };
}
