import { type Rule, refuse, whyClosed } from '../domain/commands.ts';
import { mayDecide } from '../domain/decision-context.ts';
import { recommend } from '../engine/index.ts';

/** People decide, with the recommendation or against it. */
export const decide: Rule<'decide'> = (context, command, { actorId, now, standsIn }) => {
  const { decision } = context;
  if (!mayDecide(context, actorId, standsIn)) return refuse('not_decider');
  const closed = whyClosed(decision);
  if (closed !== null) return closed;
  const { verdict } = decision.recommendation;
  const { kind: _, reviewAt, ...chosen } = command;
  if (chosen.outcome !== verdict && chosen.reason === '') return refuse('reason_missing');
  const decided = { ...chosen, by: actorId, at: now };
  return {
    decision: { ...decision, status: 'decided', decided },
    events: [{ kind: 'decided', ...decided, verdict }],
    outbox: [
      { message: { kind: 'refresh', live: 'root' } },
      { message: { kind: 'decided', entry: 0 } },
    ],
    clear: ['remind_open'],
    timers: reviewAt === null ? [] : [{ kind: 'review', dueAt: reviewAt, count: 0 }],
  };
};

/** The answers are looked at again: do they still carry the verdict? The decision stays made. */
export const review: Rule<'review'> = (
  context,
  { answers, nextOn, nextAt },
  { actorId, now, rubric, standsIn },
) => {
  const { decision } = context;
  if (!mayDecide(context, actorId, standsIn)) return refuse('not_decider');
  if (decision.status === 'superseded') return refuse('is_superseded');
  if (decision.status !== 'decided') return refuse('not_decided');
  const { considerations, details } = decision;
  const was = decision.recommendation.verdict;
  const { verdict } = recommend(answers, { rubric, considerations, details });
  const done = { answers, verdict, holds: verdict === was, by: actorId, at: now, nextOn };
  return {
    decision: { ...decision, review: done, reviewAskedAt: null },
    events: [{ kind: 'reviewed', ...done, before: decision.answers, was }],
    outbox: [
      { message: { kind: 'refresh', live: 'root' } },
      { message: { kind: 'reviewed', entry: 0 } },
    ],
    clear: ['review'],
    timers: nextAt === null ? [] : [{ kind: 'review', dueAt: nextAt, count: 0 }],
  };
};
