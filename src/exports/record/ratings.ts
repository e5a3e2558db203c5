import type { Discussion } from '../../domain/decision.ts';
import type { Happened, HistoryEntry } from '../../domain/events.ts';
import {
  CRITERIA,
  type Panel,
  panelOf,
  type Rating,
  type Rubric,
  recommend,
} from '../../engine/index.ts';
import { instantOf, type Known } from './names.ts';
import type { RatingsRecord } from './schema-people.ts';

/** Who rated and, once it may be seen, what: alone, together, and round by round. */
export function ratingsOf(
  { decision, ratings }: Pick<Discussion, 'decision' | 'ratings'>,
  history: readonly HistoryEntry[],
  panel: Panel | null,
  rubric: Rubric,
  known: Known,
): RatingsRecord {
  const { considerations } = decision;
  const together = panel && {
    raters: panel.raters,
    verdict: panel.verdict,
    answers: { ...panel.answers },
    splitBy: [...panel.splitBy],
  };
  return {
    people: ratings.map(({ userId, answers, revision, ratedAt }) => {
      const own = known.seen(recommend(answers, { rubric, considerations }));
      return {
        person: known.person(userId),
        ratedAt: instantOf(ratedAt),
        revision,
        answers: known.seen({ ...answers }),
        verdict: own?.verdict ?? null,
        strength: own?.strength ?? null,
      };
    }),
    together: known.seen(together),
    rounds: known.seen(roundsOf(decision.ownerId, ratings, history, rubric)) ?? [],
  };
}

/** A round is all that was rated for one revision; the history keeps what was rated over. */
function roundsOf(
  ownerId: string,
  ratings: Discussion['ratings'],
  history: readonly HistoryEntry[],
  rubric: Rubric,
): RatingsRecord['rounds'] {
  const rounds = new Map<number, Map<string, Rating>>();
  const add = (revision: number, rating: Rating): void => {
    const round = rounds.get(revision) ?? new Map<string, Rating>();
    rounds.set(revision, round.set(rating.raterId, rating));
  };
  for (const { actorId: raterId, what } of history) {
    if (what.kind === 'submitted') add(1, { raterId, answers: what.answers });
    if (what.kind === 'rated' && what.answers !== null) {
      add(what.revision, { raterId, answers: what.answers });
    }
    // What an owner revises to is their own rating; anybody else's stays what they said.
    if (what.kind === 'revised' && raterId === ownerId && answersDiffer(what)) {
      add(what.revision, { raterId, answers: what.after.answers });
    }
  }
  for (const { userId: raterId, answers, revision } of ratings) add(revision, { raterId, answers });
  return [...rounds]
    .toSorted(([a], [b]) => a - b)
    .map(([revision, round]) => roundOf(revision, panelOf([...round.values()], rubric)));
}

const answersDiffer = ({ before, after }: Extract<Happened, { kind: 'revised' }>): boolean =>
  CRITERIA.some((id) => before.answers[id] !== after.answers[id]);

const roundOf = (revision: number, panel: Panel): RatingsRecord['rounds'][number] => ({
  revision,
  raters: panel.raters,
  verdict: panel.verdict,
  criteria: CRITERIA.map((criterion) => ({ criterion, ...panel.criteria[criterion] })),
});
