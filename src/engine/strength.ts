import { type Answer, type Answers, CRITERIA, LEVELS, type Verdict } from './criteria.ts';
import { completions, type Span, type Spans, shares } from './needs.ts';
import type { Rubric } from './rubric.ts';
import { agreesOnRetrieval } from './variants.ts';
import { inPlay, majority } from './verdict.ts';

/** From the most stable to the least; `strengthOf` says what each means. */
export const STRENGTHS = ['robust', 'leaning', 'fragile'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** An answer and the levels next to it: two people often differ by one level on the same facts. */
function neighbourhood(answer: Answer): Span {
  return answer === 'unsure' ? LEVELS : LEVELS.filter((level) => Math.abs(level - answer) <= 1);
}

/** Every answer may be off by one level at once. */
function surroundings(answers: Answers): Spans {
  return {
    external_knowledge: neighbourhood(answers.external_knowledge),
    model_adaptation: neighbourhood(answers.model_adaptation),
    hallucination: neighbourhood(answers.hallucination),
    training_data: neighbourhood(answers.training_data),
    data_dynamics: neighbourhood(answers.data_dynamics),
    transparency: neighbourhood(answers.transparency),
  };
}

/**
 * How much the verdict can take:
 *
 * - `robust`: it stands whatever the unsure answers turn out to be, even if every answer is off by
 *   one level at the same time, and under every reasonable weighting and spacing of the levels;
 * - `leaning`: it stands if any single answer is off by one level, but not all of that;
 * - `fragile`: one answer off by one level, or an unsure one, changes it.
 */
export function strengthOf(answers: Answers, rubric: Rubric): Strength {
  const spans = completions(answers);
  const holds = (around: Spans): boolean => inPlay(shares(around, rubric)).length === 1;
  if (holds(surroundings(answers)) && agreesOnRetrieval(answers, rubric)) return 'robust';
  const standsAlone = CRITERIA.every((id) => holds({ ...spans, [id]: neighbourhood(answers[id]) }));
  return standsAlone ? 'leaning' : 'fragile';
}

/** The other verdicts that come up when answers are off by one level, likeliest first. */
export function alternativesOf(answers: Answers, rubric: Rubric): readonly Verdict[] {
  const verdict = majority(shares(completions(answers), rubric));
  return inPlay(shares(surroundings(answers), rubric)).filter((other) => other !== verdict);
}
