import { sql } from 'kysely';
import { effectSchema, type OutboxRow } from '../records/effect.ts';
import type { Db } from './open.ts';
import { OPEN } from './outbox.ts';
import type { OutboxRecord } from './schema.ts';

export type Claim = {
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
  /** Channels that must rest: a post is under way, or the last one was too recent. */
  readonly resting: readonly string[];
};

/**
 * Takes due rows, oldest first and one a channel. Until its lease ends a row is nobody else's;
 * after a crash the lease runs out and another attempt is made.
 */
export async function claimDue(db: Db, claim: Claim): Promise<readonly OutboxRow[]> {
  const candidates = await db
    .selectFrom('outbox as row')
    .select(['row.id', 'row.channel_id', 'row.doubt_since'])
    .where('row.state', 'in', OPEN)
    .where('row.due_at', '<=', claim.now)
    .where('row.lease_until', '<=', claim.now)
    .$if(claim.resting.length > 0, (query) =>
      query.where('row.channel_id', 'not in', claim.resting),
    )
    .orderBy('row.due_at')
    .orderBy('row.position')
    .orderBy('row.id')
    .limit(claim.limit * 4)
    .execute();
  const taken: OutboxRow[] = [];
  const channels = new Set<string>();
  for (const { id, channel_id, doubt_since } of candidates) {
    if (taken.length === claim.limit) break;
    if (channels.has(channel_id)) continue;
    channels.add(channel_id);
    // The conditions again, and the row as it is now: another claimer may have had it meanwhile.
    const claimed = await db
      .updateTable('outbox')
      .set((e) => ({
        lease_until: claim.now + claim.leaseMs,
        attempts: sql<number>`attempts + 1`,
        doubt_since: e.fn.coalesce('doubt_since', e.val(claim.now)),
      }))
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .where('due_at', '<=', claim.now)
      .where('lease_until', '<=', claim.now)
      .where('doubt_since', 'is not distinct from', doubt_since)
      .returningAll()
      .executeTakeFirst();
    if (claimed !== undefined) taken.push(rowOf(claimed, doubt_since));
  }
  return taken;
}

function rowOf(row: OutboxRecord, doubtSince: number | null): OutboxRow {
  return {
    id: row.id,
    decisionId: row.decision_id,
    channelId: row.channel_id,
    effect: effectSchema.parse({ ...JSON.parse(row.payload), kind: row.kind }),
    sequence: row.sequence,
    attempts: row.attempts,
    doubtSince,
    told: row.told,
  };
}

/** When the next row falls due, or null when none waits. */
export async function nextDueAt(db: Db, resting: readonly string[]): Promise<number | null> {
  const { next } = await db
    .selectFrom('outbox as row')
    .select(
      sql<
        number | string | null
      >`min(case when due_at > lease_until then due_at else lease_until end)`.as('next'),
    )
    .where('row.state', 'in', OPEN)
    .$if(resting.length > 0, (query) => query.where('row.channel_id', 'not in', resting))
    .executeTakeFirstOrThrow();
  return next === null ? null : Number(next);
}

/** After a crash of the only process that uses this database, nobody holds a lease any more. */
export async function releaseLeases(db: Db): Promise<void> {
  for (const table of ['outbox', 'errands'] as const) {
    await db.updateTable(table).set({ lease_until: 0 }).where('lease_until', '>', 0).execute();
  }
}

/** How many rows wait to be delivered, and how many of them Slack refuses for now. */
export async function countOpen(
  db: Db,
): Promise<{ readonly due: number; readonly parked: number }> {
  const rows = await db
    .selectFrom('outbox')
    .select((e) => ['state', e.fn.countAll<number | string>().as('count')])
    .where('state', '<>', 'done')
    .groupBy('state')
    .execute();
  const count = (state: string): number =>
    Number(rows.find((row) => row.state === state)?.count ?? 0);
  return { due: count('due') + count('waiting'), parked: count('parked') };
}
