import type { Decision, PersonalRating, Vote } from '../../src/domain/decision.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import type { HistoryEntry } from '../../src/domain/events.ts';

/** What the history alone determines about a decision, read without the rules. */
export type DecisionFacts = Pick<
  Decision,
  | 'title'
  | 'context'
  | 'answers'
  | 'considerations'
  | 'details'
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

/** The same facts as the decision itself has them. */
export const factsOf = ({ decision, ratings, votes }: DecisionContext): DecisionFacts => ({
  title: decision.title,
  context: decision.context,
  answers: decision.answers,
  considerations: decision.considerations,
  details: decision.details,
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

/** The facts after these further entries. */
export const replay = (
  first: DecisionFacts,
  ownerId: string,
  history: readonly HistoryEntry[],
): DecisionFacts => history.reduce((facts, entry) => read(facts, ownerId, entry), first);

function read(
  facts: DecisionFacts,
  ownerId: string,
  { actorId, at, event }: HistoryEntry,
): DecisionFacts {
  switch (event.kind) {
    case 'moved':
      return { ...facts, channelId: event.to };
    case 'rated': {
      const { answers, revision } = event;
      if (answers === null) return facts;
      const given = rating(actorId, at, { answers, revision });
      return { ...facts, ratings: { ...facts.ratings, [actorId]: given } };
    }
    case 'revealed':
      return {
        ...facts,
        status: 'open',
        revealedAt: at,
        answers: event.answers,
        verdict: event.verdict,
      };
    case 'voted': {
      const { kind: _, ...said } = event;
      const vote = { userId: actorId, ...said, castAt: at };
      return { ...facts, votes: { ...facts.votes, [actorId]: vote } };
    }
    case 'revised': {
      const { strength: _, ...after } = event.after;
      const isOwn = actorId === ownerId && event.revision > facts.revision;
      const own = rating(actorId, at, { answers: after.answers, revision: event.revision });
      return {
        ...facts,
        ...after,
        revision: event.revision,
        ...(isOwn ? { ratings: { ...facts.ratings, [actorId]: own } } : {}),
      };
    }
    case 'decided': {
      const { kind: _, verdict: __, ...decided } = event;
      return { ...facts, status: 'decided', decided };
    }
    case 'withdrawn':
      return {
        ...facts,
        status: 'withdrawn',
        withdrawn: { reason: event.reason, by: actorId, at },
      };
    case 'superseded':
      return { ...facts, status: 'superseded', supersededBy: event.by };
    case 'review_asked':
      return { ...facts, reviewAskedAt: at };
    case 'reviewed': {
      const { kind: _, before: __, was: ___, ...review } = event;
      return { ...facts, reviewAskedAt: null, review };
    }
    case 'submitted':
    case 'proposed':
    case 'raters_reminded':
    case 'reminded':
    case 'exported':
      return facts;
  }
}

const rating = (
  userId: string,
  ratedAt: number,
  { answers, revision }: Pick<PersonalRating, 'answers' | 'revision'>,
): PersonalRating => ({ userId, answers, revision, ratedAt });
