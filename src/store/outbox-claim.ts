import { sql } from 'kysely';
import { SCHEDULED } from '../domain/job.ts';
import { type OutboxEntry, outboxMessageSchema } from '../domain/outbox-entry.ts';
import { HOUR_MS } from '../domain/time.ts';
import { readKind } from './json.ts';
import type { Db } from './open.ts';
import { NOT_DONE, OPEN } from './outbox.ts';
import type { OutboxRecord } from './schema.ts';

export type Claim = {
  readonly now: number;
  /** The same moment by Slack's clock: what may be posted from now on bears no earlier time. */
  readonly slackNow: number;
  readonly leaseMs: number;
  readonly limit: number;
  /** Channels that must rest: a post is under way, or the last one was too recent. */
  readonly resting: readonly string[];
  /** Is told of a row that says nothing this version understands, and why. */
  readonly unreadable?: (id: string, error: unknown) => void;
};

/** So long a row rests that cannot be read: a newer version may understand it, in milliseconds. */
const UNREADABLE_MS = HOUR_MS;

/**
 * Takes due rows, oldest first and one a channel. Until its lease ends a row is nobody else's;
 * after a crash the lease runs out and another attempt is made. A row that cannot be read is blocked,
 * and with it its thread alone.
 */
export async function claimDue(db: Db, claim: Claim): Promise<readonly OutboxEntry[]> {
  const candidates = await db
    .selectFrom('outbox as row')
    .select(['row.id', 'row.channel_id', 'row.unconfirmed_since'])
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
  const taken: OutboxEntry[] = [];
  const channels = new Set<string>();
  for (const { id, channel_id, unconfirmed_since } of candidates) {
    if (taken.length === claim.limit) break;
    if (channels.has(channel_id)) continue;
    channels.add(channel_id);
    // The conditions again, and the row as it is now: another claimer may have had it meanwhile.
    const claimed = await db
      .updateTable('outbox')
      .set((e) => ({
        lease_until: claim.now + claim.leaseMs,
        attempts: sql<number>`attempts + 1`,
        unconfirmed_since: e.fn.coalesce('unconfirmed_since', e.val(claim.slackNow)),
      }))
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .where('due_at', '<=', claim.now)
      .where('lease_until', '<=', claim.now)
      .where('unconfirmed_since', 'is not distinct from', unconfirmed_since)
      .returningAll()
      .executeTakeFirst();
    if (claimed === undefined) continue;
    const row = rowOf(claimed, unconfirmed_since);
    if ('error' in row) {
      claim.unreadable?.(claimed.id, row.error);
      await blockUnreadable(db, claimed, {
        unconfirmedSince: unconfirmed_since,
        dueAt: claim.now + UNREADABLE_MS,
      });
    } else taken.push(row);
  }
  return taken;
}

async function blockUnreadable(
  db: Db,
  { id, attempts }: OutboxRecord,
  { unconfirmedSince, dueAt }: { readonly unconfirmedSince: number | null; readonly dueAt: number },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      state: 'blocked',
      lease_until: 0,
      unconfirmed_since: unconfirmedSince,
      due_at: dueAt,
      last_error: 'unreadable',
    })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute();
}

function rowOf(
  row: OutboxRecord,
  unconfirmedSince: number | null,
): OutboxEntry | { readonly error: unknown } {
  const message = readKind(outboxMessageSchema, row);
  if ('error' in message) return message;
  return {
    id: row.id,
    decisionId: row.decision_id,
    channelId: row.channel_id,
    message: message.value,
    sequence: row.sequence,
    attempts: row.attempts,
    unconfirmedSince,
    notified: row.notified,
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

export type OpenEntries = { readonly due: number; readonly blocked: number };

/** How many rows wait to be delivered, and how many of them Slack refuses for now. */
export async function countOpen(db: Db): Promise<OpenEntries> {
  const rows = await db
    .selectFrom('outbox')
    .select((e) => ['state', e.fn.countAll<number | string>().as('count')])
    .where('state', 'in', NOT_DONE)
    .groupBy('state')
    .execute();
  const count = (state: string): number =>
    Number(rows.find((row) => row.state === state)?.count ?? 0);
  return { due: count('due') + count('waiting'), blocked: count('blocked') };
}

/** A difference as small as this between a clock and itself is not worth mending, in milliseconds. */
const SET_BACK_MS = 5_000;

type Leases = { readonly now: number; readonly leaseMs: number };

/**
 * After a clock was set back, what was put off by it as it was before waits as long as it had been
 * ahead: all that waits is due now instead, which at worst is one attempt too many. A lease that ends
 * later than any can by now has run out.
 */
export async function catchUp(db: Db, { now, leaseMs }: Leases): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ due_at: now })
    // Also what waits for its turn: it keeps its due time when that comes.
    .where('state', 'in', NOT_DONE)
    .where('due_at', '>', now + SET_BACK_MS)
    .execute();
  await db
    .updateTable('outbox')
    .set({ lease_until: now })
    .where('state', 'in', OPEN)
    .where('lease_until', '>', now + 2 * leaseMs)
    .execute();
}

/**
 * After a clock was set back, what had been put off is due, as in the outbox.
 * What people have set for a time still waits for that time.
 */
export async function catchUpJobs(db: Db, { now, leaseMs }: Leases): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ due_at: now })
    .where('due_at', '>', now + SET_BACK_MS)
    .where((e) => e.or([e('attempts', '>', 0), e('kind', 'not in', SCHEDULED)]))
    .execute();
  await db
    .updateTable('jobs')
    .set({ lease_until: now })
    .where('lease_until', '>', now + 2 * leaseMs)
    .execute();
}

/** After a crash of the only process that uses this database, nobody holds a lease any more. */
export async function releaseLeases(db: Db): Promise<void> {
  for (const table of ['outbox', 'jobs'] as const) {
    await db.updateTable(table).set({ lease_until: 0 }).where('lease_until', '>', 0).execute();
  }
}
