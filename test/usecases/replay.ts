import type { Decision, PersonalRating, Vote } from '../../src/domain/decision.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import type { HistoryEntry } from '../../src/domain/events.ts';

/** What a history says about a decision, read entry by entry, without the rules. */
export type Told = Pick<
  Decision,
  | 'title'
  | 'context'
  | 'answers'
  | 'considerations'
  | 'status'
  | 'revision'
  | 'channelId'
  | 'revealedAt'
  | 'decided'
  | 'withdrawn'
  | 'supersededBy'
  | 'reviewAskedAt'
  | 'review'
> & {
  readonly verdict: string;
  readonly ratings: Readonly<Record<string, PersonalRating>>;
  readonly votes: Readonly<Record<string, Vote>>;
};

/** A case as `told` tells it. */
export const tellingOf = ({ decision, ratings, votes }: DecisionContext): Told => ({
  title: decision.title,
  context: decision.context,
  answers: decision.answers,
  considerations: decision.considerations,
  status: decision.status,
  revision: decision.revision,
  channelId: decision.channelId,
  revealedAt: decision.revealedAt,
  decided: decision.decided,
  withdrawn: decision.withdrawn,
  supersededBy: decision.supersededBy,
  reviewAskedAt: decision.reviewAskedAt,
  review: decision.review,
  verdict: decision.recommendation.verdict,
  ratings: Object.fromEntries(ratings.map((rating) => [rating.userId, rating])),
  votes: Object.fromEntries(votes.map((vote) => [vote.userId, vote])),
});

/** What is told by a history that goes on from there. */
export const toldBy = (first: Told, ownerId: string, history: readonly HistoryEntry[]): Told =>
  history.reduce((told, entry) => read(told, ownerId, entry), first);

function read(told: Told, ownerId: string, { actorId, at, event }: HistoryEntry): Told {
  switch (event.kind) {
    case 'moved':
      return { ...told, channelId: event.to };
    case 'rated': {
      const { answers, revision } = event;
      if (answers === null) return told;
      const given = rating(actorId, at, { answers, revision });
      return { ...told, ratings: { ...told.ratings, [actorId]: given } };
    }
    case 'revealed':
      return {
        ...told,
        status: 'open',
        revealedAt: at,
        answers: event.answers,
        verdict: event.verdict,
      };
    case 'voted': {
      const { kind: _, ...said } = event;
      const vote = { userId: actorId, ...said, castAt: at };
      return { ...told, votes: { ...told.votes, [actorId]: vote } };
    }
    case 'revised': {
      const { strength: _, ...after } = event.after;
      const isOwn = actorId === ownerId && event.revision > told.revision;
      const own = rating(actorId, at, { answers: after.answers, revision: event.revision });
      return {
        ...told,
        ...after,
        revision: event.revision,
        ...(isOwn ? { ratings: { ...told.ratings, [actorId]: own } } : {}),
      };
    }
    case 'decided': {
      const { kind: _, verdict: __, ...decided } = event;
      return { ...told, status: 'decided', decided };
    }
    case 'withdrawn':
      return { ...told, status: 'withdrawn', withdrawn: { reason: event.reason, by: actorId, at } };
    case 'superseded':
      return { ...told, status: 'superseded', supersededBy: event.by };
    case 'review_asked':
      return { ...told, reviewAskedAt: at };
    case 'reviewed': {
      const { kind: _, before: __, was: ___, ...review } = event;
      return { ...told, reviewAskedAt: null, review };
    }
    case 'submitted':
    case 'proposed':
    case 'raters_reminded':
    case 'reminded':
    case 'exported':
      return told;
  }
}

const rating = (
  userId: string,
  ratedAt: number,
  { answers, revision }: Pick<PersonalRating, 'answers' | 'revision'>,
): PersonalRating => ({ userId, answers, revision, ratedAt });
