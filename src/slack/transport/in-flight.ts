/** Counts work that has been started, so that a stop can wait for its end. */
export type InFlight = {
  readonly track: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves once nothing is under way any more. */
  readonly settled: () => Promise<void>;
};

export function createInFlight(): InFlight {
  const underWay = new Set<Promise<unknown>>();
  return {
    track: async (work) => {
      const promise = work();
      underWay.add(promise);
      try {
        return await promise;
      } finally {
        underWay.delete(promise);
      }
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
