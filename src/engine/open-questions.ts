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

/** An unsure answer, and how much settling it is worth. */
export type OpenQuestion = {
  readonly criterion: CriterionId;
  /** The verdict that each of its five levels would give, by level. */
  readonly verdicts: readonly Verdict[];
  /**
   * How much settling it raises the share of combinations that give the verdict, on average over its
   * levels: from 0 (it changes nothing) to 1.
   */
  readonly gain: number;
};

/** The unsure answers, the most useful one to settle first. */
export function openQuestions(answers: Answers, rubric: Rubric): readonly OpenQuestion[] {
  const { agreeing, of } = agreement(answers, rubric);
  return CRITERIA.filter((criterion) => answers[criterion] === 'unsure')
    .map((criterion) => {
      const settled = LEVELS.map((level) =>
        agreement(withAnswer(answers, criterion, level), rubric),
      );
      // Each level has a fifth of all combinations, so the sum over `of` is the mean of their shares.
      const after = settled.reduce((sum, one) => sum + one.agreeing, 0);
      return {
        criterion,
        verdicts: settled.map(({ verdict }) => verdict),
        gain: (after - agreeing) / of,
      };
    })
    .toSorted((a, b) => b.gain - a.gain);
}

/** The verdict, and how many of all combinations give it. */
function agreement(answers: Answers, rubric: Rubric) {
  const all = shares(completions(answers), rubric);
  const verdict = majority(all);
  return { verdict, agreeing: tally(all)[verdict], of: all.retrieval.of * all.tuning.of };
}
