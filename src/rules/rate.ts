import { type Rule, whyClosed } from '../domain/commands.ts';
import { type PersonalRating, sameAnswers } from '../domain/decision.ts';
import type { DecisionContext } from '../domain/decision-context.ts';
import type { DecisionEvent } from '../domain/events.ts';
import { revealed } from './reveal.ts';

/** A person gives, or changes, their own answers. */
export const rate: Rule<'rate'> = (context, { answers }, at) => {
  const { decision } = context;
  const isBlind = decision.status === 'rating';
  const closed = isBlind ? null : whyClosed(decision);
  if (closed !== null) return closed;
  const { actorId: userId, now } = at;
  const { revision } = decision;
  const before = context.ratings.find((rating) => rating.userId === userId);
  if (before?.revision === revision && sameAnswers(before.answers, answers)) return {};
  const rating: PersonalRating = { userId, answers, revision, ratedAt: now };
  const rated: DecisionEvent = { kind: 'rated', answers, revision };
  if (!isBlind) {
    return {
      decision,
      rating,
      events: [rated],
      outbox: [
        { message: { kind: 'refresh', live: 'root' } },
        { message: { kind: 'refresh', live: 'panel' } },
      ],
    };
  }
  const after = withRating(context, rating);
  const { enough = null } = decision.blind ?? {};
  if (enough === null || after.ratings.length < enough) {
    const outbox = [{ message: { kind: 'refresh', live: 'root' } }] as const;
    return { decision, rating, events: [rated], outbox };
  }
  const end = revealed(after, 'enough', at);
  return { ...end, rating, events: [rated, ...(end.events ?? [])] };
};

const withRating = (context: DecisionContext, rating: PersonalRating): DecisionContext => ({
  ...context,
  ratings: [...context.ratings.filter(({ userId }) => userId !== rating.userId), rating],
});
