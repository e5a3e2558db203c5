import { type Rule, refuse, whyClosed } from '../domain/commands.ts';
import { mayDecide } from '../domain/decision-context.ts';

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
