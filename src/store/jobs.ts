import { sql } from 'kysely';
import {
  type Job,
  type JobKind,
  type JobRow,
  jobSchema,
  LANE_OF,
  type Lane,
  type Timer,
  type TimerKind,
} from '../domain/job.ts';
import { HOUR_MS } from '../domain/time.ts';
import { readKind } from './json.ts';
import type { Db, Tx } from './open.ts';

export type NewJob = {
  readonly id: string;
  /** A decision, a person, a channel, or the workspace. */
  readonly to: string;
  readonly job: Job;
  readonly dueAt: number;
};

const columnsOf = (
  { id, to, job: { kind, ...payload }, dueAt }: NewJob,
  decisionId: string | null = null,
) => ({
  id,
  kind,
  lane: LANE_OF[kind],
  to_id: to,
  decision_id: decisionId,
  payload: JSON.stringify(payload),
  due_at: dueAt,
  lease_until: 0,
  attempts: 0,
  last_error: null,
});

/** Keeps a job; one with the same id is kept once. */
export async function addJob(db: Db | Tx, job: NewJob): Promise<void> {
  await db
    .insertInto('jobs')
    .values(columnsOf(job))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

const timerId = (decisionId: string, kind: TimerKind): string => `${decisionId}:${kind}`;

/** A timer of a decision as its row holds it. */
export const timerRow = (decisionId: string, { kind, dueAt, count }: Timer) =>
  columnsOf(
    { id: timerId(decisionId, kind), to: decisionId, job: { kind, count }, dueAt },
    decisionId,
  );

/**
 * Sets a timer of a locked decision, in place of one of the same kind: a runner that claimed it
 * finds it gone.
 */
export async function setTimer(tx: Tx, decisionId: string, timer: Timer): Promise<void> {
  const row = timerRow(decisionId, timer);
  const { payload, due_at, lease_until, attempts, last_error } = row;
  const set = { payload, due_at, lease_until, attempts, last_error };
  await tx
    .insertInto('jobs')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(set))
    .execute();
}

export async function clearTimers(
  tx: Tx,
  decisionId: string,
  kinds: readonly TimerKind[],
): Promise<void> {
  if (kinds.length === 0) return;
  const ids = kinds.map((kind) => timerId(decisionId, kind));
  await tx.deleteFrom('jobs').where('id', 'in', ids).execute();
}

/** Whether the same is owed to them already and nobody has begun with it. */
export async function isPending(
  tx: Tx,
  { to, job: { kind, ...payload } }: Pick<NewJob, 'to' | 'job'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('jobs')
    .select('id')
    .where('to_id', '=', to)
    .where('kind', '=', kind)
    .where('payload', '=', JSON.stringify(payload))
    .where('lease_until', '=', 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** From when on a job may be claimed; an index of each lane leads along it. */
const READY = sql<number>`case when due_at > lease_until then due_at else lease_until end`;

/** The job of each of these lanes that may be claimed first, and from when on. */
export async function firstJobs(
  db: Db,
  lanes: readonly Lane[],
): Promise<readonly { readonly id: string; readonly lane: Lane; readonly readyAt: number }[]> {
  if (lanes.length === 0) return [];
  const each = lanes.map(
    (lane) => sql`select * from (select id, lane, ${READY} as ready from jobs
      where lane = ${lane} order by ${READY} limit 1) as first`,
  );
  const { rows } = await sql<{ id: string; lane: Lane; ready: number | string }>`${sql.join(
    each,
    sql` union all `,
  )}`.execute(db);
  return rows.map(({ id, lane, ready }) => ({ id, lane, readyAt: Number(ready) }));
}

/** So long a job rests that cannot be read: a newer version may understand it, in milliseconds. */
const UNREADABLE_MS = HOUR_MS;

/**
 * Claims the job of a lane that has been due the longest, if any; until its lease ends it is nobody
 * else's. One that cannot be read is put off, so that the others get their turn.
 *
 * @param unreadable hears of a job that says nothing this version understands, and why
 */
export async function claimJob(
  db: Db,
  lane: Lane,
  { now, leaseMs }: { readonly now: number; readonly leaseMs: number },
  unreadable: (id: string, error: unknown) => void = () => {},
): Promise<JobRow | null> {
  const [first] = await firstJobs(db, [lane]);
  if (first === undefined || first.readyAt > now) return null;
  // The conditions again: another process may have claimed it meanwhile.
  const row = await db
    .updateTable('jobs')
    .set({ lease_until: now + leaseMs, attempts: sql<number>`attempts + 1` })
    .where('id', '=', first.id)
    .where('due_at', '<=', now)
    .where('lease_until', '<=', now)
    .returning(['id', 'kind', 'payload', 'to_id', 'attempts'])
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, attempts, to_id: to } = row;
  const read = readKind(jobSchema, row);
  if ('value' in read) return { id, to, job: read.value, attempts };
  await postponeJob(db, { id, attempts }, { dueAt: now + UNREADABLE_MS, error: 'unreadable' });
  unreadable(id, read.error);
  return null;
}

type Claimed = Pick<JobRow, 'id' | 'attempts'>;

/** An update of a job, unless another runner has claimed it since or it was set again. */
const ours = (db: Db | Tx, { id, attempts }: Claimed) =>
  db.updateTable('jobs').where('id', '=', id).where('attempts', '=', attempts);

/** The job is done, or not worth another attempt; false when it is not ours any more. */
export async function finishJob(db: Db | Tx, { id, attempts }: Claimed): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('jobs')
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Keeps a job ours until then; false when it is not ours any more. */
export async function renewJob(db: Db, job: Claimed, leaseUntil: number): Promise<boolean> {
  const { numUpdatedRows } = await ours(db, job)
    .set({ lease_until: leaseUntil })
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Keeps how far a job has come, for the next attempt. */
export async function saveProgress(
  db: Db,
  row: Claimed,
  { kind: _, ...payload }: Job,
): Promise<void> {
  await ours(db, row)
    .set({ payload: JSON.stringify(payload) })
    .execute();
}

/** The attempt failed in a way that may pass. */
export async function postponeJob(
  db: Db,
  row: Claimed,
  { dueAt, error }: { readonly dueAt: number; readonly error: string },
): Promise<void> {
  await ours(db, row).set({ due_at: dueAt, lease_until: 0, last_error: error }).execute();
}

/** The job is done, and comes again; false when it is not ours any more. */
export async function repeatJob(db: Db | Tx, row: Claimed, dueAt: number): Promise<boolean> {
  const { numUpdatedRows } = await ours(db, row)
    .set({ due_at: dueAt, lease_until: 0, attempts: 0, last_error: null })
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Cancels the jobs of a kind that are for a target, but not what is under way. */
export async function cancelJobs(
  tx: Tx,
  kind: JobKind,
  to: string,
  now: number,
): Promise<readonly Job[]> {
  const rows = await tx
    .deleteFrom('jobs')
    .where('to_id', '=', to)
    .where('kind', '=', kind)
    .where('lease_until', '<=', now)
    .returning(['kind', 'payload'])
    .execute();
  return rows.flatMap(jobsIn);
}

/** The job in a row, or none when it cannot be read. */
export function jobsIn(row: { readonly kind: string; readonly payload: string }): readonly Job[] {
  const job = readKind(jobSchema, row);
  return 'value' in job ? [job.value] : [];
}
