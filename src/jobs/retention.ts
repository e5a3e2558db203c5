import type { Clock } from '../clock.ts';
import type { Chore } from './scheduler.ts';

const HOUR_MS = 3_600_000;
/** So many are deleted before other things get their turn. */
const BATCH = 20;

/** Deletes at most so many decisions that were kept long enough. */
export type DeleteExpired = (limit: number) => Promise<{ readonly wereAll: boolean }>;

/** Looks at the start and then every hour for what has been kept long enough. */
export function retention({
  clock,
  deleteExpired,
}: {
  readonly clock: Clock;
  readonly deleteExpired: DeleteExpired;
}): Chore {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const rest = next - clock.elapsed();
    if (rest > 0) return clock.now() + rest;
    const { wereAll } = await deleteExpired(BATCH);
    const pause = wereAll ? HOUR_MS : 0;
    next = clock.elapsed() + pause;
    return clock.now() + pause;
  };
}
