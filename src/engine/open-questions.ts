import {
  type Answers,
  CRITERIA,
  type CriterionId,
  LEVELS,
  type Verdict,
  withAnswer,
} from './criteria.ts';
import { completions, shares } from './needs.ts';
import type { Rubric } from './rubric.ts';
import { majority, tally } from './verdict.ts';

/** An unsure answer, and what settling it is worth. */
export type OpenQuestion = {
  readonly criterion: CriterionId;
  /** The verdict that each of its five levels would give, by level. */
  readonly verdicts: readonly Verdict[];
  /**
   * By how much settling it raises the share of possibilities that agree with the verdict, on
   * average over its levels: from 0 (it changes nothing) up to 1.
   */
  readonly gain: number;
};

/** The unsure answers, the one that is best settled first at the top. */
export function openQuestions(answers: Answers, rubric: Rubric): readonly OpenQuestion[] {
  const now = certainty(answers, rubric);
  return CRITERIA.filter((criterion) => answers[criterion] === 'unsure')
    .map((criterion) => {
      const settled = LEVELS.map((level) => withAnswer(answers, criterion, level));
      const after = settled.reduce((sum, so) => sum + certainty(so, rubric), 0) / LEVELS.length;
      return {
        criterion,
        verdicts: settled.map((so) => majority(shares(completions(so), rubric))),
        gain: after - now,
      };
    })
    .toSorted((a, b) => b.gain - a.gain);
}

/** The share of completions that give the verdict. */
function certainty(answers: Answers, rubric: Rubric): number {
  const all = shares(completions(answers), rubric);
  return tally(all)[majority(all)] / (all.retrieval.of * all.tuning.of);
}
