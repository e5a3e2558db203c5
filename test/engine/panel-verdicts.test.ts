import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  CRITERIA,
  DEFAULT_RUBRIC,
  panelOf,
  type Rubric,
  recommend,
} from '../../src/engine/index.ts';
import { verdictFor } from '../../src/engine/verdict.ts';
import { anyAnswers, but, rate } from './answers.ts';
import { anyPanel, panelOn } from './panels.ts';
import { BALANCED } from './rubrics.ts';

const verdictsOf = (all: readonly Answers[], rubric: Rubric) =>
  new Set(all.map((answers) => verdictFor(answers, rubric)));

describe('the verdict of a panel', () => {
  it.each([
    { all: ['4 0 0 0 0 0', '4 0 0 0 0 0', '0 4 0 4 0 0'], verdict: 'rag', why: 'two of three' },
    { all: ['4 4 0 0 0 0', '4 0 0 4 0 0', '0 4 0 4 0 0'], verdict: 'hybrid', why: 'each median' },
    { all: ['2 0 0 0 0 0', '4 0 0 0 0 0'], verdict: 'prompting', why: 'a tie: least effort' },
    { all: ['0 2 0 4 0 0', '0 3 0 4 0 0'], verdict: 'prompting', why: 'a tie: least effort' },
    { all: ['3 0 0 0 0 0', '4 0 0 0 0 0'], verdict: 'rag', why: 'both ends say so' },
    { all: ['2 0 0 0 4 0', '4 0 4 0 4 0'], verdict: 'rag', why: 'three of four middles say so' },
    { all: ['2 0 0 0 4 0', '4 0 3 0 4 0'], verdict: 'prompting', why: 'two of four is a tie' },
    { all: ['3 - - - - -', '3 - - - - -'], verdict: 'rag', why: 'the rest does not matter' },
    { all: ['0 4 0 - 0 0', '0 4 0 - 0 0'], verdict: 'finetune', why: 'labels from 2 on: 3 of 5' },
  ])('of $all is $verdict: $why', ({ all, verdict }) => {
    expect(panelOn(...all).verdict).toBe(verdict);
  });

  test.prop([anyAnswers])('of one person, or of several who agree, is theirs', (answers) => {
    const { verdict } = recommend(answers);
    for (const raters of [['U1'], ['U1', 'U2'], ['U1', 'U2', 'U3']]) {
      expect(panelOf(raters.map((raterId) => ({ raterId, answers }))).verdict).toBe(verdict);
    }
  });

  test.prop([anyPanel])('is that of one set of answers, each a middle answer', (all) => {
    const { answers, criteria, verdict } = panelOf(all);
    expect(recommend(answers).verdict).toBe(verdict);
    for (const id of CRITERIA) {
      const { median } = criteria[id];
      expect(median === null ? ['unsure'] : [median.low, median.high]).toContain(answers[id]);
    }
  });

  it.each([
    { all: ['2 1 0 0 4 0', '4 3 4 0 4 0'], answers: '4 1 0 0 4 0', why: 'raised where it must be' },
    { all: ['0 2 0 4 0 0', '0 3 0 4 0 0'], answers: '0 2 0 4 0 0', why: 'the lowest otherwise' },
    { all: ['0 - 0 4 0 0', '0 - 0 4 0 0'], answers: '0 - 0 4 0 0', why: 'unsure as it was' },
  ])('of $all reads them as $answers: $why', ({ all, answers }) => {
    expect(panelOn(...all).answers).toEqual(rate(answers));
  });

  test.prop([anyPanel])('and each person’s own stand side by side', (all) => {
    const own = all.map(({ raterId, answers }) => {
      const { verdict, strength } = recommend(answers);
      return { raterId, verdict, strength };
    });
    expect(panelOf(all).own).toEqual(own);
  });

  it('and all that follows from verdicts keep to the rubric', () => {
    const ratings = ['4 0 0 0 0 0', '4 0 4 0 0 0'].map((answers, index) => ({
      raterId: `U${index}`,
      answers: rate(answers),
    }));
    expect(panelOf(ratings)).toMatchObject({ verdict: 'rag', splitBy: [] });
    const other = panelOf(ratings, BALANCED);
    expect(other).toMatchObject({ verdict: 'prompting', splitBy: ['hallucination'] });
    expect(other.own.map(({ verdict }) => verdict)).toEqual(['prompting', 'rag']);
    expect(panelOf(ratings, DEFAULT_RUBRIC)).toEqual(panelOf(ratings));
  });
});

describe('what splits a panel', () => {
  it.each([
    { all: ['4 0 0 0 0 0', '0 0 0 0 0 0'], by: ['external_knowledge'], why: 'all they differ in' },
    { all: ['4 0 0 0 0 0', '3 0 4 0 4 4'], by: [], why: 'they agree on the verdict' },
    { all: ['4 4 0 4 0 0', '0 0 0 0 0 0'], by: [], why: 'no answer alone explains it' },
    { all: ['2 0 4 0 4 0', '2 0 3 0 3 0'], by: [], why: 'like answers must agree at either level' },
    {
      all: ['2 0 4 0 4 0', '2 0 3 0 3 1'],
      by: ['hallucination', 'data_dynamics'],
      why: 'either of them alone explains it',
    },
    {
      all: ['4 4 0 0 0 0', '4 1 4 4 0 4', '4 4 0 4 0 0'],
      by: [],
      why: 'it takes behaviour and labels together',
    },
    {
      all: ['4 4 0 4 0 0', '4 1 4 4 0 4', '3 0 0 4 4 0'],
      by: ['model_adaptation'],
      why: 'one of three would tune',
    },
    { all: ['4 4 0 - 0 0', '4 4 0 1 0 0'], by: ['training_data'], why: 'unsure is an answer too' },
    { all: ['4 4 0 4 0 0'], by: [], why: 'one person is of one mind' },
  ])('$all is $by: $why', ({ all, by }) => {
    expect(panelOn(...all).splitBy).toEqual(by);
  });

  test.prop([anyPanel])(
    'is each criterion that brings all verdicts together, and no other',
    (all) => {
      const answers = all.map((rating) => rating.answers);
      const split = verdictsOf(answers, DEFAULT_RUBRIC).size > 1;
      const explains = CRITERIA.filter((id) =>
        answers.every(
          (given) =>
            verdictsOf(
              answers.map((own) => but(own, { [id]: given[id] })),
              DEFAULT_RUBRIC,
            ).size === 1,
        ),
      );
      expect(panelOf(all).splitBy).toEqual(split ? explains : []);
    },
  );
});

describe('the order of a panel', () => {
  const shuffled = anyPanel.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
    ),
  );

  test.prop([shuffled])('does not matter', ([all, reordered]) => {
    const { own: _, ...one } = panelOf(all);
    const { own: __, ...other } = panelOf(reordered);
    expect(other).toEqual(one);
  });
});
