import { sql } from 'kysely';
import { type Errand, type ErrandRow, errandSchema } from '../domain/errand.ts';
import { readKind } from './json.ts';
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

/** So long an errand rests that cannot be read: a newer version may understand it, in milliseconds. */
const UNREADABLE_MS = 3_600_000;
/** A difference as small as this between a clock and itself is not worth mending, in milliseconds. */
const SET_BACK_MS = 5_000;

/** The same as for the outbox, once a clock was set back: see `catchUp` there. */
export async function catchUpErrands(
  db: Db,
  { now, leaseMs }: { readonly now: number; readonly leaseMs: number },
): Promise<void> {
  await db
    .updateTable('errands')
    .set({ due_at: now })
    .where('due_at', '>', now + SET_BACK_MS)
    .execute();
  await db
    .updateTable('errands')
    .set({ lease_until: now })
    .where('lease_until', '>', now + 2 * leaseMs)
    .execute();
}

/**
 * Takes the errand of these kinds that has been due the longest, if any; until its lease ends it is
 * nobody else's. One that cannot be read is put off, so that the others get their turn.
 */
export async function claimErrand(
  db: Db,
  {
    kinds,
    now,
    leaseMs,
    unreadable,
  }: {
    readonly kinds: readonly Errand['kind'][];
    readonly now: number;
    readonly leaseMs: number;
    /** Is told of an errand that says nothing this version understands, and why. */
    readonly unreadable?: (id: string, error: unknown) => void;
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
  const { id, attempts } = row;
  const errand = readKind(errandSchema, row);
  if ('value' in errand) return { id, to: row.to_id, errand: errand.value, attempts };
  await postponeErrand(db, { id, attempts }, { dueAt: now + UNREADABLE_MS, error: 'unreadable' });
  unreadable?.(id, errand.error);
  return null;
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
  return rows.flatMap(errandsIn);
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
    .flatMap(errandsIn)
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
  { id, attempts }: Pick<ErrandRow, 'id' | 'attempts'>,
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

/** The errand in a row, or none when it cannot be read. */
function errandsIn(row: { readonly kind: string; readonly payload: string }): readonly Errand[] {
  const errand = readKind(errandSchema, row);
  return 'value' in errand ? [errand.value] : [];
}
