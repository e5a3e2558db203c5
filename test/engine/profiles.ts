import {
  type Answer,
  type Answers,
  CRITERIA,
  type CriterionId,
  DEFAULT_RUBRIC,
  LEVELS,
  type Verdict,
} from '../../src/engine/index.ts';
import { verdictFor } from '../../src/engine/verdict.ts';
import { rate } from './answers.ts';

/** All 5⁶ profiles in which every answer is sure; a profile's digits in base 5 are its number. */
export const SURE = CRITERIA.reduce<readonly Answers[]>(
  (all, id) => all.flatMap((answers) => LEVELS.map((level) => ({ ...answers, [id]: level }))),
  [rate('0 0 0 0 0 0')],
);

/** The verdict of each, in the same order. */
export const VERDICT_OF_SURE: readonly Verdict[] = SURE.map((answers) =>
  verdictFor(answers, DEFAULT_RUBRIC),
);

/** The numbers of all profiles that can be put together from these levels. */
function numbersOf(spans: readonly (readonly number[])[]): readonly number[] {
  let numbers = [0];
  for (const span of spans) {
    const longer: number[] = [];
    for (const number of numbers) for (const level of span) longer.push(number * 5 + level);
    numbers = longer;
  }
  return numbers;
}

/** The levels an answer may stand for. */
type Spread = (answer: Answer, criterion: CriterionId) => readonly number[];

/** How often each verdict comes up when every answer takes all the levels it may stand for. */
export function countVerdicts(answers: Answers, spread: Spread): ReadonlyMap<Verdict, number> {
  const counts = new Map<Verdict, number>();
  for (const number of numbersOf(CRITERIA.map((id) => spread(answers[id], id)))) {
    const verdict = VERDICT_OF_SURE[number];
    if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}

export const exactly = (answer: Answer): readonly number[] =>
  answer === 'unsure' ? LEVELS : [answer];

export const withinOne = (answer: Answer): readonly number[] =>
  answer === 'unsure' ? LEVELS : LEVELS.filter((level) => Math.abs(level - answer) <= 1);
