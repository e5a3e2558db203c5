import {
  type Answer,
  type Answers,
  BEHAVIOUR_CRITERIA,
  CRITERIA,
  type CriterionId,
  includesRetrieval,
  includesTuning,
  LEVELS,
  type Level,
  type Verdict,
} from './criteria.ts';
import { type Span, type Spans, shares } from './needs.ts';
import { DEFAULT_RUBRIC, type Rubric } from './rubric.ts';
import { type Strength, strengthOf } from './strength.ts';
import { majority, verdictFor } from './verdict.ts';

export type Rating = { readonly raterId: string; readonly answers: Answers };

/** From the lowest level to the highest, both included. */
export type Range = { readonly low: Level; readonly high: Level };

/** What a group says on one criterion. Who was unsure has no part in the figures. */
export type CriterionPanel = {
  readonly rated: number;
  readonly unsure: number;
  /**
   * The middle answer. With an even number of raters the two middle answers may differ: then both
   * ends, since the mean of two words is no word. Null when nobody was sure.
   */
  readonly median: Range | null;
  /** Lowest and highest answer; null with fewer than three raters, where it would name people. */
  readonly range: Range | null;
  /** The middle half; null with fewer than eight raters, too few for quartiles. */
  readonly quartiles: Range | null;
  /**
   * Whether opinion is divided: at least a third at the low end (0 or 1) and a third at the high
   * end (3 or 4), after the RAND/UCLA rule for panels; null with fewer than eight raters.
   */
  readonly divided: boolean | null;
};

export type Panel = {
  readonly raters: number;
  readonly criteria: Readonly<Record<CriterionId, CriterionPanel>>;
  /** The verdict of the medians. */
  readonly verdict: Verdict;
  /**
   * The medians as one set of answers that has this verdict. Where the two middle answers differ it
   * takes the lowest that fit; `unsure` where nobody was sure.
   */
  readonly answers: Answers;
  /** What each person's own answers say. */
  readonly own: readonly {
    readonly raterId: string;
    readonly verdict: Verdict;
    readonly strength: Strength;
  }[];
  /** Criteria each of which alone explains why people's verdicts differ; empty if they agree. */
  readonly splitBy: readonly CriterionId[];
};

const ENOUGH_FOR_RANGE = 3;
const ENOUGH_FOR_QUARTILES = 8;

/**
 * What several people's answers say together and apart. Ordinal throughout: medians and ranges, no
 * means. Needs at least one rating.
 *
 * Sources: medians and quartiles of ordinal panels, PLoS One 2015 e0135162; the rule for
 * disagreement, the RAND/UCLA appropriateness method, which starts at panels of eight.
 */
export function panelOf(ratings: readonly Rating[], rubric: Rubric = DEFAULT_RUBRIC): Panel {
  const criteria = {
    external_knowledge: summarise(ratings, 'external_knowledge'),
    model_adaptation: summarise(ratings, 'model_adaptation'),
    hallucination: summarise(ratings, 'hallucination'),
    training_data: summarise(ratings, 'training_data'),
    data_dynamics: summarise(ratings, 'data_dynamics'),
    transparency: summarise(ratings, 'transparency'),
  };
  const medians: Spans = {
    external_knowledge: spanOf(criteria.external_knowledge),
    model_adaptation: spanOf(criteria.model_adaptation),
    hallucination: spanOf(criteria.hallucination),
    training_data: spanOf(criteria.training_data),
    data_dynamics: spanOf(criteria.data_dynamics),
    transparency: spanOf(criteria.transparency),
  };
  const verdict = majority(shares(medians, rubric));
  return {
    raters: ratings.length,
    criteria,
    verdict,
    answers: readingOf(criteria, verdict, rubric),
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

/** The answers at two places of the sorted list; a place between two answers takes the outer one. */
function between(levels: readonly Level[], from: number, to: number): Range | null {
  const low = levels[Math.floor(from)];
  const high = levels[Math.ceil(to)];
  return low === undefined || high === undefined ? null : { low, high };
}

/** The median as the levels it may stand for; all of them when nobody was sure. */
function spanOf({ median }: CriterionPanel): Span {
  return median === null
    ? LEVELS
    : LEVELS.filter((level) => level === median.low || level === median.high);
}

/**
 * The lowest reading of the medians that has their verdict. What the medians ask for, their highest
 * reading asks for too, since neither need falls when a level rises: so raising answers one by one,
 * only on an axis that still says no, arrives there.
 */
function readingOf(criteria: Panel['criteria'], verdict: Verdict, rubric: Rubric): Answers {
  const end = (pick: 'low' | 'high', id: CriterionId): Answer =>
    criteria[id].median?.[pick] ?? 'unsure';
  let answers: Answers = {
    external_knowledge: end('low', 'external_knowledge'),
    model_adaptation: end('low', 'model_adaptation'),
    hallucination: end('low', 'hallucination'),
    training_data: end('low', 'training_data'),
    data_dynamics: end('low', 'data_dynamics'),
    transparency: end('low', 'transparency'),
  };
  for (const id of CRITERIA) {
    const reached = verdictFor(answers, rubric);
    const includes = isBehaviour(id) ? includesTuning : includesRetrieval;
    if (includes(reached) !== includes(verdict)) answers = { ...answers, [id]: end('high', id) };
  }
  return answers;
}

const isBehaviour = (id: CriterionId): boolean =>
  BEHAVIOUR_CRITERIA.some((criterion) => criterion === id);

/** A criterion explains the split if people's verdicts agree once they all give the same answer to it. */
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
