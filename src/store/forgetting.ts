import type { Decision } from '../domain/decision.ts';
import { type HistoryEntry, REMOVED } from '../domain/events.ts';
import { deleteDigest } from './digests.ts';
import type { Db, Tx } from './open.ts';
import { addWords, removeWords } from './search/index-words.ts';

/** The decisions in whose history a person did anything, and those that began with their words. */
export async function decisionsOf(db: Db, personId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('events')
    .select('decision_id as id')
    .where('actor_id', '=', personId)
    .union(db.selectFrom('decisions').select('id').where('copied', 'like', `%"${personId}"%`))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What a person set up for themself alone. */
export async function deletePersonal(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('home_states').where('user_id', '=', personId).execute();
  await deleteDigest(tx, personId);
}

/** Of a locked decision; it must not be the only one. */
export async function dropRating(tx: Tx, decisionId: string, userId: string): Promise<void> {
  await tx
    .deleteFrom('ratings')
    .where('decision_id', '=', decisionId)
    .where('user_id', '=', userId)
    .execute();
}

/** Puts entries of a locked decision's history differently, each at its position. */
export async function rewriteHistory(
  tx: Tx,
  decisionId: string,
  entries: readonly HistoryEntry[],
): Promise<void> {
  for (const { position, event } of entries) {
    const { kind: _, ...payload } = event;
    await tx
      .updateTable('events')
      .set({ payload: JSON.stringify(payload) })
      .where('decision_id', '=', decisionId)
      .where('position', '=', position)
      .execute();
  }
}

/** Makes a locked decision be found by the words that its history tells, and by no others. */
export async function rewriteWords(
  tx: Tx,
  decision: Decision,
  history: readonly HistoryEntry[],
): Promise<void> {
  await removeWords(tx, decision.id);
  const texts = history.flatMap(textsIn).filter((text) => text !== REMOVED);
  await addWords(tx, decision, texts);
}

function textsIn({ event }: HistoryEntry): readonly string[] {
  switch (event.kind) {
    case 'submitted':
      return [event.title, event.context];
    case 'revised':
      return [event.after.title, event.after.context];
    case 'voted':
      return [event.reason];
    case 'decided':
      return [event.reason, event.check];
    default:
      return [];
  }
}
