import {
  BUILDERS,
  CHECKABLE,
  DETAILS,
  type DetailId,
  type Details,
  IN_PLACE,
  LIMITS,
  LOOK_UPS,
  TASKS,
} from '../details.ts';
import type { Flip } from '../flips.ts';
import { type Caution, cautionsFor } from './cautions.ts';
import { checksFor } from './checks.ts';
import { kindsFor } from './choose-kinds.ts';
import { tradeOffsFor } from './choose-trade-offs.ts';
import type { KindChoice } from './kinds.ts';
import { passLineFor } from './pass-line.ts';
import { type Plan, planFor } from './plan.ts';
import { type DecidingQuestion, decidingQuestion, type FirstStep, firstStep } from './question.ts';
import { sampleFor } from './sample.ts';
import { isInUse, type Situation } from './situation.ts';
import type { TradeOff } from './trade-offs.ts';

/** What follows from a verdict for this case, by rules. */
export type Advice = {
  readonly question: DecidingQuestion;
  readonly firstStep: FirstStep;
  readonly cautions: readonly Caution[];
  readonly kinds: readonly KindChoice[];
  readonly tradeOffs: readonly TradeOff[];
  readonly plan: Plan;
  readonly sharpenBy: DetailId | null;
};

export function adviceFor(s: Situation, flips: readonly Flip[]): Advice {
  const kinds = kindsFor(s);
  return {
    question: decidingQuestion(s),
    firstStep: firstStep(s),
    cautions: cautionsFor(s),
    kinds,
    tradeOffs: tradeOffsFor(s, kinds),
    plan: planFor(s, kinds, flips),
    sharpenBy: sharpenedBy(s),
  };
}

/** For each detail, answers far enough apart to show what it can change; the defaults are usual shares. */
const tried = ({ measured = 80, needed = 90 }: Details): Record<DetailId, readonly Details[]> => ({
  task: TASKS.map((task) => ({ task })),
  lookUp: LOOK_UPS.map((lookUp) => ({ lookUp })),
  today: IN_PLACE.map((today) => ({ today })),
  // On either side of the other share.
  measured: [{ measured: Math.max(0, needed - 10) }, { measured: needed }],
  needed: [{ needed: measured }, { needed: Math.min(100, measured + 10) }],
  checkable: CHECKABLE.map((checkable) => ({ checkable })),
  requestsPerMonth: [{ requestsPerMonth: 100 }, { requestsPerMonth: 1_000_000 }],
  limits: LIMITS.map((limit) => ({ limits: [limit] })),
  builders: BUILDERS.map((builders) => ({ builders })),
});

/** With fewer outcomes, that of no answer among them, a detail would change little. */
const WORTH_ASKING = 3;

/**
 * The missing detail whose answers lead to the most different kinds, first steps and checks: tried one by
 * one. Of equals the first in the order of the form; null when none would change much.
 */
function sharpenedBy(s: Situation): DetailId | null {
  const answers = tried(s.details);
  const effect = (id: DetailId): number => {
    const outcomes = [{}, ...answers[id]].map((answer) =>
      outcomeOf({ ...s, details: { ...s.details, ...answer } }),
    );
    return new Set(outcomes).size;
  };
  // Nothing in place, nothing to measure.
  const isMeasurable = isInUse(s);
  const missing = DETAILS.filter(
    (id) => s.details[id] === undefined && (id !== 'measured' || isMeasurable),
  ).map((id) => ({ id, effect: effect(id) }));
  const best = missing.toSorted((a, b) => b.effect - a.effect)[0];
  return best === undefined || best.effect < WORTH_ASKING ? null : best.id;
}

/** What a detail can change that is worth a question; which source is named is not. */
function outcomeOf(s: Situation): string {
  const kinds = kindsFor(s);
  const { cases, from } = sampleFor(s, kinds);
  return [
    ...kinds.flatMap(({ rule, role }) => [rule, role]),
    firstStep(s),
    ...checksFor(s, kinds),
    passLineFor(s, kinds, cases).goal.kind,
    from,
  ].join(' ');
}
