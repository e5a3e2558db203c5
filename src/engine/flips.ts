import {
  type Answer,
  type Answers,
  CRITERIA,
  type CriterionId,
  LEVELS,
  type Level,
  type Verdict,
  withAnswer,
} from './criteria.ts';
import { stepsTo } from './halves.ts';
import { completions, shares } from './needs.ts';
import type { Rubric } from './rubric.ts';
import { majority, tally, verdictFor } from './verdict.ts';

export type Change = { readonly criterion: CriterionId; readonly from: Answer; readonly to: Level };

/** Changes that together give another verdict; a smaller change of the same answers does not. */
export type Flip = { readonly changes: readonly Change[]; readonly verdict: Verdict };

/**
 * The smallest changes that flip the verdict, nearest first, found by enumeration: for each answer
 * the nearest level in each direction that flips it; if no single answer can, the pairs with the
 * fewest steps. Empty only when not even two answers can change the verdict.
 */
export function findFlips(answers: Answers, rubric: Rubric): readonly Flip[] {
  const verdict = verdictFor(answers, rubric);
  const singles = CRITERIA.flatMap((id) => {
    const flipsAt = (level: Level): boolean =>
      verdictFor(withAnswer(answers, id, level), rubric) !== verdict;
    return directions(answers[id], flipsAt).flatMap((levels) => {
      const to = levels.find(flipsAt);
      return to === undefined ? [] : [flipOf(answers, [[id, to]], rubric)];
    });
  });
  const flips = singles.length > 0 ? singles : findPairs(answers, verdict, rubric);
  return flips.toSorted((a, b) => steps(a) - steps(b));
}

/**
 * The levels above and below an answer, nearest first. An unsure answer has no neighbours: as no need
 * falls when a level rises, the levels that flip lie at one end of the scale, so this lists all
 * levels from the other end.
 */
function directions(
  answer: Answer,
  flipsAt: (level: Level) => boolean,
): readonly (readonly Level[])[] {
  if (answer === 'unsure') return [flipsAt(4) ? LEVELS : LEVELS.toReversed()];
  return [
    LEVELS.filter((level) => level > answer),
    LEVELS.filter((level) => level < answer).toReversed(),
  ];
}

function findPairs(answers: Answers, verdict: Verdict, rubric: Rubric): readonly Flip[] {
  const flips: Flip[] = [];
  for (const [index, first] of CRITERIA.entries()) {
    for (const second of CRITERIA.slice(index + 1)) {
      for (const a of LEVELS) {
        if (a === answers[first]) continue;
        for (const b of LEVELS) {
          if (b === answers[second]) continue;
          const changed = withAnswer(withAnswer(answers, first, a), second, b);
          if (verdictFor(changed, rubric) !== verdict) {
            flips.push(
              flipOf(
                answers,
                [
                  [first, a],
                  [second, b],
                ],
                rubric,
              ),
            );
          }
        }
      }
    }
  }
  const fewest = Math.min(...flips.map(steps));
  return flips.filter((flip) => steps(flip) === fewest);
}

function flipOf(
  answers: Answers,
  moves: readonly (readonly [CriterionId, Level])[],
  rubric: Rubric,
): Flip {
  const changed = moves.reduce((result, [id, to]) => withAnswer(result, id, to), answers);
  return {
    changes: moves.map(([criterion, to]) => ({ criterion, from: answers[criterion], to })),
    verdict: verdictFor(changed, rubric),
  };
}

/** How many levels the changes move in total; settling an unsure answer counts as one. */
function steps(flip: Flip): number {
  return flip.changes.reduce((sum, { from, to }) => sum + stepsTo(from, to), 0);
}

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
