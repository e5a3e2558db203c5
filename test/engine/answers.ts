import { fc } from '@fast-check/vitest';
import {
  type Answer,
  type Answers,
  answersSchema,
  CONSIDERATIONS,
  CRITERIA,
  LEVELS,
} from '../../src/engine/index.ts';

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
