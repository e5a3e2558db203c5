import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  completed,
  DEFAULT_RUBRIC,
  earlierSchema,
  type Options,
  type Recommendation,
  recommend,
} from '../../src/engine/index.ts';
import { anyDetails } from '../domain/details.ts';
import { anyAnswers, anyConsiderations, manyUnsure, rate } from './answers.ts';
import { anyRubric } from './rubrics.ts';

/** As the first release would have stored it: of today's parts, those that it had. */
const earlierFormOf = (recommendation: Recommendation) =>
  earlierSchema.parse(JSON.parse(JSON.stringify({ ...recommendation, headline: 'neither' })));

/** What the parts that the first release had lead to. */
function again(answers: Answers, { considerations = [], details = {}, rubric }: Options = {}) {
  const today = recommend(answers, {
    considerations,
    details,
    ...(rubric === undefined ? {} : { rubric }),
  });
  const read = completed(earlierFormOf(today), { answers, considerations, details });
  return { today, read };
}

describe('a recommendation of the first release', () => {
  test.prop([anyAnswers, anyConsiderations, anyDetails])(
    'is completed to what is said today, where the rubric is the default one',
    (answers, considerations, details) => {
      const { today, read } = again(answers, { considerations, details });
      expect(read).toEqual(today);
    },
  );

  test.prop([manyUnsure, anyRubric])(
    'stands on the halves and answers that it stood on, whatever its rubric was',
    (answers, rubric) => {
      const { today, read } = again(answers, { rubric });
      expect([read.halves, read.reasons]).toEqual([today.halves, today.reasons]);
      expect([read.needs, read.rubricVersion]).toEqual([today.needs, today.rubricVersion]);
    },
  );

  it('is never seen in one of today', () => {
    expect(earlierSchema.safeParse(recommend(rate('3 3 3 3 3 3'))).success).toBe(false);
  });

  it.each([1, 2, 3, 4] as const)(
    'still says whether there are enough labels, where %i was the level asked for',
    (labels) => {
      const rubric = { ...DEFAULT_RUBRIC, behaviour: { adaptation: 2, labels } };
      const cases = ['0', '1', '2', '3', '4', '-'].map((training) => rate(`1 2 3 ${training} 3 1`));
      for (const { today, read } of cases.map((answers) => again(answers, { rubric }))) {
        expect(read.plan.collectLabels).toBe(today.plan.collectLabels);
        expect(read.question).toEqual(today.question);
        expect(read.kinds).toEqual(today.kinds);
      }
    },
  );
});
