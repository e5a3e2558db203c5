import { sql } from 'kysely';
import type { Place } from '../domain/decision.ts';
import {
  inThread,
  type LiveMessage,
  liveMessageOf,
  type OutboxEntry,
  type OutboxMessage,
} from '../domain/outbox-entry.ts';
import type { Db, Tx } from './open.ts';
import { putLiveMessage } from './outbox-thread.ts';

/** What may be tried. Blocked rows too: the cause may be mended without our being told. */
export const OPEN = ['due', 'blocked'] as const;
/** Rows that are still owed; named, so that an index is read and not all that ever was. */
export const NOT_DONE = ['due', 'waiting', 'blocked'] as const;

export type NewEntry = { readonly message: OutboxMessage; readonly channelId: string };

export type Pace = { readonly now: number; readonly refreshMs: number };

/**
 * Adds outbox entries to a locked decision's queue, in their order. A thread's messages share a sequence.
 * What refreshes a message joins a refresh that has not begun yet, so that many changes make few
 * updates, and comes no sooner than `refreshMs` after the last one.
 */
export async function enqueue(
  tx: Tx,
  decisionId: string,
  entries: readonly NewEntry[],
  { now, refreshMs }: Pace,
): Promise<void> {
  for (const { message, channelId } of entries) {
    const sequence = sequenceOf(decisionId, message);
    const isRefresh = message.kind === 'refresh';
    if (isRefresh && sequence !== null && (await joinRefresh(tx, sequence))) continue;
    const { position, doneAt } = await endOf(tx, decisionId, sequence);
    const { kind, ...payload } = message;
    const isBehind = sequence !== null && (await hasOpen(tx, sequence));
    await tx
      .insertInto('outbox')
      .values({
        id: `${decisionId}.${position}`,
        decision_id: decisionId,
        position,
        kind,
        payload: JSON.stringify(payload),
        channel_id: channelId,
        sequence,
        state: isBehind ? 'waiting' : 'due',
        attempts: 0,
        due_at: isRefresh ? paced(now, doneAt, refreshMs) : now,
        lease_until: 0,
        unconfirmed_since: null,
        last_error: null,
        notified: null,
        message_channel: null,
        message_ts: null,
        created_at: now,
        done_at: null,
      })
      .execute();
  }
}

/** No sooner than the pace allows; a clock that was set back since the last one adds nothing. */
const paced = (now: number, doneAt: number, refreshMs: number): number =>
  Math.max(now, Math.min(now, doneAt) + refreshMs);

function sequenceOf(decisionId: string, message: OutboxMessage): string | null {
  if (message.kind === 'refresh') return `${decisionId}:${message.live}`;
  return inThread(message) ? decisionId : null;
}

/** Where the queue ends, and when the sequence last had something done. */
async function endOf(tx: Tx, decisionId: string, sequence: string | null) {
  const { last, done } = await tx
    .selectFrom('outbox')
    .select((e) => [
      e.fn.max('position').as('last'),
      sql<number | string | null>`max(case when sequence = ${sequence} then done_at end)`.as(
        'done',
      ),
    ])
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow();
  return { position: last === null ? 0 : Number(last) + 1, doneAt: Number(done ?? 0) };
}

async function hasOpen(tx: Tx, sequence: string): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where('sequence', '=', sequence)
    .where('state', '<>', 'done')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Whether a refresh is still to begin, which will show this change too. Touching the row decides a
 * race with a worker: what it has claimed meanwhile does not count.
 */
async function joinRefresh(tx: Tx, sequence: string): Promise<boolean> {
  const joined = await tx
    .updateTable('outbox')
    .set((e) => ({ due_at: e.ref('due_at') }))
    .where('sequence', '=', sequence)
    .where((e) =>
      e.or([e('state', '=', 'waiting'), e.and([e('state', 'in', OPEN), e('lease_until', '=', 0)])]),
    )
    .returning('id')
    .execute();
  return joined.length > 0;
}

/** An update of the row, unless its lease ran out and another worker has taken it since. */
const stillOurs = (db: Db | Tx, row: OutboxEntry) =>
  db
    .updateTable('outbox')
    .where('id', '=', row.id)
    .where('attempts', '=', row.attempts)
    .where('state', 'in', OPEN);

/**
 * The row of a locked decision is done: the message is there, or (null) is not needed any more.
 * Where a live message is, is kept in the same transaction.
 *
 * @returns false, and changes nothing, when the row is another worker's by now.
 */
export async function complete(
  tx: Tx,
  row: OutboxEntry,
  message: Place | null,
  { now, refreshMs }: Pace,
): Promise<boolean> {
  const { numUpdatedRows } = await stillOurs(tx, row)
    .set({
      state: 'done',
      unconfirmed_since: null,
      lease_until: 0,
      last_error: null,
      message_channel: message?.channel ?? null,
      message_ts: message?.ts ?? null,
      done_at: now,
    })
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  if (row.sequence !== null) {
    const isRefresh = row.message.kind === 'refresh';
    await releaseNext(tx, row.sequence, isRefresh ? now + refreshMs : null);
  }
  const live = liveMessageOf(row.message);
  if (live !== null && message !== null) await savePlace(tx, row.decisionId, live, message);
  return true;
}

async function savePlace(
  tx: Tx,
  decisionId: string,
  live: LiveMessage,
  place: Place,
): Promise<void> {
  if (live !== 'root') return putLiveMessage(tx, decisionId, live, place);
  await tx
    .updateTable('decisions')
    .set({ posted_channel: place.channel, root_ts: place.ts })
    .where('id', '=', decisionId)
    .execute();
}

/**
 * The next row of the sequence may go out. The due time of a thread's messages stays what it is, so
 * that a thread is finished before a later one begins.
 */
async function releaseNext(tx: Tx, sequence: string, dueAt: number | null): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'due', ...(dueAt === null ? {} : { due_at: dueAt }) })
    .where('sequence', '=', sequence)
    .where('state', '=', 'waiting')
    .where('position', '=', (e) =>
      e
        .selectFrom('outbox as next')
        .select((n) => n.fn.min('next.position').as('first'))
        .where('next.sequence', '=', sequence)
        .where('next.state', '=', 'waiting'),
    )
    .execute();
}

export type Setback = {
  readonly dueAt: number;
  readonly error: string;
  /** Slack may have taken the message all the same: the row stays unconfirmed, as its claim made it. */
  readonly isUnconfirmed: boolean;
};

/** The attempt failed in a way that may pass. */
export async function retryLater(db: Db | Tx, row: OutboxEntry, setback: Setback): Promise<void> {
  await stillOurs(db, row)
    .set({
      lease_until: 0,
      due_at: setback.dueAt,
      last_error: setback.error,
      ...(setback.isUnconfirmed ? {} : { unconfirmed_since: null }),
    })
    .execute();
}

/**
 * Slack refuses the row until the cause is mended; it is tried again at `dueAt` all the same.
 *
 * @returns whether its owner has to be told, which they are once for each cause.
 */
export async function block(
  tx: Tx,
  row: OutboxEntry,
  refusal: { readonly error: string; readonly dueAt: number },
): Promise<boolean> {
  // As it is now: the owner may have asked for another attempt while this one was under way.
  const before = await tx
    .selectFrom('outbox')
    .select('notified')
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
  const { numUpdatedRows } = await stillOurs(tx, row)
    .set({
      state: 'blocked',
      lease_until: 0,
      unconfirmed_since: null,
      due_at: refusal.dueAt,
      last_error: refusal.error,
      notified: refusal.error,
    })
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n && before.notified !== refusal.error;
}

/** The owner has not been notified after all why a thread is refused. */
export async function forgetNotified(tx: Tx, decisionId: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ notified: null })
    .where('sequence', '=', decisionId)
    .where('state', '<>', 'done')
    .execute();
}
