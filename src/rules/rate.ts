import { whyClosed, type Rule } from '../domain/commands.ts';
import type { PersonalRating } from '../domain/decision.ts';
import type { Case } from '../domain/decision-context.ts';
import type { Happened } from '../domain/events.ts';
import { revealed } from './reveal.ts';
import { sameAnswers } from './same.ts';

/** Somebody gives, or changes, their own answers. */
export const rate: Rule<'rated'> = (of, { answers }, at) => {
  const { decision } = of;
  const isBlind = decision.status === 'rating';
  const closed = isBlind ? null : whyClosed(decision);
  if (closed !== null) return closed;
  const { actorId: userId, now } = at;
  const { revision } = decision;
  const before = of.ratings.find((rating) => rating.userId === userId);
  if (before?.revision === revision && sameAnswers(before.answers, answers)) return {};
  const rating: PersonalRating = { userId, answers, revision, ratedAt: now };
  const rated: Happened = { kind: 'rated', answers, revision };
  if (!isBlind) {
    return {
      decision,
      rating,
      history: [rated],
      effects: [
        { effect: { kind: 'refresh', message: 'root' } },
        { effect: { kind: 'refresh', message: 'panel' } },
      ],
    };
  }
  const after = withRating(of, rating);
  const { enough = null } = decision.blind ?? {};
  if (enough === null || after.ratings.length < enough) {
    const effects = [{ effect: { kind: 'refresh', message: 'root' } }] as const;
    return { decision, rating, history: [rated], effects };
  }
  const end = revealed(after, 'enough', at);
  return { ...end, rating, history: [rated, ...(end.history ?? [])] };
};

const withRating = (of: Case, rating: PersonalRating): Case => ({
  ...of,
  ratings: [...of.ratings.filter(({ userId }) => userId !== rating.userId), rating],
});
