import type { Decision, Discussion } from '../domain/decision.ts';
import { type DecisionEvent, eventSchema, type HistoryEntry } from '../domain/events.ts';
import { readDecision } from './decision-row.ts';
import type { Db, Tx } from './open.ts';
import { readRatingsAndVotes } from './ratings-and-votes.ts';

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
const readEntry = (row: {
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

/** A decision with everything that was said about it and has happened to it. */
export type DecisionWithHistory = Discussion & { readonly history: readonly HistoryEntry[] };

/** Those of these decisions that there are, in this order; a few statements for all of them. */
export async function readDiscussions(
  db: Db,
  ids: readonly string[],
): Promise<readonly DecisionWithHistory[]> {
  // First: whatever is hidden by then stays hidden, although it may be revealed meanwhile.
  const decisions = await readDecisions(db, ids);
  if (decisions.size === 0) return [];
  const known = [...decisions.keys()];
  const ratingsAndVotes = await readRatingsAndVotes(db, known);
  const events = await db
    .selectFrom('events')
    .select(['decision_id', 'position', 'kind', 'actor_id', 'payload', 'at'])
    .where('decision_id', 'in', known)
    .orderBy('position')
    .execute();
  const eventsOf = Map.groupBy(events, ({ decision_id }) => decision_id);
  return ids.flatMap((id) => {
    const decision = decisions.get(id);
    if (decision === undefined) return [];
    return { decision, ...ratingsAndVotes(id), history: (eventsOf.get(id) ?? []).map(readEntry) };
  });
}

/** Those of these decisions that there are. */
export async function readDecisions(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Decision>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('decisions').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, readDecision(row)]));
}
