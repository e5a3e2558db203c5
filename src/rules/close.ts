import { type Rule, refuse, whyClosed } from '../domain/commands.ts';
import { mayDecide } from '../domain/decision-context.ts';
import { TIMERS } from '../domain/job.ts';

/** The question is not asked any more. What was hidden stays hidden. */
export const withdraw: Rule<'withdraw'> = (context, { reason }, { actorId, now, standsIn }) => {
  const { decision } = context;
  if (!mayDecide(context, actorId, standsIn)) return refuse('not_decider');
  const closed = decision.status === 'rating' ? null : whyClosed(decision);
  if (closed !== null) return closed;
  return {
    decision: { ...decision, status: 'withdrawn', withdrawn: { reason, by: actorId, at: now } },
    events: [{ kind: 'withdrawn', reason }],
    outbox: [
      { message: { kind: 'refresh', live: 'root' } },
      { message: { kind: 'withdrawn', entry: 0 } },
    ],
    clear: TIMERS,
  };
};

/** Another decision takes its place; the thread says so once that one has a thread of its own. */
export const supersede: Rule<'supersede'> = (context, { by }, { actorId, standsIn }) => {
  const { decision } = context;
  if (!mayDecide(context, actorId, standsIn)) return refuse('not_decider');
  if (decision.status === 'superseded') return refuse('is_superseded');
  if (decision.status === 'withdrawn') return refuse('is_withdrawn');
  return {
    decision: { ...decision, status: 'superseded', supersededBy: by },
    events: [{ kind: 'superseded', by }],
    outbox: [{ message: { kind: 'refresh', live: 'root' } }],
    clear: TIMERS,
  };
};
