import { type DecisionEvent, eventSchema, type HistoryEntry } from '../domain/events.ts';
import type { Db, Tx } from './open.ts';

export type NewEntry = {
  readonly actorId: string;
  readonly event: DecisionEvent;
};

/** Whether this click or form was handled already, as when Slack delivers it twice. */
export async function isKnown(tx: Tx, decisionId: string, key: string): Promise<boolean> {
  const row = await tx
    .selectFrom('keys')
    .select('key')
    .where('decision_id', '=', decisionId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers it for good: a repetition may come late. */
export async function rememberKey(tx: Tx, decisionId: string, key: string): Promise<void> {
  await tx.insertInto('keys').values({ decision_id: decisionId, key }).execute();
}

/** How many entries there are, which is also the position of the next one. */
export async function historyLength(tx: Tx, decisionId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('events')
    .select((e) => e.fn.max('position').as('last'))
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow();
  return last === null ? 0 : Number(last) + 1;
}

/** Adds to the history of a locked decision. */
export async function appendHistory(
  tx: Tx,
  decisionId: string,
  entries: readonly NewEntry[],
  { from, at }: { readonly from: number; readonly at: number },
): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('events')
    .values(
      entries.map(({ actorId, event: { kind, ...payload } }, index) => ({
        decision_id: decisionId,
        position: from + index,
        kind,
        actor_id: actorId,
        payload: JSON.stringify(payload),
        at,
      })),
    )
    .execute();
  await tx.updateTable('decisions').set({ touched_at: at }).where('id', '=', decisionId).execute();
}

export async function readHistory(
  db: Db | Tx,
  decisionId: string,
): Promise<readonly HistoryEntry[]> {
  const rows = await db
    .selectFrom('events')
    .select(['position', 'kind', 'actor_id', 'payload', 'at'])
    .where('decision_id', '=', decisionId)
    .orderBy('position')
    .execute();
  return rows.map(readEntry);
}

/** An entry as its row holds it. */
export const readEntry = (row: {
  readonly position: number;
  readonly kind: string;
  readonly actor_id: string;
  readonly payload: string;
  readonly at: number;
}): HistoryEntry => ({
  position: row.position,
  actorId: row.actor_id,
  at: row.at,
  event: eventSchema.parse({ ...JSON.parse(row.payload), kind: row.kind }),
});
