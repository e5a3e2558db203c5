import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type CautionCode,
  type CriterionId,
  type Details,
  type EvidenceId,
  recommend,
} from '../../../src/engine/index.ts';
import { runs } from '../../runs.ts';
import { rate } from '../answers.ts';
import { rubricOf } from '../rubrics.ts';
import { advise, anyCase, recommendFor } from './cases.ts';

const SHORT = { measured: 70, needed: 80 };
const ENOUGH = { measured: 80, needed: 80 };

const codes = (answers: string, details: Details = {}): readonly CautionCode[] =>
  advise(answers, details).cautions.map(({ code }) => code);

describe('a caution', () => {
  it.each<{ code: CautionCode; given: string; not: string }>([
    { code: 'nothing_to_look_up_yet_changing', given: '0 0 0 1 3 0', not: '0 0 0 1 2 0' },
    { code: 'nothing_to_look_up_yet_changing', given: '0 0 0 1 4 0', not: '1 0 0 1 4 0' },
    { code: 'nothing_to_look_up_yet_changing', given: '0 0 0 1 3 0', not: '- 0 0 1 3 0' },
    { code: 'labels_missing', given: '0 3 0 1 0 0', not: '0 3 0 2 0 0' },
    { code: 'labels_missing', given: '0 3 0 0 0 0', not: '0 2 0 0 0 0' },
    { code: 'labels_missing', given: '4 4 0 1 0 0', not: '4 4 0 - 0 0' },
    { code: 'too_close_to_say', given: '0 2 0 2 0 0', not: '0 2 0 1 0 0' },
    { code: 'too_close_to_say', given: '4 2 0 4 0 0', not: '4 1 0 4 0 0' },
    { code: 'too_close_to_say', given: '0 2 0 3 0 0', not: '0 3 0 3 0 0' },
    { code: 'too_close_to_say', given: '0 2 0 3 0 0', not: '0 - 0 3 0 0' },
    { code: 'no_examples_at_all', given: '4 0 1 0 0 0', not: '4 0 1 1 0 0' },
    { code: 'no_examples_at_all', given: '4 0 1 0 0 0', not: '4 0 0 0 0 0' },
    { code: 'no_examples_at_all', given: '2 4 2 0 2 2', not: '2 4 2 - 2 2' },
    { code: 'labels_few', given: '0 3 0 2 0 0', not: '0 3 0 3 0 0' },
    { code: 'labels_few', given: '4 3 0 2 0 0', not: '4 2 0 2 0 0' },
    { code: 'tuned_snapshot', given: '1 3 0 2 3 0', not: '1 3 0 2 2 0' },
    { code: 'tuned_snapshot', given: '4 3 0 2 3 0', not: '4 2 0 2 3 0' },
    { code: 'tuned_black_box', given: '1 3 0 2 0 3', not: '1 3 0 2 0 2' },
    { code: 'tuned_black_box', given: '1 3 0 2 0 3', not: '4 3 0 2 0 3' },
    { code: 'invention_unchecked', given: '0 0 3 1 0 0', not: '0 0 2 1 0 0' },
    { code: 'invention_unchecked', given: '0 3 3 3 0 0', not: '4 3 3 3 0 0' },
    { code: 'retrieval_still_errs', given: '3 0 3 1 0 0', not: '3 0 2 1 0 0' },
    { code: 'retrieval_still_errs', given: '3 0 3 1 0 0', not: '1 0 3 1 0 0' },
    { code: 'where_to_tune', given: '0 3 0 2 0 0', not: '0 3 0 1 0 0' },
  ])('$code is given for $given, and not for $not', ({ code, given, not }) => {
    expect(codes(given)).toContain(code);
    expect(codes(not)).not.toContain(code);
  });

  it.each<{ code: CautionCode; answers: string; with: Details; not: Details }>([
    {
      code: 'nothing_to_look_up_yet_listed',
      answers: '0 0 0 1 0 0',
      with: { lookUp: 'records' },
      not: { lookUp: 'text' },
    },
    {
      code: 'nothing_to_look_up_yet_listed',
      answers: '0 0 0 1 0 0',
      with: { lookUp: 'documents' },
      not: { lookUp: 'nothing' },
    },
    {
      code: 'much_to_look_up_yet_nothing',
      answers: '3 0 0 1 0 0',
      with: { lookUp: 'nothing' },
      not: { lookUp: 'text' },
    },
    {
      code: 'scored_instead',
      answers: '0 3 0 1 0 0',
      with: { checkable: 'yes' },
      not: { checkable: 'partly' },
    },
    {
      code: 'labels_missing',
      answers: '0 3 0 1 0 0',
      with: { checkable: 'partly' },
      not: { checkable: 'yes' },
    },
    {
      code: 'labels_missing',
      answers: '0 3 0 1 0 0',
      with: SHORT,
      not: ENOUGH,
    },
    { code: 'too_close_to_say', answers: '0 2 0 2 0 0', with: SHORT, not: ENOUGH },
    { code: 'tuned_snapshot', answers: '1 3 0 2 3 0', with: {}, not: { task: 'classify' } },
    { code: 'where_to_tune', answers: '0 3 0 2 0 0', with: {}, not: { today: 'tuned' } },
    {
      code: 'where_to_tune',
      answers: '0 3 0 2 0 0',
      with: { task: 'classify', limits: ['own_machines'] },
      not: { task: 'classify' },
    },
    {
      code: 'scored_instead',
      answers: '0 3 0 1 0 0',
      with: { checkable: 'yes', ...SHORT },
      not: { checkable: 'yes', ...ENOUGH },
    },
    {
      code: 'no_examples_at_all',
      answers: '4 0 1 0 0 0',
      with: { needed: 80 },
      not: { measured: 60 },
    },
    {
      code: 'no_examples_at_all',
      answers: '4 0 1 0 0 0',
      with: { checkable: 'no' },
      not: { checkable: 'yes' },
    },
    { code: 'unsafe_acts', answers: '0 0 2 1 0 0', with: { task: 'act' }, not: { task: 'answer' } },
    {
      code: 'invention_unchecked',
      answers: '0 0 3 1 0 0',
      with: { checkable: 'partly' },
      not: { checkable: 'yes' },
    },
    {
      code: 'invention_unchecked',
      answers: '0 0 3 1 0 0',
      with: { task: 'write' },
      not: { task: 'act' },
    },
    {
      code: 'retrieval_still_errs',
      answers: '3 0 3 1 0 0',
      with: { task: 'answer' },
      not: { task: 'extract' },
    },
    {
      code: 'retrieval_still_errs',
      answers: '3 0 3 1 0 0',
      with: { task: 'write' },
      not: { task: 'act' },
    },
    {
      code: 'nobody_trains',
      answers: '0 3 0 2 0 0',
      with: { builders: 'developers' },
      not: { builders: 'ml_engineers' },
    },
    { code: 'nobody_trains', answers: '0 3 0 2 0 0', with: { builders: 'nobody' }, not: {} },
  ])('$code is given for $answers with $with, not with $not', (example) => {
    expect(codes(example.answers, example.with)).toContain(example.code);
    expect(codes(example.answers, example.not)).not.toContain(example.code);
  });

  it('about an act that cannot be undone needs a mistake that costs something', () => {
    expect(codes('0 0 1 1 0 0', { task: 'act' })).toEqual([]);
  });

  it('that nobody trains needs something to train', () => {
    expect(codes('0 0 0 1 0 0', { builders: 'nobody' })).toEqual([]);
  });

  it.each<{
    code: CautionCode;
    answers: string;
    details?: Details;
    criteria: readonly CriterionId[];
    evidence: EvidenceId | null;
  }>([
    {
      code: 'nothing_to_look_up_yet_changing',
      answers: '0 0 0 1 4 0',
      criteria: ['external_knowledge', 'data_dynamics'],
      evidence: null,
    },
    {
      code: 'scored_instead',
      answers: '0 3 0 1 0 0',
      details: { checkable: 'yes', task: 'code' },
      criteria: ['model_adaptation', 'training_data'],
      evidence: 'aws_rft_2026',
    },
    {
      code: 'scored_instead',
      answers: '0 3 0 1 0 0',
      details: { checkable: 'yes', task: 'extract' },
      criteria: ['model_adaptation', 'training_data'],
      evidence: null,
    },
    {
      code: 'unsafe_acts',
      answers: '0 0 4 1 0 0',
      details: { task: 'act' },
      criteria: ['hallucination'],
      evidence: 'tau_bench_2024',
    },
    {
      code: 'retrieval_still_errs',
      answers: '4 0 4 1 2 0',
      criteria: ['hallucination'],
      evidence: 'magesh_2024',
    },
  ])('$code for $details names its answers and evidence, and comes alone', (example) => {
    const { answers, details = {}, ...caution } = example;
    expect(advise(answers, details).cautions).toEqual([caution]);
  });

  it('comes before a milder one: what cannot be true first, who trains it last', () => {
    expect(codes('0 4 4 0 4 4', { lookUp: 'code' })).toEqual([
      'nothing_to_look_up_yet_changing',
      'nothing_to_look_up_yet_listed',
      'labels_missing',
      'no_examples_at_all',
      'invention_unchecked',
    ]);
    expect(codes('4 4 4 2 4 4', { lookUp: 'nothing', builders: 'developers' })).toEqual([
      'much_to_look_up_yet_nothing',
      'labels_few',
      'tuned_snapshot',
      'retrieval_still_errs',
      'where_to_tune',
      'nobody_trains',
    ]);
  });

  it('about labels keeps to the rubric', () => {
    const rubric = rubricOf([8, 1, 1, 1], 24, { adaptation: 2, labels: 3 });
    const told = (answers: string) =>
      recommend(rate(answers), { rubric }).cautions.map(({ code }) => code);
    expect(told('0 2 0 2 0 0')).toEqual(['labels_missing']);
    expect(told('0 1 0 2 0 0')).toEqual([]);
    expect(told('0 1 0 3 0 0')).toEqual(['too_close_to_say']);
    expect(told('0 2 0 3 0 0')).toEqual(['labels_few', 'where_to_tune']);
  });

  it('is given to nobody without cause', () => {
    expect(codes('3 1 2 1 2 1')).toEqual([]);
  });

  test.prop([anyCase], runs(1000))('never comes twice, nor both ways', (one) => {
    const told = recommendFor(one).cautions.map(({ code }) => code);
    expect(new Set(told).size).toBe(told.length);
    expect(told.includes('labels_missing') && told.includes('scored_instead')).toBe(false);
    expect(told.includes('invention_unchecked') && told.includes('retrieval_still_errs')).toBe(
      false,
    );
  });
});
