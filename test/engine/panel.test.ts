import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  CRITERIA,
  type CriterionId,
  type CriterionPanel,
  LEVELS,
  panelOf,
  type Rating,
} from '../../src/engine/index.ts';
import { anyPanel, panelOn } from './panels.ts';

/** A panel that gives these answers to the question about made-up answers, and 0 to all others. */
const whenRated = (answers: string): CriterionPanel =>
  panelOn(...answers.split(' ').map((answer) => `0 0 ${answer} 0 0 0`)).criteria.hallucination;

const same = (level: number) => ({ low: level, high: level });

const anyId = fc.constantFrom(...CRITERIA);

const isSure = (answer: Answer) => answer !== 'unsure';
const sureAnswers = (ratings: readonly Rating[], id: CriterionId) =>
  ratings.map(({ answers }) => answers[id]).filter(isSure);
describe('the median of a panel', () => {
  it.each([
    { answers: '3', median: same(3), why: 'the only answer' },
    { answers: '4 0 1', median: same(1), why: 'the middle one, in whatever order' },
    { answers: '0 4 4 4 0', median: same(4), why: 'the middle one' },
    { answers: '1 2 2 4', median: same(2), why: 'the two middle ones are the same' },
    { answers: '1 3', median: { low: 1, high: 3 }, why: 'there are two middle ones' },
    { answers: '4 0 3 1', median: { low: 1, high: 3 }, why: 'there are two middle ones' },
    { answers: '- 4 - 0 1', median: same(1), why: 'who is unsure has no part in it' },
    { answers: '- 4 - 0', median: { low: 0, high: 4 }, why: 'who is unsure has no part in it' },
    { answers: '- -', median: null, why: 'nobody is sure' },
  ])('of $answers is $median: $why', ({ answers, median }) => {
    expect(whenRated(answers).median).toEqual(median);
  });

  test.prop([anyPanel, anyId])(
    'has half the sure answers at or below it, half above',
    (all, id) => {
      const { median } = panelOf(all).criteria[id];
      const sure = sureAnswers(all, id).map(Number);
      expect(median === null).toBe(sure.length === 0);
      if (median === null) return;
      const { low, high } = median;
      expect(sure).toEqual(expect.arrayContaining([low, high]));
      expect(sure.filter((level) => level <= low).length * 2).toBeGreaterThanOrEqual(sure.length);
      expect(sure.filter((level) => level >= high).length * 2).toBeGreaterThanOrEqual(sure.length);
      expect(sure.filter((level) => low < level && level < high)).toEqual([]);
    },
  );
});

describe('a panel', () => {
  it('counts for each criterion who is sure and who is not', () => {
    expect(whenRated('- 4 - 0 1')).toMatchObject({ rated: 3, unsure: 2 });
    expect(whenRated('1')).toMatchObject({ rated: 1, unsure: 0 });
    expect(panelOn('0 0 0 0 0 0', '- 0 0 0 0 0').raters).toBe(2);
  });

  it('keeps the criteria apart', () => {
    const { criteria } = panelOn('0 1 2 3 4 -');
    expect(CRITERIA.map((id) => criteria[id].median)).toEqual([...[0, 1, 2, 3, 4].map(same), null]);
  });

  it.each([
    { answers: '0 4', range: null, why: 'it would say who said what' },
    { answers: '0 4 - -', range: null, why: 'only two are sure' },
    { answers: '3 1 4', range: { low: 1, high: 4 }, why: 'three are enough' },
    { answers: '3 2 - 1 3 2 1 3', range: { low: 1, high: 3 }, why: 'three are enough' },
  ])('of $answers has the range $range: $why', ({ answers, range }) => {
    expect(whenRated(answers).range).toEqual(range);
  });

  it.each([
    { answers: '0 1 1 2 2 3 4', quartiles: null, why: 'seven are too few' },
    { answers: '0 1 1 2 2 3 4 -', quartiles: null, why: 'only seven are sure' },
    { answers: '4 0 2 1 2 1 3 3', quartiles: { low: 1, high: 3 }, why: 'the outer two are out' },
    { answers: '0 0 2 2 2 2 4 4', quartiles: { low: 0, high: 4 }, why: 'the outer one of two' },
    { answers: '0 0 1 2 2 2 3 4 4', quartiles: { low: 1, high: 3 }, why: 'third of each end' },
    { answers: '0 0 0 1 2 2 2 2 3 4 4 4 -', quartiles: { low: 0, high: 4 }, why: 'third of 12' },
  ])('of $answers has the middle half $quartiles: $why', ({ answers, quartiles }) => {
    expect(whenRated(answers).quartiles).toEqual(quartiles);
  });

  test.prop([fc.array(fc.constantFrom<Answer>(...LEVELS), { minLength: 8, maxLength: 30 })])(
    'of eight or more has at least half its answers in the middle half, a quarter beyond each end',
    (levels) => {
      const { quartiles } = whenRated(levels.join(' '));
      const { low = 9, high = -1 } = quartiles ?? {};
      const all = levels.map(Number);
      const inside = all.filter((level) => low <= level && level <= high);
      expect(inside.length * 2).toBeGreaterThanOrEqual(all.length);
      expect(all.filter((level) => level < low).length * 4).toBeLessThanOrEqual(all.length);
      expect(all.filter((level) => level > high).length * 4).toBeLessThanOrEqual(all.length);
      expect(all).toEqual(expect.arrayContaining([low, high]));
    },
  );

  it.each([
    { answers: '0 0 0 2 4 4 4', divided: null, why: 'seven are too few to say' },
    { answers: '0 0 0 2 4 4 4 -', divided: null, why: 'only seven are sure' },
    { answers: '0 0 1 2 2 3 4 4', divided: true, why: 'three at each end of eight' },
    { answers: '0 0 1 2 2 2 4 4', divided: false, why: 'two of eight at the high end' },
    { answers: '0 0 2 2 2 4 4 4', divided: false, why: 'two of eight at the low end' },
    { answers: '1 1 1 2 2 3 3 3', divided: true, why: '1 is low and 3 is high' },
    { answers: '2 2 2 2 2 2 2 2', divided: false, why: 'the middle is neither end' },
    { answers: '1 1 1 2 2 2 2 2', divided: false, why: 'the middle is not high' },
    { answers: '3 3 3 2 2 2 2 2', divided: false, why: 'the middle is not low' },
    { answers: '4 4 4 4 4 4 4 4', divided: false, why: 'all are at one end' },
    { answers: '0 0 0 2 2 2 4 4 4', divided: true, why: 'three at each end of nine' },
    { answers: '0 0 0 0 2 2 2 4 4 4 4', divided: true, why: 'four at each end of eleven' },
    { answers: '0 0 0 2 2 2 2 4 4 4 4', divided: false, why: 'three of eleven at the low end' },
    { answers: '0 0 0 0 2 2 2 2 4 4 4', divided: false, why: 'three of eleven at the high end' },
    { answers: '0 0 0 0 2 2 2 2 4 4 4 4', divided: true, why: 'four at each end of twelve' },
    { answers: '0 0 0 2 2 2 2 2 4 4 4 4', divided: false, why: 'three of twelve at the low end' },
  ])('of $answers is divided: $divided, $why', ({ answers, divided }) => {
    expect(whenRated(answers).divided).toBe(divided);
  });
});
