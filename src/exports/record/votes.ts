import type { Discussion } from '../../domain/decision.ts';
import type { HistoryEntry } from '../../domain/events.ts';
import { instantOf, type Known } from './names.ts';
import type { VotesRecord } from './schema-people.ts';

/** Who agrees with the recommendation, who does not, and how firm that is. */
export function votesOf(
  { decision, votes }: Pick<Discussion, 'decision' | 'votes'>,
  history: readonly HistoryEntry[],
  rule: string,
  known: Known,
): VotesRecord {
  const voices = votes.map(({ userId, voice, reason, preferred, revision, castAt }) => ({
    person: known.person(userId),
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
    changed: known.people(changedTheirMind(history)),
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

/** Another reason alone is no change of mind. */
function changedTheirMind(history: readonly HistoryEntry[]): readonly string[] {
  const last = new Map<string, string>();
  const changed: string[] = [];
  for (const { actorId, what } of history) {
    if (what.kind !== 'voted') continue;
    const said = `${what.voice} ${what.preferred}`;
    if ((last.get(actorId) ?? said) !== said) changed.push(actorId);
    last.set(actorId, said);
  }
  return changed;
}
