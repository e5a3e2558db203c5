import type { Job, Lane, TimerKind } from '../../src/domain/job.ts';
import { firstJobs, jobsIn } from '../../src/store/jobs.ts';
import type { Db } from '../../src/store/open.ts';
import type { TimerRow } from '../../src/usecases/perform.ts';

/** Takes nothing out of Slack, but waits in its lane like any other. */
export const ERASING = {
  kind: 'erase_messages',
  root: null,
  messages: [],
  unconfirmed: [],
  by: 'U1',
  at: 0,
  isNotified: false,
} as const satisfies Job;

/** All jobs but timers: due at once, and done once. */
export const owedJobs = (db: Db) =>
  db
    .selectFrom('jobs')
    .selectAll()
    .where('lane', 'not in', ['decisions', 'calendar'])
    .orderBy('id')
    .execute();

/** Claims a decision's timer if it is due, ignoring other jobs. The lease ends almost at once. */
export async function claimTimer(
  db: Db,
  decisionId: string,
  kind: TimerKind,
  now: number,
): Promise<TimerRow | null> {
  const row = await db
    .updateTable('jobs')
    .set((e) => ({ lease_until: now + 1, attempts: e('attempts', '+', 1) }))
    .where('decision_id', '=', decisionId)
    .where('kind', '=', kind)
    .where('due_at', '<=', now)
    .where('lease_until', '<=', now)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  const [job] = jobsIn(row);
  if (job === undefined || !('count' in job)) throw new Error(`${row.id} is no timer`);
  return { id: row.id, to: row.to_id, job, attempts: row.attempts };
}

/** When the next job of a lane may be claimed, or null when there is none. */
export const nextJobAt = async (db: Db, lane: Lane): Promise<number | null> => {
  const [first] = await firstJobs(db, [lane]);
  return first?.readyAt ?? null;
};
