import {
  type Answer,
  type Answers,
  BEHAVIOUR_CRITERIA,
  byCriterion,
  CRITERIA,
  type CriterionId,
  includesRetrieval,
  includesTuning,
  LEVELS,
  type Level,
  type Verdict,
} from './criteria.ts';
import { type Span, shares } from './needs.ts';
import { DEFAULT_RUBRIC, type Rubric } from './rubric.ts';
import { majority, type Strength, strengthOf, verdictFor } from './verdict.ts';

export type Rating = { readonly raterId: string; readonly answers: Answers };

/** From the lowest level to the highest, both included. */
export type Range = { readonly low: Level; readonly high: Level };

/** What a group says on one criterion. The figures leave out unsure answers. */
export type CriterionPanel = {
  readonly rated: number;
  readonly unsure: number;
  /**
   * The middle answer. With an even number of raters the two middle answers may differ: then both,
   * since levels are words and have no mean. Null when every rater was unsure.
   */
  readonly median: Range | null;
  /** Lowest and highest answer; null with fewer than three raters, where it would reveal who said what. */
  readonly range: Range | null;
  /** The middle half; null with fewer than eight raters, too few for quartiles. */
  readonly quartiles: Range | null;
  /**
   * Whether opinion is divided: at least a third of the answers are low (0 or 1) and a third high (3
   * or 4), after the RAND/UCLA rule for panels; null with fewer than eight raters.
   */
  readonly divided: boolean | null;
};

export type Panel = {
  readonly raters: number;
  readonly criteria: Readonly<Record<CriterionId, CriterionPanel>>;
  /** The verdict of the medians. */
  readonly verdict: Verdict;
  /**
   * The medians as one set of answers with this verdict. Where the two middle answers differ, the
   * lowest that fit; `unsure` where every rater was unsure.
   */
  readonly answers: Answers;
  /** The result of each person's own answers. */
  readonly own: readonly {
    readonly raterId: string;
    readonly verdict: Verdict;
    readonly strength: Strength;
  }[];
  /** The criteria that each alone explain why people's verdicts differ; empty if they agree. */
  readonly splitBy: readonly CriterionId[];
};

const ENOUGH_FOR_RANGE = 3;
const ENOUGH_FOR_QUARTILES = 8;

/**
 * Summarises several people's answers, together and each alone. Uses medians and ranges, no means,
 * because levels are ordinal. Needs at least one rating.
 *
 * Sources: medians and quartiles of ordinal panels, PLoS One 2015 e0135162; the rule for
 * disagreement, the RAND/UCLA appropriateness method, which starts at panels of eight.
 */
export function panelOf(ratings: readonly Rating[], rubric: Rubric = DEFAULT_RUBRIC): Panel {
  const criteria = byCriterion((id) => summarise(ratings, id));
  const medians = byCriterion((id) => spanOf(criteria[id]));
  const verdict = majority(shares(medians, rubric));
  return {
    raters: ratings.length,
    criteria,
    verdict,
    answers: medianAnswers(criteria, verdict, rubric),
    own: ratings.map(({ raterId, answers }) => ({
      raterId,
      verdict: verdictFor(answers, rubric),
      strength: strengthOf(answers, rubric),
    })),
    splitBy: explainSplit(ratings, rubric),
  };
}

function summarise(ratings: readonly Rating[], criterion: CriterionId): CriterionPanel {
  const levels = ratings
    .map(({ answers }) => answers[criterion])
    .filter((answer) => answer !== 'unsure')
    .toSorted((a, b) => a - b);
  const rated = levels.length;
  const enough = rated >= ENOUGH_FOR_QUARTILES;
  return {
    rated,
    unsure: ratings.length - rated,
    median: between(levels, (rated - 1) / 2, (rated - 1) / 2),
    range: rated >= ENOUGH_FOR_RANGE ? between(levels, 0, rated - 1) : null,
    quartiles: enough ? between(levels, (rated - 1) / 4, (3 * (rated - 1)) / 4) : null,
    divided: enough
      ? 3 * levels.filter((level) => level <= 1).length >= rated &&
        3 * levels.filter((level) => level >= 3).length >= rated
      : null,
  };
}

/** The answers at two positions of the sorted list; a position between two answers takes the outer. */
function between(levels: readonly Level[], from: number, to: number): Range | null {
  const low = levels[Math.floor(from)];
  const high = levels[Math.ceil(to)];
  return low === undefined || high === undefined ? null : { low, high };
}

/** The levels that a median may stand for; all of them when every rater was unsure. */
function spanOf({ median }: CriterionPanel): Span {
  return median === null
    ? LEVELS
    : LEVELS.filter((level) => level === median.low || level === median.high);
}

/**
 * The lowest answers within the medians that have their verdict. The highest answers within them
 * include every part that the verdict does, since neither need falls when a level rises. So raising
 * answers one by one, only on an axis that still lacks its part, reaches the verdict.
 */
function medianAnswers(criteria: Panel['criteria'], verdict: Verdict, rubric: Rubric): Answers {
  const end = (pick: 'low' | 'high', id: CriterionId): Answer =>
    criteria[id].median?.[pick] ?? 'unsure';
  let answers: Answers = byCriterion((id) => end('low', id));
  for (const id of CRITERIA) {
    const reached = verdictFor(answers, rubric);
    const includes = isBehaviour(id) ? includesTuning : includesRetrieval;
    if (includes(reached) !== includes(verdict)) answers = { ...answers, [id]: end('high', id) };
  }
  return answers;
}

const isBehaviour = (id: CriterionId): boolean =>
  BEHAVIOUR_CRITERIA.some((criterion) => criterion === id);

/** A criterion explains the split if all verdicts agree once everyone gives any one of its answers. */
function explainSplit(ratings: readonly Rating[], rubric: Rubric): readonly CriterionId[] {
  const agree = (all: readonly Answers[]): boolean =>
    new Set(all.map((answers) => verdictFor(answers, rubric))).size <= 1;
  const all = ratings.map(({ answers }) => answers);
  if (agree(all)) return [];
  return CRITERIA.filter((criterion) => {
    const given = new Set(all.map((answers) => answers[criterion]));
    return [...given].every((answer) =>
      agree(all.map((answers) => ({ ...answers, [criterion]: answer }))),
    );
  });
}
