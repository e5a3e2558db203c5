import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type CautionCode,
  type ConsiderationId,
  contradictions,
  recommend,
} from '../../src/engine/index.ts';
import { anyAnswers, anyConsiderations, but, rate } from './answers.ts';

const codes = (answers: string, ticked: readonly ConsiderationId[] = []): readonly CautionCode[] =>
  recommend(rate(answers), { considerations: ticked }).cautions.map(({ code }) => code);

describe('a caution', () => {
  it.each<{
    code: CautionCode;
    given: string;
    not: string;
    ticked?: readonly ConsiderationId[];
  }>([
    { code: 'nothing_to_look_up_yet_changing', given: '0 0 0 0 3 0', not: '0 0 0 0 2 0' },
    { code: 'nothing_to_look_up_yet_changing', given: '0 0 0 0 4 0', not: '1 0 0 0 4 0' },
    { code: 'nothing_to_look_up_yet_changing', given: '0 0 0 0 3 0', not: '- 0 0 0 3 0' },
    { code: 'nothing_to_look_up_yet_sources', given: '0 0 0 0 0 3', not: '0 0 0 0 0 2' },
    { code: 'nothing_to_look_up_yet_sources', given: '0 0 0 0 0 4', not: '0 0 0 0 0 -' },
    { code: 'labels_missing', given: '0 3 0 1 0 0', not: '0 3 0 2 0 0' },
    { code: 'labels_missing', given: '0 3 0 0 0 0', not: '0 2 0 0 0 0' },
    { code: 'labels_missing', given: '4 4 0 1 0 0', not: '4 4 0 - 0 0' },
    { code: 'labels_few', given: '0 3 0 2 0 0', not: '0 3 0 3 0 0' },
    { code: 'labels_few', given: '4 3 0 2 0 0', not: '4 2 0 2 0 0' },
    { code: 'tuned_snapshot', given: '1 3 0 2 3 0', not: '1 3 0 2 2 0' },
    { code: 'tuned_snapshot', given: '4 3 0 2 3 0', not: '4 2 0 2 3 0' },
    { code: 'tuned_black_box', given: '1 3 0 2 0 3', not: '1 3 0 2 0 2' },
    { code: 'tuned_black_box', given: '1 3 0 2 0 3', not: '1 2 0 2 0 3' },
    { code: 'invention_unchecked', given: '0 0 3 0 0 0', not: '0 0 2 0 0 0' },
    { code: 'invention_unchecked', given: '0 3 3 3 0 0', not: '4 3 3 3 0 0' },
    { code: 'retrieval_still_errs', given: '3 0 3 0 0 0', not: '3 0 2 0 0 0' },
    { code: 'retrieval_still_errs', given: '3 0 3 0 0 0', not: '1 0 3 0 0 0' },
    { code: 'latency', given: '3 0 0 0 0 0', not: '1 0 0 0 0 0', ticked: ['latency'] },
    { code: 'privacy', given: '3 0 0 0 0 0', not: '1 0 0 0 0 0', ticked: ['ethics_privacy'] },
    { code: 'privacy', given: '0 3 0 3 0 0', not: '0 3 0 0 0 0', ticked: ['ethics_privacy'] },
    { code: 'cost', given: '0 0 0 0 0 0', not: '0 3 0 3 0 0', ticked: ['cost'] },
  ])('$code is given for $given, and not for $not', ({ code, given, not, ticked = [] }) => {
    expect(codes(given, ticked)).toContain(code);
    expect(codes(not, ticked)).not.toContain(code);
  });

  it.each([
    { code: 'latency', answers: '3 0 0 0 0 0', tick: 'latency' },
    { code: 'privacy', answers: '3 0 0 0 0 0', tick: 'ethics_privacy' },
    { code: 'cost', answers: '3 0 0 0 0 0', tick: 'cost' },
  ] as const)('$code needs $tick to be ticked', ({ code, answers, tick }) => {
    expect(codes(answers, [tick])).toContain(code);
    expect(codes(answers, [])).not.toContain(code);
  });

  it('names the answers it comes from', () => {
    const { cautions } = recommend(rate('0 3 0 1 0 0'));
    expect(cautions).toContainEqual({
      code: 'labels_missing',
      criteria: ['model_adaptation', 'training_data'],
      evidence: 'pornprasit_2024',
    });
  });

  it('comes before a milder one: what cannot be true first', () => {
    expect(codes('0 4 4 1 4 4', ['cost'])).toEqual([
      'nothing_to_look_up_yet_changing',
      'nothing_to_look_up_yet_sources',
      'labels_missing',
      'invention_unchecked',
      'cost',
    ]);
  });

  it('is given to nobody without cause', () => {
    expect(codes('3 1 2 1 2 1')).toEqual([]);
  });

  test.prop([anyAnswers, anyConsiderations])('never changes the verdict', (answers, ticked) => {
    expect(recommend(answers, { considerations: ticked }).verdict).toBe(recommend(answers).verdict);
  });
});

describe('a contradiction', () => {
  it.each([
    { answers: '0 2 2 2 3 2', found: ['nothing_to_look_up_yet_changing'] },
    { answers: '0 2 2 2 2 3', found: ['nothing_to_look_up_yet_sources'] },
    {
      answers: '0 2 2 2 4 4',
      found: ['nothing_to_look_up_yet_changing', 'nothing_to_look_up_yet_sources'],
    },
    { answers: '0 2 2 2 2 2', found: [] },
    { answers: '1 2 2 2 4 4', found: [] },
    { answers: '- 2 2 2 4 4', found: [] },
    { answers: '0 2 2 2 - -', found: [] },
  ])('in $answers: $found', ({ answers, found }) => {
    expect(contradictions(rate(answers))).toEqual(found);
  });

  test.prop([anyAnswers])('told while typing is the one told in the thread', (answers) => {
    const told = recommend(answers).cautions.map(({ code }) => code);
    expect(told.filter((code) => code.startsWith('nothing_to_look_up'))).toEqual(
      contradictions(answers),
    );
  });

  test.prop([anyAnswers])('goes when there is something to look up', (answers) => {
    expect(contradictions(but(answers, { external_knowledge: 1 }))).toEqual([]);
  });
});
