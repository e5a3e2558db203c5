import { z } from 'zod';
import { type Digest, digestSchema, type Subscription } from '../domain/digest.ts';
import { addJob } from './jobs.ts';
import { json } from './json.ts';
import type { Db, Tx } from './open.ts';

const rowSchema = z
  .object({
    target: z.string(),
    value: json(digestSchema),
    covered_until: z.coerce.number(),
    due_at: z.coerce.number(),
  })
  .transform(
    ({ target, value, covered_until, due_at }): Subscription => ({
      ...value,
      target,
      coveredUntil: covered_until,
      dueAt: due_at,
    }),
  );

/** The digest of a person or a channel, if it is on. */
export async function readDigest(db: Db | Tx, target: string): Promise<Subscription | null> {
  const row = await db
    .selectFrom('digests')
    .innerJoin('jobs', 'jobs.to_id', 'digests.target')
    .select(['digests.target', 'digests.value', 'digests.covered_until', 'jobs.due_at'])
    .where('digests.target', '=', target)
    .where('jobs.kind', '=', 'digest_due')
    .executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

/** The same, and nobody else changes it until the transaction ends. Lock it before its job. */
export async function lockDigest(tx: Tx, target: string): Promise<Subscription | null> {
  // An update of nothing locks the row on every database.
  await tx
    .updateTable('digests')
    .set((e) => ({ covered_until: e.ref('covered_until') }))
    .where('target', '=', target)
    .execute();
  return readDigest(tx, target);
}

type Times = { readonly dueAt: number; readonly coversFrom: number };

/** Turns a digest on or changes it; one that was on goes on from where it was. */
export async function putDigest(
  tx: Tx,
  { target, ...digest }: Digest,
  { dueAt, coversFrom }: Times,
): Promise<void> {
  const value = JSON.stringify(digestSchema.parse(digest));
  await tx
    .insertInto('digests')
    .values({ target, value, covered_until: coversFrom })
    .onConflict((conflict) => conflict.column('target').doUpdateSet({ value }))
    .execute();
  await setDigestDue(tx, target, dueAt);
}

/** Writes a locked digest back, but for when it is due. */
export async function saveDigest(
  tx: Tx,
  { target, coveredUntil, dueAt: _, ...digest }: Subscription,
): Promise<void> {
  const value = JSON.stringify(digestSchema.parse(digest));
  await tx
    .updateTable('digests')
    .set({ value, covered_until: coveredUntil })
    .where('target', '=', target)
    .execute();
}

/** A person or a channel has one digest, and so one job that makes it due. */
export const digestDueId = (target: string): string => `digest_due:${target}`;

/** Makes a locked digest be due then, in place of any other time. */
export async function setDigestDue(tx: Tx, target: string, dueAt: number): Promise<void> {
  await dropDue(tx, target);
  const job = { kind: 'digest_due' } as const;
  await addJob(tx, { id: digestDueId(target), to: target, job, dueAt });
}

async function dropDue(tx: Tx, target: string): Promise<void> {
  await tx
    .deleteFrom('jobs')
    .where('to_id', '=', target)
    .where('kind', '=', 'digest_due')
    .execute();
}

/** Turns a digest off; returns what was on, if anything was. */
export async function removeDigest(tx: Tx, target: string): Promise<Subscription | null> {
  const digest = await lockDigest(tx, target);
  await deleteDigest(tx, target);
  return digest;
}

/** The same for one that may be unreadable. */
export async function deleteDigest(tx: Tx, target: string): Promise<void> {
  await dropDue(tx, target);
  await tx.deleteFrom('digests').where('target', '=', target).execute();
}
