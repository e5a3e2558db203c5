import type { Place } from '../domain/decision.ts';
import type { LiveMessage } from '../domain/outbox-entry.ts';
import type { Db, Tx } from './open.ts';

/** Where a standing reply of a decision's thread stands, or null. */
export async function findMessage(
  db: Db | Tx,
  decisionId: string,
  name: LiveMessage,
): Promise<Place | null> {
  const row = await db
    .selectFrom('messages')
    .select(['channel', 'ts'])
    .where('decision_id', '=', decisionId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

export async function putMessage(
  tx: Tx,
  decisionId: string,
  name: LiveMessage,
  place: Place,
): Promise<void> {
  const { channel, ts } = place;
  await tx
    .insertInto('messages')
    .values({ decision_id: decisionId, name, channel, ts })
    .onConflict((conflict) =>
      conflict.columns(['decision_id', 'name']).doUpdateSet({ channel, ts }),
    )
    .execute();
}

/** It is not there any more. */
export async function forgetMessage(tx: Tx, decisionId: string, name: LiveMessage): Promise<void> {
  await tx
    .deleteFrom('messages')
    .where('decision_id', '=', decisionId)
    .where('name', '=', name)
    .execute();
}

export async function forgetMessages(tx: Tx, decisionId: string): Promise<void> {
  await tx.deleteFrom('messages').where('decision_id', '=', decisionId).execute();
}
