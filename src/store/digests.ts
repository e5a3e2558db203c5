import { z } from 'zod';
import { type Digest, digestSchema, type Subscription } from '../domain/digest.ts';
import { json } from './json.ts';
import type { Db, Tx } from './open.ts';

const rowSchema = z
  .object({
    target: z.string(),
    value: json(digestSchema),
    told_until: z.coerce.number(),
    due_at: z.coerce.number(),
  })
  .transform(
    ({ target, value, told_until, due_at }): Subscription => ({
      ...value,
      target,
      toldUntil: told_until,
      dueAt: due_at,
    }),
  );

/** The digest of a person or a channel, if it is on. */
export async function readDigest(db: Db | Tx, target: string): Promise<Subscription | null> {
  const row = await db
    .selectFrom('digests')
    .selectAll()
    .where('target', '=', target)
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

type Times = { readonly dueAt: number; readonly tellsFrom: number };

/** Turns a digest on or sets it anew; one that was on tells on from where it was. */
export async function putDigest(
  tx: Tx,
  { target, ...digest }: Digest,
  { dueAt, tellsFrom }: Times,
): Promise<void> {
  const set = { value: JSON.stringify(digestSchema.parse(digest)), due_at: dueAt };
  await tx
    .insertInto('digests')
    .values({ target, ...set, told_until: tellsFrom })
    .onConflict((conflict) => conflict.column('target').doUpdateSet(set))
    .execute();
}

/** Turns a digest off; returns what was on, if anything was. */
export async function removeDigest(tx: Tx, target: string): Promise<Subscription | null> {
  const removed = await tx
    .deleteFrom('digests')
    .where('target', '=', target)
    .returningAll()
    .executeTakeFirst();
  return removed === undefined ? null : rowSchema.parse(removed);
}

/** A digest that is due, to be read by itself: one that cannot be read keeps no other from it. */
export type DueDigest = { readonly target: string; readonly read: () => Subscription };

/** The digests that are due, but for some, the longest overdue first. */
export async function dueDigests(
  db: Db,
  now: number,
  { limit, except }: { readonly limit: number; readonly except: readonly string[] },
): Promise<readonly DueDigest[]> {
  const rows = await db
    .selectFrom('digests')
    .selectAll()
    .where('due_at', '<=', now)
    .$if(except.length > 0, (query) => query.where('target', 'not in', except))
    .orderBy('due_at')
    .orderBy('target')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ target: row.target, read: () => rowSchema.parse(row) }));
}

/** Moves a digest on to its next time, unless somebody has done so or changed it since. */
export async function advanceDigest(
  tx: Tx,
  { target, dueAt }: Subscription,
  { dueAt: nextDueAt, toldUntil, ...next }: Subscription,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('digests')
    .set({
      value: JSON.stringify(digestSchema.parse(next)),
      due_at: nextDueAt,
      told_until: toldUntil,
    })
    .where('target', '=', target)
    .where('due_at', '=', dueAt)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** When the next one is due, but for some. */
export async function nextDigestDueAt(db: Db, except: readonly string[]): Promise<number | null> {
  const { next } = await db
    .selectFrom('digests')
    .$if(except.length > 0, (query) => query.where('target', 'not in', except))
    .select((e) => e.fn.min('due_at').as('next'))
    .executeTakeFirstOrThrow();
  return next === null ? null : Number(next);
}
