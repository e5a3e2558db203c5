import { type Refusal, type Rule, refuse, type Transition, whyClosed } from '../domain/commands.ts';
import type { Vote } from '../domain/decision.ts';
import type { DecisionContext } from '../domain/decision-context.ts';

export const agree: Rule<'agree'> = (context, _, { actorId, now }) =>
  vote(context, {
    userId: actorId,
    voice: 'agree',
    reason: '',
    preferred: null,
    revision: context.decision.revision,
    castAt: now,
  });

export const disagree: Rule<'disagree'> = (context, { reason, preferred }, { actorId, now }) =>
  reason === ''
    ? refuse('reason_missing')
    : vote(context, {
        userId: actorId,
        voice: 'disagree',
        reason,
        preferred,
        revision: context.decision.revision,
        castAt: now,
      });

/** One vote a person; the last one counts, the others stay in the history. */
function vote({ decision, votes }: DecisionContext, cast: Vote): Transition | Refusal {
  const closed = whyClosed(decision);
  if (closed !== null) return closed;
  const before = votes.find(({ userId }) => userId === cast.userId);
  const isSame =
    before?.voice === cast.voice &&
    before.reason === cast.reason &&
    before.preferred === cast.preferred &&
    before.revision === cast.revision;
  if (isSame) return {};
  const { voice, reason, preferred, revision } = cast;
  return {
    decision,
    vote: cast,
    events: [{ kind: 'voted', voice, reason, preferred, revision }],
    outbox: [
      { message: { kind: 'refresh', live: 'root' } },
      // A person who objected and now agrees takes the objection back, where it is in the thread.
      ...(voice === 'disagree' || before?.voice === 'disagree'
        ? [{ message: { kind: 'objection', entry: 0 } } as const]
        : []),
    ],
  };
}
