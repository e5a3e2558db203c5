import { HOUR_MS } from '../domain/durations.ts';
import type { DeleteExpired } from '../usecases/delete-decision.ts';
import type { JobResult } from './handler.ts';

/** So many are deleted before other jobs get their turn. */
const BATCH = 20;

/** Deletes some of what has been kept long enough: every hour, and at once where there is more. */
export async function deleteSomeExpired(deleteExpired: DeleteExpired): Promise<JobResult> {
  const { wereAll } = await deleteExpired(BATCH);
  return { kind: 'repeat', afterMs: wereAll ? HOUR_MS : 0 };
}
