import { type Recommendation, type Rubric, recommend, type Verdict } from '../engine/index.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Decision } from '../records/decision.ts';
import type { HistoryEntry } from '../records/history.ts';
import { instantOf, type Known } from './known.ts';
import type { DecisionRecord } from './record-schema.ts';

/** What the people decided, beside what the engine said at the time. */
export function outcomeOf(
  t: Messages,
  { decided, recommendation }: Pick<Decision, 'decided' | 'recommendation'>,
  history: readonly HistoryEntry[],
  other: string,
  known: Known,
): DecisionRecord['outcome'] {
  if (decided === null) return null;
  const { outcome, reason, deciders, by, at } = decided;
  const entry = history.findLast(({ what }) => what.kind === 'decided')?.what;
  const verdict = entry?.kind === 'decided' ? entry.verdict : recommendation.verdict;
  return {
    outcome,
    name: outcome === 'other' ? other : t.verdict[outcome],
    reason,
    differs: known.seen(outcome !== verdict),
    verdict: known.seen(verdict),
    deciders: known.people(deciders),
    by: known.person(by),
    at: instantOf(at),
  };
}

/**
 * The trade-offs that come with what was decided; while nothing is, with the verdict. Null when
 * people chose something that the engine does not know.
 */
export function consequencesOf(decision: Decision): DecisionRecord['consequences'] {
  const { recommendation, decided } = decision;
  const of = decided === null ? recommendation.verdict : decided.outcome;
  if (of === 'other') return null;
  const { tradeOffs } =
    of === recommendation.verdict ? recommendation : ifVerdictWere(of, decision);
  return { of, certain: decided !== null, tradeOffs: tradeOffs.map((one) => ({ ...one })) };
}

/** Read only its trade-offs: they depend on answers and verdict, and not on the rubric. */
function ifVerdictWere(
  verdict: Verdict,
  { answers, considerations }: Pick<Decision, 'answers' | 'considerations'>,
): Pick<Recommendation, 'tradeOffs'> {
  return recommend(answers, { rubric: alwaysSaying(verdict), considerations });
}

/** No rubric that anybody may use: every set of answers has the same verdict. */
function alwaysSaying(verdict: Verdict): Rubric {
  const retrieves = verdict === 'rag' || verdict === 'hybrid';
  const tunes = verdict === 'finetune' || verdict === 'hybrid';
  const weights = { external_knowledge: 0, hallucination: 0, data_dynamics: 0, transparency: 0 };
  return {
    knowledge: { weights, threshold: retrieves ? 0 : 1 },
    behaviour: { adaptation: tunes ? 0 : 5, labels: 0 },
  };
}
