import { describe, expect, it } from 'vitest';
import type { Assessed } from '../../src/domain/decision.ts';
import { DEFAULT_RUBRIC, type Details, type Rubric, recommend } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { rate } from '../engine/answers.ts';

function assessed(given: string, details: Details = {}, rubric: Rubric = DEFAULT_RUBRIC): Assessed {
  const answers = rate(given);
  const recommendation = recommend(answers, { details, rubric });
  return { answers, considerations: [], details, recommendation };
}

const sampleOf = (of: Assessed) => en.proof.sample(of.recommendation.plan.sample, of);

const howOf = (of: Assessed) =>
  of.recommendation.kinds.map((choice) => en.how.text(choice, of)).join(' ');

describe('the test set tells how long its requests take to come', () => {
  it.each([
    { requestsPerMonth: 10, says: ', from 3 months,' },
    { requestsPerMonth: 60, says: ', all of one month,' },
  ])('$requestsPerMonth a month', ({ requestsPerMonth, says }) => {
    expect(sampleOf(assessed('0 1 1 1 0 0', { requestsPerMonth }))).toContain(says);
  });

  it('and says nothing of months where a month brings more than enough', () => {
    expect(sampleOf(assessed('0 1 1 1 0 0', { requestsPerMonth: 5000 }))).not.toContain('month');
  });
});

describe('examples can be made', () => {
  it.each(['act', 'code'] as const)('where code may check them: %s', (task) => {
    const of = assessed('0 4 1 0 0 0', { task });
    expect(howOf(of)).toContain('each checked by code');
    expect(en.why.caution.labels_missing(of)).toContain('let code check each one');
  });

  it.each(['act', 'code'] as const)('but not where only a person can tell: %s', (task) => {
    const of = assessed('0 4 1 0 0 0', { task, checkable: 'no' });
    expect(howOf(of)).not.toContain('each checked by code');
    expect(en.why.caution.labels_missing(of)).toContain('there are no examples to learn from');
  });
});

describe('how many examples open tuning', () => {
  it('is what the rubric says', () => {
    const { behaviour } = DEFAULT_RUBRIC;
    const strict = { ...DEFAULT_RUBRIC, behaviour: { ...behaviour, labels: 3 } };
    expect(howOf(assessed('0 4 1 1 0 0'))).toContain('tuning becomes possible at about 50 (');
    expect(howOf(assessed('0 4 1 1 0 0', {}, strict))).toContain('possible at about 500 (');
  });

  it('is not said where examples alone do not open it', () => {
    const { recommendation, ...of } = assessed('0 4 1 1 0 0');
    const without = { ...of, recommendation: { ...recommendation, flips: [] } };
    expect(howOf(without)).not.toMatch(/about \d/);
  });
});

describe('what is good enough already', () => {
  const price = (details: Details) =>
    en.question.step(assessed('0 1 1 1 0 0', { measured: 95, needed: 90, ...details }));

  it('is left as it is if its price is acceptable', () => {
    expect(price({ today: 'prompt' })).toContain(', with the prompt cached. If both');
    expect(price({ today: 'prompt' })).toContain('leave it as it is');
  });

  it('has no prompt to cache where a tuned model runs', () => {
    expect(price({ today: 'tuned' })).not.toContain('cached');
  });
});

describe('a mistake in spite of retrieval', () => {
  const caution = (details: Details) =>
    en.why.caution.retrieval_still_errs(assessed('4 1 3 1 3 3', details));

  it('shows in results where code is written, in passages elsewhere', () => {
    expect(caution({ task: 'code' })).toContain('compare its results on known cases');
    expect(caution({ task: 'answer' })).toContain('against its passages');
  });

  it('is told as measured, and not made up where nothing was', () => {
    expect(caution({ today: 'retrieval', measured: 76 })).toContain('24\u00a0% are wrong today');
    expect(caution({ today: 'retrieval' })).not.toContain('%');
    expect(caution({ today: 'retrieval', measured: 100 })).not.toContain('%');
  });
});

describe('a published figure', () => {
  it('is told of the level it was counted for, and of no other that a rubric makes near', () => {
    const { behaviour } = DEFAULT_RUBRIC;
    const strict = { ...DEFAULT_RUBRIC, behaviour: { ...behaviour, adaptation: 4 } };
    const usual = assessed('0 2 0 3 0 0');
    const other = assessed('0 3 0 3 0 0', {}, strict);
    for (const { recommendation } of [usual, other]) {
      expect(recommendation.cautions.map(({ code }) => code)).toContain('too_close_to_say');
    }
    expect(en.why.caution.too_close_to_say(usual)).toContain('published cases');
    expect(en.why.caution.too_close_to_say(other)).not.toContain('published cases');
  });
});
