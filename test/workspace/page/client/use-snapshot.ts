import { useCallback, useEffect, useRef, useState } from 'react';
import type { Act, ActResult, Snapshot } from '../../protocol.ts';
import { fetchState, followChanges, sendAct } from './api.ts';

export type Client = {
  readonly snapshot: Snapshot | null;
  readonly offline: boolean;
  readonly act: (act: Act) => Promise<ActResult>;
};

/** What `as` sees, kept fresh: fetched again after each change and after each own act. */
export function useSnapshot(as: string | null): Client {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [offline, setOffline] = useState(false);
  const current = useRef(as);
  const running = useRef(false);
  const again = useRef(false);

  const refresh = useCallback(async (): Promise<void> => {
    // Changes come in bursts: one fetch runs, and at most one more follows it.
    if (running.current) {
      again.current = true;
      return;
    }
    running.current = true;
    do {
      again.current = false;
      const person = current.current;
      if (person === null) break;
      try {
        const next = await fetchState(person);
        if (person === current.current) setSnapshot(next);
        else again.current = true;
        setOffline(false);
      } catch {
        setOffline(true);
      }
    } while (again.current);
    running.current = false;
  }, []);

  useEffect(() => {
    current.current = as;
    if (as === null) return;
    void refresh();
    return followChanges(as, () => void refresh());
  }, [as, refresh]);

  const act = useCallback(
    async (wish: Act): Promise<ActResult> => {
      if (current.current === null) return { ok: true };
      const result = await sendAct(current.current, wish);
      await refresh();
      return result;
    },
    [refresh],
  );

  return { snapshot: snapshot?.me.id === as ? snapshot : null, offline, act };
}
