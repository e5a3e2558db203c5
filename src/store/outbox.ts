import { type ExpressionBuilder, sql } from 'kysely';
import { type Effect, effectSchema, inThread, type OutboxRow, type Place } from '../records.ts';
import type { Db, Tx } from './open.ts';
import type { OutboxRecord, Schema } from './schema.ts';

/** Adds effects to a decision's queue, in their order. A thread's messages share a sequence. */
export async function enqueue(
  tx: Tx,
  decisionId: string,
  effects: readonly { readonly effect: Effect; readonly channelId: string }[],
  now: number,
): Promise<void> {
  if (effects.length === 0) return;
  const { last } = await tx
    .selectFrom('outbox')
    .select((e) => e.fn.max('position').as('last'))
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow();
  const first = last === null ? 0 : Number(last) + 1;
  await tx
    .insertInto('outbox')
    .values(
      effects.map(({ effect, channelId }, index) => {
        const { kind, ...payload } = effect;
        return {
          id: `${decisionId}.${first + index}`,
          decision_id: decisionId,
          position: first + index,
          kind,
          payload: JSON.stringify(payload),
          channel_id: channelId,
          sequence: inThread(effect) ? decisionId : null,
          state: 'due',
          attempts: 0,
          due_at: now,
          lease_until: 0,
          in_doubt: 0,
          last_error: null,
          message_channel: null,
          message_ts: null,
          created_at: now,
        };
      }),
    )
    .execute();
}

/** A row may go out once every earlier one of its sequence has. */
const unblocked = (e: ExpressionBuilder<Schema & { row: Schema['outbox'] }, 'row'>) =>
  e.not(
    e.exists(
      e
        .selectFrom('outbox as earlier')
        .select('earlier.id')
        .whereRef('earlier.sequence', '=', 'row.sequence')
        .whereRef('earlier.position', '<', 'row.position')
        .where('earlier.state', '<>', 'done'),
    ),
  );

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
    .selectAll()
    .where('row.state', '=', 'due')
    .where('row.due_at', '<=', claim.now)
    .where('row.lease_until', '<=', claim.now)
    .where(unblocked)
    .$if(claim.resting.length > 0, (query) =>
      query.where('row.channel_id', 'not in', claim.resting),
    )
    .orderBy('row.created_at')
    .orderBy('row.id')
    .limit(claim.limit * 4)
    .execute();
  const taken: OutboxRow[] = [];
  const channels = new Set<string>();
  for (const row of candidates) {
    if (taken.length === claim.limit) break;
    if (channels.has(row.channel_id)) continue;
    channels.add(row.channel_id);
    const claimed = await db
      .updateTable('outbox')
      .set({
        lease_until: claim.now + claim.leaseMs,
        attempts: sql<number>`attempts + 1`,
        in_doubt: 1,
      })
      .where('id', '=', row.id)
      .where('state', '=', 'due')
      .where('lease_until', '<=', claim.now)
      .executeTakeFirst();
    if (claimed.numUpdatedRows === 1n) taken.push(rowOf(row));
  }
  return taken;
}

function rowOf(row: OutboxRecord): OutboxRow {
  return {
    id: row.id,
    decisionId: row.decision_id,
    channelId: row.channel_id,
    effect: effectSchema.parse({ ...JSON.parse(row.payload), kind: row.kind }),
    attempts: row.attempts + 1,
    inDoubt: row.in_doubt === 1,
    lastError: row.last_error,
    createdAt: row.created_at,
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
    .where('row.state', '=', 'due')
    .where(unblocked)
    .$if(resting.length > 0, (query) => query.where('row.channel_id', 'not in', resting))
    .executeTakeFirstOrThrow();
  return next === null ? null : Number(next);
}

/** The message is posted. A root's place is kept on its decision, in the same transaction. */
export async function complete(tx: Tx, row: OutboxRow, message: Place): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({
      state: 'done',
      in_doubt: 0,
      lease_until: 0,
      last_error: null,
      message_channel: message.channel,
      message_ts: message.ts,
    })
    .where('id', '=', row.id)
    .execute();
  if (row.effect.kind !== 'root') return;
  await tx
    .updateTable('decisions')
    .set({ posted_channel: message.channel, root_ts: message.ts })
    .where('id', '=', row.decisionId)
    .execute();
}

export type Setback = {
  readonly dueAt: number;
  readonly error: string;
  /** Slack may have taken the message although its answer did not arrive. */
  readonly inDoubt: boolean;
};

/** The attempt failed in a way that may pass. */
export async function retryLater(db: Db, row: OutboxRow, setback: Setback): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      lease_until: 0,
      due_at: setback.dueAt,
      last_error: setback.error,
      in_doubt: setback.inDoubt ? 1 : 0,
    })
    .where('id', '=', row.id)
    .execute();
}

/** Slack refuses the row until somebody mends the cause. */
export async function park(tx: Tx, row: OutboxRow, error: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'parked', lease_until: 0, in_doubt: 0, last_error: error })
    .where('id', '=', row.id)
    .execute();
}

export type ParkedFilter =
  | { readonly decisionId: string; readonly moveTo?: string }
  | { readonly channelId: string }
  | 'all';

/**
 * Makes parked rows due again. For one decision, because a person asked, they may go elsewhere and
 * a further refusal is told anew; otherwise the same refusal again is not.
 *
 * @returns how many rows are due again.
 */
export async function unpark(db: Db | Tx, filter: ParkedFilter, now: number): Promise<number> {
  const base = db
    .updateTable('outbox')
    .set({ state: 'due', due_at: now, attempts: 0 })
    .where('state', '=', 'parked');
  if (filter === 'all') return updated(await base.executeTakeFirst());
  if ('channelId' in filter) {
    return updated(await base.where('channel_id', '=', filter.channelId).executeTakeFirst());
  }
  const { decisionId, moveTo } = filter;
  if (moveTo !== undefined) {
    await db
      .updateTable('outbox')
      .set({ channel_id: moveTo })
      .where('sequence', '=', decisionId)
      .where('state', '<>', 'done')
      .execute();
  }
  return updated(
    await base.set({ last_error: null }).where('decision_id', '=', decisionId).executeTakeFirst(),
  );
}

const updated = ({ numUpdatedRows }: { readonly numUpdatedRows: bigint }): number =>
  Number(numUpdatedRows);

/** Messages that told a person about an undelivered thread, where they stand. */
export async function noticesOf(tx: Tx, decisionId: string): Promise<readonly Place[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['message_channel', 'message_ts'])
    .where('decision_id', '=', decisionId)
    .where('kind', '=', 'undelivered')
    .where('state', '=', 'done')
    .execute();
  return rows.flatMap(({ message_channel: channel, message_ts: ts }) =>
    channel === null || ts === null ? [] : [{ channel, ts }],
  );
}

/** After a crash of the only process that uses this database, nobody holds a lease any more. */
export async function releaseLeases(db: Db): Promise<void> {
  await db.updateTable('outbox').set({ lease_until: 0 }).where('lease_until', '>', 0).execute();
}
