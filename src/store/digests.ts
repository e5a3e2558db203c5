import { z } from 'zod';
import type { DigestTime } from '../records/digest.ts';
import { type Digest, digestSchema, isPersonal, type Subscription } from '../records/digest.ts';
import { changedBy } from '../records/settings.ts';
import { json } from './json.ts';
import type { Db, Tx } from './open.ts';
import { changeSettings, lockSettings } from './settings.ts';

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

type Times = {
  readonly dueAt: number;
  readonly tellsFrom: number;
  /** When it is turned on. */
  readonly at: number;
};

/**
 * Turns a digest on or sets it anew; one that was on tells on from where it was. For a channel the
 * change is on the record.
 */
export async function putDigest(
  tx: Tx,
  { target, ...digest }: Digest,
  { dueAt, tellsFrom, at }: Times,
): Promise<void> {
  const set = { value: JSON.stringify(digestSchema.parse(digest)), due_at: dueAt };
  await tx
    .insertInto('digests')
    .values({ target, ...set, told_until: tellsFrom })
    .onConflict((conflict) => conflict.column('target').doUpdateSet(set))
    .execute();
  const { readerId, ...time } = digest;
  if (!isPersonal({ target, readerId })) await record(tx, target, time, { actorId: readerId, at });
}

type Change = { readonly actorId: string; readonly at: number };

/** Turns a digest off, which for a channel is on the record; says whether it was on. */
export async function removeDigest(tx: Tx, target: string, change: Change): Promise<boolean> {
  const removed = await tx
    .deleteFrom('digests')
    .where('target', '=', target)
    .returningAll()
    .executeTakeFirst();
  if (removed === undefined) return false;
  if (!isPersonal(rowSchema.parse(removed))) await record(tx, target, null, change);
  return true;
}

async function record(
  tx: Tx,
  channel: string,
  digest: DigestTime | null,
  { actorId, at }: Change,
): Promise<void> {
  const before = await lockSettings(tx, channel);
  const after = changedBy(channel, before, { digest });
  if (JSON.stringify(before.digest) === JSON.stringify(after.digest)) return;
  const id = `digest:${channel}:${at}:${JSON.stringify(digest)}`;
  await changeSettings(tx, { id, scope: channel, actorId, at, before, after });
}

/** The digests that are due, the longest overdue first. */
export async function dueDigests(
  db: Db,
  now: number,
  limit: number,
): Promise<readonly Subscription[]> {
  const rows = await db
    .selectFrom('digests')
    .selectAll()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('target')
    .limit(limit)
    .execute();
  return rows.map((row) => rowSchema.parse(row));
}

/** Moves a digest on to its next time, unless somebody has done so or changed it since. */
export async function advanceDigest(
  tx: Tx,
  { target, dueAt }: Subscription,
  next: { readonly dueAt: number; readonly toldUntil: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('digests')
    .set({ due_at: next.dueAt, told_until: next.toldUntil })
    .where('target', '=', target)
    .where('due_at', '=', dueAt)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function nextDigestDueAt(db: Db): Promise<number | null> {
  const { next } = await db
    .selectFrom('digests')
    .select((e) => e.fn.min('due_at').as('next'))
    .executeTakeFirstOrThrow();
  return next === null ? null : Number(next);
}
