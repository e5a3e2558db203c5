import { type Effect, inThread, type OutboxRow, type Place } from '../records.ts';
import type { Db, Tx } from './open.ts';

/** Parked rows too: what they wait for may have come about without our being told. */
export const OPEN = ['due', 'parked'] as const;

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
  if (row.effect.kind !== 'root' || message === null) return true;
  await tx
    .updateTable('decisions')
    .set({ posted_channel: message.channel, root_ts: message.ts })
    .where('id', '=', row.decisionId)
    .execute();
  return true;
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
