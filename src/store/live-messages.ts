import type { Place } from '../domain/decision.ts';
import type { LiveMessage } from '../domain/outbox-entry.ts';
import type { Db, Tx } from './open.ts';

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
