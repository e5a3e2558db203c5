import type { Timer, TimerKind } from '../domain/timer.ts';
import { timerKindSchema } from '../domain/timer.ts';
import type { Db, Tx } from './open.ts';

/** Sets a timer of a locked decision, in place of one of the same kind. */
export async function setTimer(
  tx: Tx,
  decisionId: string,
  { kind, dueAt, count }: Timer,
): Promise<void> {
  const set = { due_at: dueAt, count };
  await tx
    .insertInto('timers')
    .values({ decision_id: decisionId, kind, ...set })
    .onConflict((conflict) => conflict.columns(['decision_id', 'kind']).doUpdateSet(set))
    .execute();
}

export async function clearTimers(
  tx: Tx,
  decisionId: string,
  kinds: readonly TimerKind[],
): Promise<void> {
  if (kinds.length === 0) return;
  await tx
    .deleteFrom('timers')
    .where('decision_id', '=', decisionId)
    .where('kind', 'in', kinds)
    .execute();
}

/** Takes a timer of a locked decision that has come due, so that nobody else acts on it. */
export async function takeTimer(
  tx: Tx,
  decisionId: string,
  kind: TimerKind,
  now: number,
): Promise<Timer | null> {
  const row = await tx
    .deleteFrom('timers')
    .where('decision_id', '=', decisionId)
    .where('kind', '=', kind)
    .where('due_at', '<=', now)
    .returning(['due_at', 'count'])
    .executeTakeFirst();
  return row === undefined ? null : { kind, dueAt: row.due_at, count: row.count };
}

export type DueTimer = { readonly decisionId: string; readonly kind: TimerKind };

/** What has come due, the longest overdue first. */
export async function dueTimers(db: Db, now: number, limit: number): Promise<readonly DueTimer[]> {
  const rows = await db
    .selectFrom('timers')
    .select(['decision_id', 'kind'])
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    decisionId: row.decision_id,
    kind: timerKindSchema.parse(row.kind),
  }));
}

export async function nextTimerAt(db: Db): Promise<number | null> {
  const { next } = await db
    .selectFrom('timers')
    .select((e) => e.fn.min('due_at').as('next'))
    .executeTakeFirstOrThrow();
  return next === null ? null : Number(next);
}
