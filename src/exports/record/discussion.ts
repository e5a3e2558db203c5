import type { Decision, Discussion } from '../../domain/decision.ts';
import type { DecisionEvent, HistoryEntry } from '../../domain/events.ts';
import { CRITERIA, type Panel, panelOf, type Rating, type Rubric } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { DecisionRecord } from './schema.ts';
import type { RatingsRecord, VotesRecord } from './schema-discussion.ts';
import { instantOf, type RecordView } from './view.ts';

/** All ratings: each person's own, all together, and round by round. While hidden, only who rated. */
export function ratingsOf(
  { decision, ratings }: Pick<Discussion, 'decision' | 'ratings'>,
  history: readonly HistoryEntry[],
  panel: Panel | null,
  rubric: Rubric,
  view: RecordView,
): RatingsRecord {
  const given = ratings.map(({ userId: raterId, answers }) => ({ raterId, answers }));
  const results = new Map((panel ?? panelOf(given, rubric)).own.map((own) => [own.raterId, own]));
  const together = panel && {
    raters: panel.raters,
    verdict: panel.verdict,
    answers: { ...panel.answers },
    splitBy: [...panel.splitBy],
  };
  return {
    people: ratings.map(({ userId, answers, revision, ratedAt }) => {
      const own = view.unlessHidden(results.get(userId) ?? null);
      return {
        person: view.person(userId),
        ratedAt: instantOf(ratedAt),
        revision,
        answers: view.unlessHidden({ ...answers }),
        verdict: own?.verdict ?? null,
        strength: own?.strength ?? null,
      };
    }),
    together: view.unlessHidden(together),
    rounds: view.unlessHidden(roundsOf(decision.ownerId, ratings, history, rubric)) ?? [],
  };
}

/** A round is every rating for one revision. `ratings` holds only the latest; the history has the rest. */
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
  for (const { actorId: raterId, event } of history) {
    if (event.kind === 'submitted') add(1, { raterId, answers: event.answers });
    if (event.kind === 'rated' && event.answers !== null) {
      add(event.revision, { raterId, answers: event.answers });
    }
    // When the owner revises the answers, they become the owner's rating; other ratings stay as given.
    if (event.kind === 'revised' && raterId === ownerId && answersDiffer(event)) {
      add(event.revision, { raterId, answers: event.after.answers });
    }
  }
  for (const { userId: raterId, answers, revision } of ratings) add(revision, { raterId, answers });
  return [...rounds]
    .toSorted(([a], [b]) => a - b)
    .map(([revision, round]) => roundOf(revision, panelOf([...round.values()], rubric)));
}

const answersDiffer = ({ before, after }: Extract<DecisionEvent, { kind: 'revised' }>): boolean =>
  CRITERIA.some((id) => before.answers[id] !== after.answers[id]);

const roundOf = (revision: number, panel: Panel): RatingsRecord['rounds'][number] => ({
  revision,
  raters: panel.raters,
  verdict: panel.verdict,
  criteria: CRITERIA.map((criterion) => ({ criterion, ...panel.criteria[criterion] })),
});

/** The votes on the recommendation, and their counts. */
export function votesOf(
  { decision, votes }: Pick<Discussion, 'decision' | 'votes'>,
  history: readonly HistoryEntry[],
  rule: string,
  view: RecordView,
): VotesRecord {
  const voices = votes.map(({ userId, voice, reason, preferred, revision, castAt }) => ({
    person: view.person(userId),
    voice,
    reason,
    preferred,
    revision,
    castAt: instantOf(castAt),
    beforeLastRevision: revision < decision.revision,
  }));
  const objections = voices.filter(({ voice }) => voice === 'disagree');
  const agree = voices.length - objections.length;
  return {
    rule,
    quorum: null,
    eligible: null,
    excluded: null,
    cast: voices.length,
    agree,
    disagree: objections.length,
    forOutcome: forOutcome(decision, votes),
    minority: minorityOf(agree, objections.length),
    changed: view.people(changedTheirMind(history)),
    beforeLastRevision: voices.filter(({ beforeLastRevision }) => beforeLastRevision).length,
    voices,
    objections: objections.map(({ person, preferred, reason }) => ({ person, preferred, reason })),
  };
}

function forOutcome(
  { decided, recommendation }: Discussion['decision'],
  votes: Discussion['votes'],
): number | null {
  if (decided === null) return null;
  const { verdict } = recommendation;
  const wanted = votes.map(({ voice, preferred }) => (voice === 'agree' ? verdict : preferred));
  return wanted.filter((outcome) => outcome === decided.outcome).length;
}

function minorityOf(agree: number, disagree: number): VotesRecord['minority'] {
  if (agree === disagree || agree === 0 || disagree === 0) return null;
  return agree < disagree ? 'agree' : 'disagree';
}

/** Who voted again with another voice or preference; another reason alone does not count. */
function changedTheirMind(history: readonly HistoryEntry[]): readonly string[] {
  const last = new Map<string, string>();
  const changed: string[] = [];
  for (const { actorId, event } of history) {
    if (event.kind !== 'voted') continue;
    const vote = `${event.voice} ${event.preferred}`;
    if ((last.get(actorId) ?? vote) !== vote) changed.push(actorId);
    last.set(actorId, vote);
  }
  return changed;
}

/** What people decided, and what the engine recommended at that time. */
export function outcomeOf(
  t: Messages,
  { decided, recommendation }: Pick<Decision, 'decided' | 'recommendation'>,
  history: readonly HistoryEntry[],
  other: string,
  view: RecordView,
): DecisionRecord['outcome'] {
  if (decided === null) return null;
  const { outcome, reason, deciders, by, at } = decided;
  const entry = history.findLast(({ event }) => event.kind === 'decided')?.event;
  const verdict = entry?.kind === 'decided' ? entry.verdict : recommendation.verdict;
  return {
    outcome,
    name: outcome === 'other' ? other : t.verdict[outcome],
    reason,
    differs: view.unlessHidden(outcome !== verdict),
    verdict: view.unlessHidden(verdict),
    deciders: view.people(deciders),
    by: view.person(by),
    at: instantOf(at),
  };
}
