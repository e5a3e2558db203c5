import { type Rule, refuse } from '../domain/commands.ts';
import { mayDecide } from '../domain/decision-context.ts';
import { recommend } from '../engine/index.ts';

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
  const { considerations } = decision;
  const was = decision.recommendation.verdict;
  const { verdict } = recommend(answers, { rubric, considerations });
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
