/** Tasks that run one after the other where they share a key, whatever becomes of those before. */
export type KeyedQueue = {
  /** Resolves or rejects as the task does. */
  readonly run: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /** Whether a task of this key waits or is under way. */
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
