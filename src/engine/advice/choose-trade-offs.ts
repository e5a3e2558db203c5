import { type EvidenceId, fitting } from './evidence.ts';
import type { KindChoice } from './kinds.ts';
import { type Situation, ticked } from './situation.ts';
import { TRADE_OFF_RULES, type TradeOffRule } from './trade-off-rules.ts';
import { CONCERNS, type TradeOff } from './trade-offs.ts';

/** The weight of a consideration that people named: more than that of all answers together. */
const NAMED = 5;

/**
 * The trade-offs that are true of this case, those with most weight first; no source twice, and one that
 * the kinds name already only where no other fits.
 */
export function tradeOffsFor(s: Situation, kinds: readonly KindChoice[]): readonly TradeOff[] {
  const weightOf = ({ id, weight, weighsMore }: TradeOffRule): number =>
    weight +
    weighsMore.filter((holds) => holds(s)).length +
    (ticked(...(CONCERNS[id] ?? []))(s) ? NAMED : 0);
  const chosen = TRADE_OFF_RULES.filter(({ when }) => when(s, kinds)).toSorted(
    (a, b) => weightOf(b) - weightOf(a),
  );
  const named = new Set<EvidenceId>();
  const byKinds = new Set(kinds.map(({ evidence }) => evidence));
  return chosen.map(({ id, sources }) => {
    const left = sources.filter((source) => !named.has(source));
    const fresh = left.filter((source) => !byKinds.has(source));
    const evidence = fitting(fresh, s.details.task) ?? fitting(left, s.details.task);
    if (evidence !== null) named.add(evidence);
    return { id, evidence };
  });
}
