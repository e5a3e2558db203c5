import { type Answers, VERDICTS, type Verdict, verdictOf } from './criteria.ts';
import { completions, type Shares, shares } from './needs.ts';
import type { Rubric } from './rubric.ts';

/**
 * The verdict of these answers. Each unsure answer may be any level; a part is included when more
 * than half of these combinations include it. The axes are independent, so no other verdict has more
 * combinations.
 */
export function verdictFor(answers: Answers, rubric: Rubric): Verdict {
  return majority(shares(completions(answers), rubric));
}

export function majority({ retrieval, tuning }: Shares): Verdict {
  return verdictOf(retrieval.yes * 2 > retrieval.of, tuning.yes * 2 > tuning.of);
}

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
export function inPlay(shares: Shares): readonly Verdict[] {
  const counts = tally(shares);
  return VERDICTS.filter((verdict) => counts[verdict] > 0).sort(
    (a, b) => counts[b] - counts[a] || VERDICTS.indexOf(a) - VERDICTS.indexOf(b),
  );
}
