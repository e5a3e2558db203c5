import type { Decision } from '../../domain/decision.ts';
import type { HistoryEntry } from '../../domain/events.ts';
import { tradeOffsFor } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { DecisionRecord } from './schema.ts';
import { instantOf, type RecordView } from './view.ts';

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

/**
 * The trade-offs of the option decided on or, while nothing is decided, of the verdict. Null when
 * people chose "something else", which the engine does not know.
 */
export function consequencesOf(decision: Decision): DecisionRecord['consequences'] {
  const { recommendation, decided } = decision;
  const of = decided === null ? recommendation.verdict : decided.outcome;
  if (of === 'other') return null;
  const tradeOffs =
    of === recommendation.verdict
      ? recommendation.tradeOffs
      : tradeOffsFor(of, decision.answers, new Set(decision.considerations));
  return { of, certain: decided !== null, tradeOffs: tradeOffs.map((one) => ({ ...one })) };
}
