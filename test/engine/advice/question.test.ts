import { describe, expect, it } from 'vitest';
import type { DecidingQuestion, Details, FirstStep } from '../../../src/engine/index.ts';
import { advise, MANY_CASES, recommendFor } from './cases.ts';

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
      details: ENOUGH,
      question: { about: 'contradiction', contradiction: 'nothing_to_look_up_yet_changing' },
      why: 'two answers cannot both be true',
    },
    {
      answers: '3 3 0 2 0 0',
      details: ENOUGH,
      question: { about: 'price' },
      why: 'it is good enough as it is',
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

  it('about a criterion is one that could change its half, or its gate', () => {
    for (const one of MANY_CASES) {
      const { question, halves } = recommendFor(one);
      if (question.about !== 'criterion') continue;
      const { standing, decidedBy } = halves[question.half];
      if (standing === 'firm') expect(question.criterion).toBe('training_data');
      else expect(question.criterion).toBe(decidedBy[0]);
    }
  });
});

describe('the first step', () => {
  it.each<{ answers?: string; details: Details; step: FirstStep; why: string }>([
    {
      answers: '0 0 0 0 4 0',
      details: SHORT,
      step: 'settle_contradiction',
      why: 'all else rests on it',
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
