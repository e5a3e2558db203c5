import { type Decision, panelIn } from '../domain/decision.ts';
import type { ThreadContext } from '../domain/decision-context.ts';
import { liveMessageOf, type OutboxMessage } from '../domain/outbox-entry.ts';
import type { Rubric } from '../engine/index.ts';
import { findDecision } from '../store/decisions.ts';
import { readHistory } from '../store/history.ts';
import { findLiveMessage } from '../store/live-messages.ts';
import type { Db } from '../store/open.ts';
import { loadContext } from '../store/ratings-and-votes.ts';

/** Null when there is no such decision any more. */
export async function loadThreadContext(
  db: Db,
  decisionId: string,
  message: OutboxMessage,
  rubric: Rubric,
): Promise<ThreadContext | null> {
  const decision = await findDecision(db, decisionId);
  if (decision === null) return null;
  const context = await loadContext(db, decision);
  const history = 'entry' in message ? await readHistory(db, decisionId) : [];
  const live = liveMessageOf(message);
  return {
    ...context,
    panel: panelIn(context, rubric),
    entry: 'entry' in message ? (history[message.entry] ?? null) : null,
    livePlace:
      live === null || live === 'root'
        ? decision.thread
        : await findLiveMessage(db, decisionId, live),
    supersedes: await other(db, decision.supersedes),
    supersededBy: await other(db, decision.supersededBy),
  };
}

const other = async (db: Db, id: string | null): Promise<Decision | null> =>
  id === null ? null : findDecision(db, id);
