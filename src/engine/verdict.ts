import {
  type Answer,
  type Answers,
  byCriterion,
  KNOWLEDGE_CRITERIA,
  LEVELS,
  VERDICTS,
  type Verdict,
  verdictOf,
} from './criteria.ts';
import { HALVES, halvesOf, included } from './halves.ts';
import {
  completions,
  highest,
  type KnowledgeLevels,
  knowledgeLevels,
  lowest,
  type Shares,
  type Span,
  type Spans,
  shares,
} from './needs.ts';
import type { Rubric } from './rubric.ts';

/** From the most stable to the least; `strengthOf` defines them. */
export const STRENGTHS = ['robust', 'firm', 'leaning', 'fragile'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** An answer and the levels next to it: two people often differ by one level on the same facts. */
function neighbourhood(answer: Answer): Span {
  return answer === 'unsure' ? LEVELS : LEVELS.filter((level) => Math.abs(level - answer) <= 1);
}

/** Every answer may be off by one level at the same time. */
const surroundings = (answers: Answers): Spans => byCriterion((id) => neighbourhood(answers[id]));

/**
 * How stable the verdict is:
 *
 * - `robust`: it holds for any levels of the unsure answers, even if every answer is off by one level
 *   at the same time, and under every reasonable weighting and spacing of the levels; and no two
 *   answers contradict each other, or would if they were meant otherwise;
 * - `firm`: both halves are firm, but not all of that;
 * - `leaning`: one of the halves is not firm;
 * - `fragile`: neither is.
 */
export function strengthOf(answers: Answers, rubric: Rubric): Strength {
  const isStable =
    inPlay(shares(surroundings(answers), rubric)).length === 1 &&
    agreesOnRetrieval(answers, rubric);
  if (isStable && !leavesSourcesOpen(answers)) return 'robust';
  const halves = halvesOf(answers, rubric);
  const firm = HALVES.filter((half) => halves[half].standing === 'firm').length;
  return firm === 2 ? 'firm' : firm === 1 ? 'leaning' : 'fragile';
}

/**
 * Nothing is looked up, yet the facts change often or people want to see sources. The first cannot be;
 * the second is right only where the text that comes with the request is meant, which six answers do
 * not tell.
 */
const leavesSourcesOpen = ({ external_knowledge, data_dynamics, transparency }: Answers): boolean =>
  external_knowledge === 0 &&
  [data_dynamics, transparency].some((answer) => answer !== 'unsure' && answer >= 3);

/** The other verdicts that are possible when answers are off by one level, likeliest first. */
export function alternativesOf(answers: Answers, rubric: Rubric): readonly Verdict[] {
  const verdict = majority(shares(completions(answers), rubric));
  return inPlay(shares(surroundings(answers), rubric)).filter((other) => other !== verdict);
}

/**
 * Levels are ordered words; that they lie equally far apart is only our convention. Others are just as
 * reasonable: equal steps, early steps that matter more, late steps that matter more. In tenths of a
 * level.
 */
const SPACINGS: readonly (readonly [number, number, number, number, number])[] = [
  [0, 10, 20, 30, 40],
  [0, 15, 25, 33, 40],
  [0, 7, 15, 25, 40],
];

/** The weight of a refining criterion in a variant, in halves of its own: half, all, one and a half. */
const MULTIPLES = [1, 2, 3] as const;

/** Another way to weigh the same answers: whether it includes retrieval. */
type Variant = (levels: KnowledgeLevels) => boolean;

/**
 * All variants that must agree before a verdict is robust: 3 spacings × 3³ weightings of the refining
 * criteria = 81. The threshold keeps its meaning: the level of outside knowledge that is enough alone
 * under the rubric is enough alone in each variant. The behaviour need has neither weights nor
 * spacing, so it has no variants.
 */
function variantsOf({ knowledge }: Rubric): readonly Variant[] {
  const { weights, threshold } = knowledge;
  return SPACINGS.flatMap((spacing) =>
    MULTIPLES.flatMap((a) =>
      MULTIPLES.flatMap((b) =>
        MULTIPLES.map((c): Variant => {
          const halves = {
            external_knowledge: 2,
            hallucination: a,
            data_dynamics: b,
            transparency: c,
          };
          const needed = 2 * pointsAlone(spacing, weights.external_knowledge, threshold);
          return (levels) =>
            KNOWLEDGE_CRITERIA.reduce(
              (sum, id) => sum + weights[id] * halves[id] * spacing[levels[id]],
              0,
            ) >= needed;
        }),
      ),
    ),
  );
}

/**
 * The threshold in a spacing, interpolated between the levels of outside knowledge, or extrapolated
 * beyond the last. Whole numbers, so that rounding decides no tie.
 */
function pointsAlone(spacing: readonly number[], weight: number, threshold: number): number {
  const below = weight === 0 ? 3 : Math.min(Math.floor(threshold / weight), 3);
  const low = spacing[below] ?? 0;
  const high = spacing[below + 1] ?? 40;
  return low * weight + (high - low) * (threshold - below * weight);
}

/** Whether all variants agree about retrieval for any levels of the unsure answers. */
export function agreesOnRetrieval(answers: Answers, rubric: Rubric): boolean {
  const spans = completions(answers);
  // A higher level never takes retrieval away, so checking both ends of the spans is enough.
  const ends = [knowledgeLevels(spans, lowest), knowledgeLevels(spans, highest)];
  const results = variantsOf(rubric).flatMap((variant) => ends.map(variant));
  return results.every((included) => included === results[0]);
}

/**
 * The verdict of these answers. Each unsure answer may be any level; a part is included when more
 * than half of these combinations include it. The axes are independent, so no other verdict has more
 * combinations.
 */
export function verdictFor(answers: Answers, rubric: Rubric): Verdict {
  return majority(shares(completions(answers), rubric));
}

export const majority = (of: Shares): Verdict =>
  verdictOf(included(of, 'retrieval'), included(of, 'tuning'));

/** How many combinations give each verdict. */
export function tally({ retrieval, tuning }: Shares): Readonly<Record<Verdict, number>> {
  const noRetrieval = retrieval.of - retrieval.yes;
  const noTuning = tuning.of - tuning.yes;
  return {
    prompting: noRetrieval * noTuning,
    rag: retrieval.yes * noTuning,
    finetune: noRetrieval * tuning.yes,
    hybrid: retrieval.yes * tuning.yes,
  };
}

/** The verdicts of at least one combination, likeliest first; of equals, the least effort first. */
function inPlay(shares: Shares): readonly Verdict[] {
  const counts = tally(shares);
  return VERDICTS.filter((verdict) => counts[verdict] > 0).sort(
    (a, b) => counts[b] - counts[a] || VERDICTS.indexOf(a) - VERDICTS.indexOf(b),
  );
}
