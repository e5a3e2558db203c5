import type { Decision, Discussion } from '../domain/decision.ts';
import type { HistoryEntry } from '../domain/events.ts';
import { readDecision } from './decisions.ts';
import { readEntry } from './history.ts';
import type { Db } from './open.ts';
import { readRatingsAndVotes } from './ratings-and-votes.ts';

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
