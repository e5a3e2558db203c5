import { sql } from 'kysely';
import { type Effect, inThread, type OutboxRow, type Place } from '../records.ts';
import type { Db, Tx } from './open.ts';

/** What may be tried. Parked rows too: the cause may be mended without our being told. */
export const OPEN = ['due', 'parked'] as const;

/** Adds effects to a decision's queue, in their order. A thread's messages share a sequence. */
export async function enqueue(
  tx: Tx,
  decisionId: string,
  effects: readonly { readonly effect: Effect; readonly channelId: string }[],
  now: number,
): Promise<void> {
  if (effects.length === 0) return;
  const { last, open } = await tx
    .selectFrom('outbox')
    .select((e) => [
      e.fn.max('position').as('last'),
      sql<
        number | string
      >`sum(case when sequence is not null and state <> 'done' then 1 else 0 end)`.as('open'),
    ])
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow();
  const first = last === null ? 0 : Number(last) + 1;
  const head = Number(open) > 0 ? -1 : effects.findIndex(({ effect }) => inThread(effect));
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
          state: inThread(effect) && index !== head ? 'waiting' : 'due',
          attempts: 0,
          due_at: now,
          lease_until: 0,
          doubt_since: null,
          last_error: null,
          told: null,
          message_channel: null,
          message_ts: null,
          created_at: now,
        };
      }),
    )
    .execute();
}

/** An update of the row, unless its lease ran out and somebody else has taken it since. */
const ours = (db: Db | Tx, row: OutboxRow) =>
  db
    .updateTable('outbox')
    .where('id', '=', row.id)
    .where('attempts', '=', row.attempts)
    .where('state', 'in', OPEN);

/**
 * The row is done: the message stands there, or (null) is not needed any more. A root's place is
 * kept on its decision, in the same transaction.
 *
 * @returns false, and changes nothing, when the row is somebody else's by now.
 */
export async function complete(tx: Tx, row: OutboxRow, message: Place | null): Promise<boolean> {
  const { numUpdatedRows } = await ours(tx, row)
    .set({
      state: 'done',
      doubt_since: null,
      lease_until: 0,
      last_error: null,
      message_channel: message?.channel ?? null,
      message_ts: message?.ts ?? null,
    })
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  if (inThread(row.effect)) await releaseNext(tx, row.decisionId);
  if (row.effect.kind !== 'root' || message === null) return true;
  await tx
    .updateTable('decisions')
    .set({ posted_channel: message.channel, root_ts: message.ts })
    .where('id', '=', row.decisionId)
    .execute();
  return true;
}

/**
 * The next message of the thread may go out. Its due time stays that of its thread, so that a
 * thread is finished before a later one begins.
 */
async function releaseNext(tx: Tx, decisionId: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'due' })
    .where('sequence', '=', decisionId)
    .where('state', '=', 'waiting')
    .where('position', '=', (e) =>
      e
        .selectFrom('outbox as next')
        .select((n) => n.fn.min('next.position').as('first'))
        .where('next.sequence', '=', decisionId)
        .where('next.state', '=', 'waiting'),
    )
    .execute();
}

export type Setback = {
  readonly dueAt: number;
  readonly error: string;
  /** Since when Slack may have taken the message although its answer did not arrive. */
  readonly doubtSince: number | null;
};

/** The attempt failed in a way that may pass. */
export async function retryLater(db: Db | Tx, row: OutboxRow, setback: Setback): Promise<void> {
  await ours(db, row)
    .set({
      lease_until: 0,
      due_at: setback.dueAt,
      last_error: setback.error,
      doubt_since: setback.doubtSince,
    })
    .execute();
}

/**
 * Slack refuses the row until somebody mends the cause; it is tried again at `dueAt` all the same.
 *
 * @returns whether its owner has to be told, which they are once for each cause.
 */
export async function park(
  tx: Tx,
  row: OutboxRow,
  refusal: { readonly error: string; readonly dueAt: number },
): Promise<boolean> {
  // As it is now: the owner may have asked for another attempt while this one was under way.
  const before = await tx
    .selectFrom('outbox')
    .select('told')
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
  const { numUpdatedRows } = await ours(tx, row)
    .set({
      state: 'parked',
      lease_until: 0,
      doubt_since: null,
      due_at: refusal.dueAt,
      last_error: refusal.error,
      told: refusal.error,
    })
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n && before.told !== refusal.error;
}

/** Nobody has been told after all why a thread is refused. */
export async function forgetTold(tx: Tx, decisionId: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ told: null })
    .where('sequence', '=', decisionId)
    .where('state', '<>', 'done')
    .execute();
}
