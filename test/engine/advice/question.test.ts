import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { DecidingQuestion, Details, FirstStep } from '../../../src/engine/index.ts';
import { advise, anyCase, recommendFor } from './cases.ts';

const SHORT = { measured: 60, needed: 80 };
const ENOUGH = { measured: 80, needed: 80 };
const about = (
  half: 'retrieval' | 'tuning',
  criterion: Extract<DecidingQuestion, { about: 'criterion' }>['criterion'],
) => ({ about: 'criterion', half, criterion });

describe('the question that decides', () => {
  it.each<{ answers: string; details?: Details; question: object; why: string }>([
    {
      answers: '0 0 0 0 4 0',
      details: SHORT,
      question: { about: 'misses' },
      why: 'two answers that cannot both be true decide nothing',
    },
    {
      answers: '3 3 0 2 0 0',
      details: ENOUGH,
      question: { about: 'price' },
      why: 'it is good enough as it is',
    },
    {
      answers: '- - 0 0 0 0',
      details: ENOUGH,
      question: { about: 'price' },
      why: 'it is good enough, whatever is in doubt',
    },
    {
      answers: '- 3 0 3 0 0',
      question: about('retrieval', 'external_knowledge'),
      why: 'one half is open, the other only near',
    },
    {
      answers: '3 - 0 3 0 0',
      question: about('tuning', 'model_adaptation'),
      why: 'one half is open, the other only near',
    },
    {
      answers: '3 3 0 4 0 0',
      question: about('tuning', 'model_adaptation'),
      why: 'of two that are near, tuning is less certain',
    },
    {
      answers: '3 3 0 4 0 0',
      details: SHORT,
      question: { about: 'misses' },
      why: 'what goes wrong says more about behaviour than the answer about it',
    },
    {
      answers: '3 - 0 3 0 0',
      details: SHORT,
      question: { about: 'misses' },
      why: 'they say it too where nobody knows the answer',
    },
    {
      answers: '3 4 0 1 0 0',
      details: SHORT,
      question: about('tuning', 'training_data'),
      why: 'no misses say how many labels there are',
    },
    {
      answers: '3 0 0 4 0 0',
      details: SHORT,
      question: about('retrieval', 'external_knowledge'),
      why: 'the doubt is not about behaviour',
    },
    {
      answers: '3 0 0 4 0 0',
      question: about('retrieval', 'external_knowledge'),
      why: 'only this half is near',
    },
    {
      answers: '3 0 0 4 0 0',
      details: { lookUp: 'text' },
      question: { about: 'measure' },
      why: 'a text that fits is pasted either way',
    },
    {
      answers: '0 3 0 0 0 0',
      question: about('tuning', 'training_data'),
      why: 'labels are the gate of what is wanted',
    },
    {
      answers: '0 3 0 0 0 0',
      details: { checkable: 'yes' },
      question: { about: 'grader' },
      why: 'a score may stand in for labels',
    },
    {
      answers: '0 0 0 0 0 0',
      details: SHORT,
      question: { about: 'misses' },
      why: 'it is known to fall short',
    },
    { answers: '0 0 0 0 0 0', question: { about: 'measure' }, why: 'nothing is known yet' },
  ])('of $answers with $details is $question: $why', ({ answers, details = {}, question }) => {
    expect(advise(answers, details).question).toEqual(question);
  });

  test.prop([anyCase])(
    'about a criterion is the first that decides its half, or its gate',
    (one) => {
      const { question, halves } = recommendFor(one);
      if (question.about !== 'criterion') return;
      const { standing, decidedBy } = halves[question.half];
      if (standing === 'firm') expect(question.criterion).toBe('training_data');
      else expect(question.criterion).toBe(decidedBy[0]);
    },
  );

  test.prop([anyCase])('is about the price where it is good enough, and nowhere else', (one) => {
    const { today, measured = -1, needed = 101 } = one.details;
    const isGoodEnough = today !== 'nothing' && measured >= needed;
    expect(recommendFor(one).question.about === 'price').toBe(isGoodEnough);
  });

  test.prop([anyCase, fc.nat(99), fc.integer({ min: 1, max: 100 })])(
    'is what the misses have in common instead of a doubt about behaviour, once they are counted',
    (one, measured, gap) => {
      const { measured: _, needed: __, ...others }: Details = one.details;
      // Where nothing is in place, nothing was measured.
      const rest: Details = others.today === 'nothing' ? { ...others, today: 'prompt' } : others;
      const before = recommendFor({ ...one, details: rest }).question;
      const needed = Math.min(100, measured + gap);
      const after = recommendFor({ ...one, details: { ...rest, measured, needed } }).question;
      const isDoubt = before.about === 'criterion' && before.criterion === 'model_adaptation';
      if (isDoubt || before.about === 'measure') expect(after).toEqual({ about: 'misses' });
      else expect(after).toEqual(before);
    },
  );
});

describe('the first step', () => {
  it.each<{ answers?: string; details: Details; step: FirstStep; why: string }>([
    {
      answers: '0 0 0 0 4 0',
      details: SHORT,
      step: 'sort_misses',
      why: 'two answers that contradict each other are warned of, not worked on',
    },
    { details: ENOUGH, step: 'estimate_price', why: 'it is good enough' },
    { details: SHORT, step: 'sort_misses', why: 'it falls short' },
    { details: { measured: 60 }, step: 'name_need', why: 'nobody says what is enough' },
    { details: { today: 'prompt', needed: 80 }, step: 'measure_today', why: 'nobody measured' },
    { details: { today: 'retrieval' }, step: 'measure_today', why: 'something stands' },
    { details: { today: 'nothing', needed: 80 }, step: 'try_prompt', why: 'nothing stands' },
    { details: {}, step: 'try_prompt', why: 'nothing is known to stand' },
  ])('with $details is $step: $why', ({ answers = '1 1 1 1 1 1', details, step }) => {
    expect(advise(answers, details).firstStep).toBe(step);
  });
});
