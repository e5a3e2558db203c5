import type { EraseExpired } from '../decisions/erase.ts';
import { HOUR_MS } from '../records/durations.ts';
import type { JobResult } from './handler.ts';

/** So many are deleted before other jobs get their turn. */
const BATCH = 20;

/** Deletes some of what has been kept long enough: every hour, and at once where there is more. */
export async function deleteExpired(eraseExpired: EraseExpired): Promise<JobResult> {
  const { wereAll } = await eraseExpired(BATCH);
  return { kind: 'repeat', afterMs: wereAll ? HOUR_MS : 0 };
}
