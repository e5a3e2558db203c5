import { type Decision, type Place, panelIn } from '../domain/decision.ts';
import type { ThreadContext } from '../domain/decision-context.ts';
import { liveMessageOf, type OutboxMessage } from '../domain/outbox-entry.ts';
import type { Rubric } from '../engine/index.ts';
import type { Logger } from '../logger.ts';
import type { Gateway } from '../slack/api/gateway.ts';
import { findDecision, saveLinks } from '../store/decisions.ts';
import { readHistory } from '../store/history.ts';
import type { Db } from '../store/open.ts';
import { findLiveMessage } from '../store/outbox-thread.ts';
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

export type LinkContext = {
  readonly db: Db;
  readonly gateway: Pick<Gateway, 'permalink'>;
  readonly logger: Logger;
};

/** The thread context with every permanent link that Slack tells: to threads and to sources. */
export async function withLinks(
  context: LinkContext,
  threadContext: ThreadContext,
): Promise<ThreadContext> {
  return {
    ...threadContext,
    decision: await linked(context, threadContext.decision),
    supersedes: threadContext.supersedes && (await linked(context, threadContext.supersedes)),
    supersededBy: threadContext.supersededBy && (await linked(context, threadContext.supersededBy)),
  };
}

/** A link that Slack does not tell is logged, and asked for again with the next message. */
export async function linked(context: LinkContext, decision: Decision): Promise<Decision> {
  const { thread, source } = decision;
  if (thread === null || decision.link !== null) return decision;
  const link = await ask(context, thread);
  if (link === null) return decision;
  const found = {
    link,
    source: source && { ...source, link: source.link ?? (await ask(context, source.place)) },
  };
  await saveLinks(context.db, { id: decision.id, ...found }, thread);
  return { ...decision, ...found };
}

async function ask({ gateway, logger }: LinkContext, place: Place): Promise<string | null> {
  const answer = await gateway.permalink(place);
  if (answer.kind === 'done') return answer.value;
  logger.warn({ ...place, error: answer.error }, 'Slack did not tell the link to a message');
  return null;
}
