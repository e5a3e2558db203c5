import {
  type Answers,
  DEFAULT_RUBRIC,
  HALVES,
  LEVELS,
  type Rubric,
  type Strength,
} from '../../src/engine/index.ts';
import { halvesByTrying } from './halves-by-trying.ts';
import { BY_HAND, countVerdicts, type VerdictTable, withinOne } from './profiles.ts';

/** Twentieths of a level: evenly spaced, early steps that matter more, late steps that do. */
const SPACINGS = [
  [0, 20, 40, 60, 80],
  [0, 30, 50, 66, 80],
  [0, 14, 30, 50, 80],
] as const;
const FACTORS = [0.5, 1, 1.5] as const;

const WEIGHTINGS = SPACINGS.flatMap((spacing) =>
  FACTORS.flatMap((hallucination) =>
    FACTORS.flatMap((data_dynamics) =>
      FACTORS.map((transparency) => ({ spacing, hallucination, data_dynamics, transparency })),
    ),
  ),
);

const levelsOf = (answer: Answers[keyof Answers]) => (answer === 'unsure' ? LEVELS : [answer]);

/** What the 81 weightings and spacings say about retrieval, for all that is unsure: yes, no or both. */
export function saidOfRetrieval(
  answers: Answers,
  { knowledge: { weights, threshold } }: Rubric,
): ReadonlySet<boolean> {
  const said = new Set<boolean>();
  for (const { spacing, ...factor } of WEIGHTINGS) {
    // Where the threshold lies between two levels of outside knowledge, or beyond the last two, it
    // keeps its place between them. In whole numbers, or a tie would be decided by rounding.
    const below = Math.min(3, Math.floor(threshold / weights.external_knowledge));
    const step = (spacing[below + 1] ?? 0) - (spacing[below] ?? 0);
    const needed =
      weights.external_knowledge * (spacing[below] ?? 0) +
      step * (threshold - weights.external_knowledge * below);
    for (const external_knowledge of levelsOf(answers.external_knowledge))
      for (const hallucination of levelsOf(answers.hallucination))
        for (const data_dynamics of levelsOf(answers.data_dynamics))
          for (const transparency of levelsOf(answers.transparency))
            said.add(
              weights.external_knowledge * spacing[external_knowledge] +
                weights.hallucination * factor.hallucination * spacing[hallucination] +
                weights.data_dynamics * factor.data_dynamics * spacing[data_dynamics] +
                weights.transparency * factor.transparency * spacing[transparency] >=
                needed,
            );
  }
  return said;
}

/** What the verdict does when every answer moves by a level, and is weighed in 81 ways: nothing. */
export const holdsWhateverMoves = (
  answers: Answers,
  rubric: Rubric = DEFAULT_RUBRIC,
  table: VerdictTable = BY_HAND,
): boolean =>
  countVerdicts(answers, withinOne, table).size === 1 &&
  saidOfRetrieval(answers, rubric).size === 1;

/** Nothing to look up, yet facts that change or sources to show: one of them is meant otherwise. */
export const isAtOdds = ({ external_knowledge, data_dynamics, transparency }: Answers): boolean =>
  external_knowledge === 0 &&
  (data_dynamics === 3 || data_dynamics === 4 || transparency === 3 || transparency === 4);

/** Strength as `strengthOf` defines it, by trying everything, for one rubric. */
export function strengthByTrying(
  rubric: Rubric = DEFAULT_RUBRIC,
  table: VerdictTable = BY_HAND,
): (answers: Answers) => Strength {
  const halfByTrying = halvesByTrying(rubric);
  return (answers) => {
    if (holdsWhateverMoves(answers, rubric, table) && !isAtOdds(answers)) return 'robust';
    const firm = HALVES.filter((half) => halfByTrying(answers, half).standing === 'firm');
    return firm.length === 2 ? 'firm' : firm.length === 1 ? 'leaning' : 'fragile';
  };
}
