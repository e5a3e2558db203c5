import { sql } from 'kysely';
import { type Errand, type ErrandRow, errandSchema } from '../records/errand.ts';
import type { Db, Tx } from './open.ts';

export type NewErrand = { readonly id: string; readonly to: string; readonly errand: Errand };

/** Keeps an errand; one with the same id is kept once. */
export async function addErrand(
  db: Db | Tx,
  { id, to, errand: { kind, ...payload } }: NewErrand,
  now: number,
): Promise<void> {
  await db
    .insertInto('errands')
    .values({
      id,
      kind,
      payload: JSON.stringify(payload),
      to_id: to,
      due_at: now,
      lease_until: 0,
      attempts: 0,
      last_error: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Whether the same is owed to them already and nobody has begun to see to it. */
export async function isOwed(
  tx: Tx,
  { to, errand: { kind, ...payload } }: Omit<NewErrand, 'id'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('errands')
    .select('id')
    .where('kind', '=', kind)
    .where('to_id', '=', to)
    .where('payload', '=', JSON.stringify(payload))
    .where('lease_until', '=', 0)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes the errand of these kinds that has been due the longest, if any; until its lease ends it is
 * nobody else's.
 */
export async function claimErrand(
  db: Db,
  {
    kinds,
    now,
    leaseMs,
  }: {
    readonly kinds: readonly Errand['kind'][];
    readonly now: number;
    readonly leaseMs: number;
  },
): Promise<ErrandRow | null> {
  const due = await db
    .selectFrom('errands')
    .select('id')
    .where('kind', 'in', kinds)
    .where('due_at', '<=', now)
    .where('lease_until', '<=', now)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  if (due === undefined) return null;
  // The conditions again: another claimer may have had it meanwhile.
  const row = await db
    .updateTable('errands')
    .set({ lease_until: now + leaseMs, attempts: sql<number>`attempts + 1` })
    .where('id', '=', due.id)
    .where('due_at', '<=', now)
    .where('lease_until', '<=', now)
    .returning(['id', 'kind', 'payload', 'to_id', 'attempts'])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    to: row.to_id,
    errand: errandIn(row),
    attempts: row.attempts,
  };
}

/** The errand is done, or not worth another attempt; unless somebody else has taken it since. */
export async function finishErrand(db: Db, { id, attempts }: ErrandRow): Promise<void> {
  await db.deleteFrom('errands').where('id', '=', id).where('attempts', '=', attempts).execute();
}

/** Keeps an errand ours until then; false when somebody else has taken it since. */
export async function renewErrand(
  db: Db,
  { id, attempts }: ErrandRow,
  leaseUntil: number,
): Promise<boolean> {
  const renewed = await db
    .updateTable('errands')
    .set({ lease_until: leaseUntil })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .returning('id')
    .executeTakeFirst();
  return renewed !== undefined;
}

/** Keeps how far an errand has come, for the next attempt. */
export async function noteErrand(
  db: Db,
  { id, attempts }: ErrandRow,
  { kind: _, ...payload }: Errand,
): Promise<void> {
  await db
    .updateTable('errands')
    .set({ payload: JSON.stringify(payload) })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute();
}

/** Takes back the errands of a kind that are owed to somebody, but for what is being seen to. */
export async function withdrawErrands(
  tx: Tx,
  kind: Errand['kind'],
  to: string,
  now: number,
): Promise<readonly Errand[]> {
  const rows = await tx
    .deleteFrom('errands')
    .where('kind', '=', kind)
    .where('to_id', '=', to)
    .where('lease_until', '<=', now)
    .returning(['kind', 'payload'])
    .execute();
  return rows.map(errandIn);
}

/** Whether somebody was told that their messages in a channel are still to be taken out. */
export async function isToldOfErasing(
  db: Db,
  { to, by }: { readonly to: string; readonly by: string },
): Promise<boolean> {
  const rows = await db
    .selectFrom('errands')
    .select(['kind', 'payload'])
    .where('kind', '=', 'erase')
    .where('to_id', '=', to)
    .where('attempts', '>', 0)
    .execute();
  return rows
    .map(errandIn)
    .some((errand) => errand.kind === 'erase' && errand.by === by && errand.isTold);
}

/** Makes what is to be taken out of a channel due at once, as the bot may be let into it by now. */
export async function hastenErasing(db: Db, channelId: string, now: number): Promise<void> {
  await db
    .updateTable('errands')
    .set({ due_at: now })
    .where('kind', '=', 'erase')
    .where('to_id', '=', channelId)
    .where('due_at', '>', now)
    .execute();
}

/** It is to be tried again. */
export async function postponeErrand(
  db: Db,
  { id, attempts }: ErrandRow,
  { dueAt, error }: { readonly dueAt: number; readonly error: string },
): Promise<void> {
  await db
    .updateTable('errands')
    .set({ due_at: dueAt, lease_until: 0, last_error: error })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute();
}

/** When the next one of these kinds may be taken, or null when there is none. */
export async function nextErrandAt(
  db: Db,
  kinds: readonly Errand['kind'][],
): Promise<number | null> {
  const { next } = await db
    .selectFrom('errands')
    .select(
      sql<
        number | string | null
      >`min(case when due_at > lease_until then due_at else lease_until end)`.as('next'),
    )
    .where('kind', 'in', kinds)
    .executeTakeFirstOrThrow();
  return next === null ? null : Number(next);
}

const errandIn = ({ kind, payload }: { readonly kind: string; readonly payload: string }): Errand =>
  errandSchema.parse({ ...JSON.parse(payload), kind });
