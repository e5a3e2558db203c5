import { fc } from '@fast-check/vitest';
import {
  type Answer,
  type Answers,
  answersSchema,
  CONSIDERATIONS,
  CRITERIA,
  type CriterionId,
  DEFAULT_RUBRIC,
  LEVELS,
  type Verdict,
} from '../../src/engine/index.ts';
import { verdictFor } from '../../src/engine/verdict.ts';

/** Answers in the order of the form: `4 2 4 2 - 3`, where `-` stands for "not sure". */
export function rate(text: string): Answers {
  const levels = text.split(' ').map((word) => (word === '-' ? 'unsure' : Number(word)));
  return answersSchema.parse(Object.fromEntries(CRITERIA.map((id, i) => [id, levels[i]])));
}

/** The same answers with some of them changed. */
export const but = (answers: Answers, changed: Partial<Answers>): Answers => ({
  ...answers,
  ...changed,
});

/** Every combination of the given answers, a list for each criterion, as base-5 numbers. */
function codesOf(spans: readonly (readonly number[])[]): readonly number[] {
  let codes = [0];
  for (const span of spans) {
    const longer: number[] = [];
    for (const code of codes) for (const level of span) longer.push(code * 5 + level);
    codes = longer;
  }
  return codes;
}

function answersAt(code: number): Answers {
  const digits = CRITERIA.map((_, i) => Math.floor(code / 5 ** (CRITERIA.length - 1 - i)) % 5);
  return rate(digits.join(' '));
}

/** All 5⁶ profiles in which every answer is sure. */
export const SURE: readonly Answers[] = codesOf(CRITERIA.map(() => LEVELS)).map(answersAt);

/** The verdict of each, in the same order: a verdict is looked up at the profile's number. */
export const VERDICT_OF_SURE: readonly Verdict[] = SURE.map((answers) =>
  verdictFor(answers, DEFAULT_RUBRIC),
);

/** The levels an answer may stand for. */
export type Spread = (answer: Answer, criterion: CriterionId) => readonly number[];

/** How often each verdict comes up when every answer takes all the levels it may stand for. */
export function countVerdicts(answers: Answers, spread: Spread): ReadonlyMap<Verdict, number> {
  const counts = new Map<Verdict, number>();
  for (const code of codesOf(CRITERIA.map((id) => spread(answers[id], id)))) {
    const verdict = VERDICT_OF_SURE[code];
    if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}

export const exactly = (answer: Answer): readonly number[] =>
  answer === 'unsure' ? LEVELS : [answer];

export const withinOne = (answer: Answer): readonly number[] =>
  answer === 'unsure' ? LEVELS : LEVELS.filter((level) => Math.abs(level - answer) <= 1);

const eachCriterion = (answer: fc.Arbitrary<Answer>): fc.Arbitrary<Answers> =>
  fc.record({
    external_knowledge: answer,
    model_adaptation: answer,
    hallucination: answer,
    training_data: answer,
    data_dynamics: answer,
    transparency: answer,
  });

export const anyAnswers = eachCriterion(fc.constantFrom<Answer>(...LEVELS, 'unsure'));
export const manyUnsure = eachCriterion(
  fc.oneof(fc.constant<Answer>('unsure'), fc.constantFrom<Answer>(...LEVELS)),
);
export const anyConsiderations = fc.subarray([...CONSIDERATIONS]);
