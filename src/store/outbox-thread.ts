import { sql } from 'kysely';
import type { Place } from '../domain/decision.ts';
import type { LiveMessage } from '../domain/outbox-entry.ts';
import { lockDecision } from './decisions.ts';
import { type Db, type Tx, transact } from './open.ts';

/** Makes what waits for this channel due at once; nobody is notified of the same refusal again. */
export async function unblockChannel(db: Db, channelId: string, now: number): Promise<number> {
  const decisions = await db
    .selectFrom('outbox')
    .select('decision_id')
    .distinct()
    .where('state', '=', 'blocked')
    .where('channel_id', '=', channelId)
    .execute();
  let rows = 0;
  // Each by itself, and locked like for any other change, so that nobody waits for the other way round.
  for (const { decision_id } of decisions) {
    const { numUpdatedRows } = await transact(db, async (tx) => {
      await lockDecision(tx, decision_id);
      return tx
        .updateTable('outbox')
        .set({ state: 'due', due_at: now })
        .where('state', '=', 'blocked')
        .where('decision_id', '=', decision_id)
        .where('channel_id', '=', channelId)
        .executeTakeFirstOrThrow();
    });
    rows += Number(numUpdatedRows);
  }
  return rows;
}

/** Makes a decision's blocked rows due at once for its owner, who is notified of a refusal again. */
export async function unblockDecision(tx: Tx, decisionId: string, now: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ state: 'due', due_at: now, notified: null })
    .where('state', '=', 'blocked')
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Sends the messages of a thread that are still to come to another channel. */
export async function moveThread(tx: Tx, decisionId: string, channelId: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ channel_id: channelId })
    .where('sequence', '=', decisionId)
    .where('state', '<>', 'done')
    .execute();
}

/** Restarts a thread whose root was deleted: all of its messages are due again. */
export async function restartThread(tx: Tx, decisionId: string, now: number): Promise<void> {
  await tx
    .updateTable('decisions')
    .set({ posted_channel: null, root_ts: null, link: null })
    .where('id', '=', decisionId)
    .execute();
  await forgetLiveMessages(tx, decisionId);
  await tx
    .updateTable('outbox')
    .set({
      state: sql<string>`case when kind = 'root' then 'due' else 'waiting' end`,
      due_at: now,
      notified: null,
      unconfirmed_since: null,
    })
    .where('sequence', '=', decisionId)
    .execute();
}

/** What is still to come of a decision's thread. */
export type ThreadState = {
  readonly open: number;
  /** The errors for which rows are blocked. */
  readonly refusals: readonly string[];
};

export async function threadState(db: Db | Tx, decisionId: string): Promise<ThreadState> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', 'last_error'])
    .where('sequence', '=', decisionId)
    .where('state', '<>', 'done')
    .execute();
  return {
    open: rows.length,
    refusals: rows.flatMap(({ state, last_error }) =>
      state === 'blocked' && last_error !== null ? [last_error] : [],
    ),
  };
}

/** Messages that told a person about an undelivered thread, where they stand; each once. */
export async function takeNotices(tx: Tx, decisionId: string): Promise<readonly Place[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['message_channel', 'message_ts'])
    .where('decision_id', '=', decisionId)
    .where('kind', '=', 'undelivered')
    .where('message_ts', 'is not', null)
    .execute();
  if (rows.length === 0) return [];
  await tx
    .updateTable('outbox')
    .set({ message_channel: null, message_ts: null })
    .where('decision_id', '=', decisionId)
    .where('kind', '=', 'undelivered')
    .where('state', '=', 'done')
    .execute();
  return rows.flatMap(({ message_channel: channel, message_ts: ts }) =>
    channel === null || ts === null ? [] : [{ channel, ts }],
  );
}

/** Where a live reply of a decision's thread is, or null. */
export async function findLiveMessage(
  db: Db | Tx,
  decisionId: string,
  name: LiveMessage,
): Promise<Place | null> {
  const row = await db
    .selectFrom('live_messages')
    .select(['channel', 'ts'])
    .where('decision_id', '=', decisionId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

export async function putLiveMessage(
  tx: Tx,
  decisionId: string,
  name: LiveMessage,
  place: Place,
): Promise<void> {
  const { channel, ts } = place;
  await tx
    .insertInto('live_messages')
    .values({ decision_id: decisionId, name, channel, ts })
    .onConflict((conflict) =>
      conflict.columns(['decision_id', 'name']).doUpdateSet({ channel, ts }),
    )
    .execute();
}

/** It is not there any more. */
export async function forgetLiveMessage(
  tx: Tx,
  decisionId: string,
  name: LiveMessage,
): Promise<void> {
  await tx
    .deleteFrom('live_messages')
    .where('decision_id', '=', decisionId)
    .where('name', '=', name)
    .execute();
}

export async function forgetLiveMessages(tx: Tx, decisionId: string): Promise<void> {
  await tx.deleteFrom('live_messages').where('decision_id', '=', decisionId).execute();
}
