import type { Act, ActResult, Person, Snapshot } from '../../protocol.ts';

const unreachable: ActResult = {
  ok: false,
  reason: 'failed',
  message: 'The workspace cannot be reached. Check that it is running and try again.',
};

async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

export const fetchPeople = (): Promise<readonly Person[]> => getJson('/client/people');

export const fetchState = (as: string): Promise<Snapshot> =>
  getJson(`/client/state?as=${encodeURIComponent(as)}`);

/** Never throws: a workspace that cannot be reached is a failure like any other to the person. */
export async function sendAct(as: string, act: Act): Promise<ActResult> {
  try {
    const response = await fetch('/client/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, act }),
    });
    return response.ok ? await response.json() : unreachable;
  } catch {
    return unreachable;
  }
}

/** Calls back at once when connected, then at each change; answers how to stop. */
export function followChanges(as: string, changed: () => void): () => void {
  const source = new EventSource(`/client/changes?as=${encodeURIComponent(as)}`);
  source.onopen = changed;
  source.onmessage = changed;
  // The browser connects again by itself; asking meanwhile tells the person that it is gone.
  source.onerror = changed;
  return () => source.close();
}
