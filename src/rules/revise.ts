import { type OutboxRequest, type Rule, refuse, whyClosed } from '../domain/commands.ts';
import { changedDetails, type Decision, sameAnswers } from '../domain/decision.ts';
import { mayDecide } from '../domain/decision-context.ts';
import type { DecisionInput } from '../domain/events.ts';
import { recommend } from '../engine/index.ts';

/** The input changes: its answers, or the words about it. */
export const revise: Rule<'revise'> = (context, { to }, { actorId, now, rubric, standsIn }) => {
  const { decision, ratings } = context;
  if (!mayDecide(context, actorId, standsIn)) return refuse('not_decider');
  const closed = whyClosed(decision);
  if (closed !== null) return closed;
  const answersChanged = !sameAnswers(decision.answers, to.answers);
  const considerationsChanged = !sameMembers(decision.considerations, to.considerations);
  const detailsChanged = changedDetails(decision.details, to.details).length > 0;
  const wordsChanged = decision.title !== to.title || decision.context !== to.context;
  const inputChanged = answersChanged || considerationsChanged || detailsChanged;
  if (!inputChanged && !wordsChanged) return refuse('nothing_changed');
  const { considerations, details } = to;
  const recommendation = inputChanged
    ? recommend(to.answers, { rubric, considerations, details })
    : decision.recommendation;
  // Only other answers make what people said before a matter of the past.
  const revision = decision.revision + (answersChanged ? 1 : 0);
  const after: Decision = { ...decision, ...to, recommendation, revision };
  // The owner's own rating is what they answered; anybody else's stays what they said.
  const isOwn = answersChanged && actorId === decision.ownerId;
  return {
    decision: after,
    ...(isOwn ? { rating: { userId: actorId, answers: to.answers, revision, ratedAt: now } } : {}),
    events: [{ kind: 'revised', before: judged(decision), after: judged(after), revision }],
    outbox: [
      { message: { kind: 'refresh', live: 'root' } },
      { message: { kind: 'revised', entry: 0 } },
      ...REFRESHED,
      ...(answersChanged && ratings.length > 1
        ? [{ message: { kind: 'refresh', live: 'panel' } } as const]
        : []),
    ],
  };
};

const REFRESHED: readonly OutboxRequest[] = [
  { message: { kind: 'refresh', live: 'why' } },
  { message: { kind: 'refresh', live: 'trade_offs' } },
  { message: { kind: 'refresh', live: 'proof' } },
];

function judged({ title, context, answers, considerations, details, recommendation }: Decision) {
  const { verdict, strength } = recommendation;
  return { title, context, answers, considerations, details, verdict, strength };
}

const sameMembers = (
  a: DecisionInput['considerations'],
  b: DecisionInput['considerations'],
): boolean => a.toSorted().join() === b.toSorted().join();
