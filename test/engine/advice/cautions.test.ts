import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type CautionCode,
  CONSIDERATIONS,
  type ConsiderationId,
  type CriterionId,
  type EvidenceId,
  recommend,
} from '../../src/engine/index.ts';
import { anyAnswers, anyConsiderations, rate } from './answers.ts';
import { rubricOf } from './rubrics.ts';

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
    { code: 'no_evaluation_set', given: '4 0 0 0 0 0', not: '4 0 0 1 0 0' },
    { code: 'no_evaluation_set', given: '2 4 2 0 2 2', not: '2 4 2 - 2 2' },
    { code: 'tuned_snapshot', given: '1 3 0 2 3 0', not: '1 3 0 2 2 0' },
    { code: 'tuned_snapshot', given: '4 3 0 2 3 0', not: '4 2 0 2 3 0' },
    { code: 'tuned_black_box', given: '1 3 0 2 0 3', not: '1 3 0 2 0 2' },
    { code: 'tuned_black_box', given: '1 3 0 2 0 3', not: '1 2 0 2 0 3' },
    { code: 'invention_unchecked', given: '0 0 3 0 0 0', not: '0 0 2 0 0 0' },
    { code: 'invention_unchecked', given: '0 3 3 3 0 0', not: '4 3 3 3 0 0' },
    { code: 'retrieval_still_errs', given: '3 0 3 0 0 0', not: '3 0 2 0 0 0' },
    { code: 'retrieval_still_errs', given: '3 0 3 0 0 0', not: '1 0 3 0 0 0' },
    { code: 'paste_instead', given: '3 0 0 0 1 0', not: '3 0 0 0 2 0' },
    { code: 'paste_instead', given: '4 4 4 4 0 4', not: '4 4 4 4 - 4' },
    { code: 'paste_instead', given: '1 0 0 0 4 0', not: '0 0 0 0 1 0' },
    { code: 'paste_instead', given: '1 4 0 4 - 0', not: '- 4 0 4 4 0' },
    { code: 'paste_instead', given: '2 0 4 0 1 4', not: '2 0 0 0 1 0' },
    { code: 'volume', given: '2 2 2 2 2 2', not: '2 3 2 2 2 2', ticked: ['scalability'] },
    { code: 'volume', given: '3 0 0 0 0 0', not: '3 3 0 2 0 0', ticked: ['scalability'] },
    { code: 'latency', given: '3 0 0 0 0 0', not: '1 0 0 0 0 0', ticked: ['latency'] },
    { code: 'privacy', given: '3 0 0 0 0 0', not: '1 0 0 0 0 0', ticked: ['ethics_privacy'] },
    { code: 'privacy', given: '0 3 0 3 0 0', not: '0 3 0 0 0 0', ticked: ['ethics_privacy'] },
    { code: 'cost', given: '0 0 0 0 0 0', not: '0 3 0 3 0 0', ticked: ['cost'] },
    { code: 'cost', given: '3 0 0 0 0 0', not: '3 3 0 3 0 0', ticked: ['cost'] },
  ])('$code is given for $given, and not for $not', ({ code, given, not, ticked = [] }) => {
    expect(codes(given, ticked)).toContain(code);
    expect(codes(not, ticked)).not.toContain(code);
  });

  it.each([
    { code: 'latency', answers: '3 0 0 0 0 0', tick: 'latency' },
    { code: 'privacy', answers: '3 0 0 0 0 0', tick: 'ethics_privacy' },
    { code: 'volume', answers: '3 0 0 0 0 0', tick: 'scalability' },
    { code: 'cost', answers: '3 0 0 0 0 0', tick: 'cost' },
  ] as const)('$code needs $tick to be ticked', ({ code, answers, tick }) => {
    expect(codes(answers, [tick])).toContain(code);
    expect(codes(answers, [])).not.toContain(code);
  });

  it.each<{
    code: CautionCode;
    answers: string;
    criteria: readonly CriterionId[];
    evidence: EvidenceId;
  }>([
    {
      code: 'nothing_to_look_up_yet_changing',
      answers: '0 0 0 1 4 0',
      criteria: ['external_knowledge', 'data_dynamics'],
      evidence: 'article',
    },
    {
      code: 'nothing_to_look_up_yet_sources',
      answers: '0 0 0 1 0 4',
      criteria: ['external_knowledge', 'transparency'],
      evidence: 'article',
    },
    {
      code: 'labels_missing',
      answers: '0 3 0 1 0 0',
      criteria: ['model_adaptation', 'training_data'],
      evidence: 'pornprasit_2024',
    },
    {
      code: 'labels_few',
      answers: '0 3 0 2 0 0',
      criteria: ['training_data'],
      evidence: 'tone_2025',
    },
    {
      code: 'no_evaluation_set',
      answers: '0 0 0 0 0 0',
      criteria: ['training_data'],
      evidence: 'barnett_2024',
    },
    {
      code: 'tuned_snapshot',
      answers: '2 4 0 4 4 0',
      criteria: ['data_dynamics'],
      evidence: 'gekhman_2024',
    },
    {
      code: 'tuned_black_box',
      answers: '2 4 0 4 0 4',
      criteria: ['transparency'],
      evidence: 'article',
    },
    {
      code: 'invention_unchecked',
      answers: '0 0 4 1 0 0',
      criteria: ['hallucination'],
      evidence: 'article',
    },
    {
      code: 'retrieval_still_errs',
      answers: '4 0 4 1 2 0',
      criteria: ['hallucination'],
      evidence: 'magesh_2024',
    },
    {
      code: 'paste_instead',
      answers: '1 0 0 1 0 0',
      criteria: ['external_knowledge', 'data_dynamics'],
      evidence: 'li_2024',
    },
  ])('$code names its answers and its evidence, and comes alone', ({ answers, ...caution }) => {
    expect(recommend(rate(answers)).cautions).toEqual([caution]);
  });

  it.each<{ code: CautionCode; ticked: ConsiderationId; evidence: EvidenceId }>([
    { code: 'latency', ticked: 'latency', evidence: 'shen_2024' },
    { code: 'volume', ticked: 'scalability', evidence: 'predibase_2024' },
    { code: 'privacy', ticked: 'ethics_privacy', evidence: 'qi_2023' },
    { code: 'cost', ticked: 'cost', evidence: 'mercari_2024' },
  ])('$code comes from $ticked alone, and names its evidence', ({ code, ticked, evidence }) => {
    const { cautions } = recommend(rate('4 0 0 1 2 0'), { considerations: [ticked] });
    expect(cautions).toEqual([{ code, criteria: [], evidence }]);
  });

  it('comes before a milder one: what cannot be true first, what was ticked last', () => {
    expect(codes('0 4 4 1 4 4', ['cost', 'scalability'])).toEqual([
      'nothing_to_look_up_yet_changing',
      'nothing_to_look_up_yet_sources',
      'labels_missing',
      'invention_unchecked',
      'volume',
      'cost',
    ]);
    expect(codes('4 4 4 2 4 4', CONSIDERATIONS)).toEqual([
      'labels_few',
      'tuned_snapshot',
      'tuned_black_box',
      'retrieval_still_errs',
      'latency',
      'privacy',
    ]);
    expect(codes('4 4 4 0 0 0', CONSIDERATIONS)).toEqual([
      'labels_missing',
      'no_evaluation_set',
      'retrieval_still_errs',
      'paste_instead',
      'latency',
      'volume',
      'privacy',
      'cost',
    ]);
  });

  it('about labels keeps to the rubric', () => {
    const rubric = rubricOf([8, 1, 1, 1], 24, { adaptation: 2, labels: 3 });
    const told = (answers: string) =>
      recommend(rate(answers), { rubric }).cautions.map(({ code }) => code);
    expect(told('0 2 0 2 0 0')).toEqual(['labels_missing']);
    expect(told('0 1 0 2 0 0')).toEqual([]);
    expect(told('0 2 0 3 0 0')).toEqual(['labels_few']);
  });

  it('is given to nobody without cause', () => {
    expect(codes('3 1 2 1 2 1')).toEqual([]);
  });

  test.prop([anyAnswers, anyConsiderations])('never changes the verdict', (answers, ticked) => {
    expect(recommend(answers, { considerations: ticked }).verdict).toBe(recommend(answers).verdict);
  });
});
