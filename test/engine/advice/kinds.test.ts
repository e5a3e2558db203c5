import { describe, expect, it } from 'vitest';
import type { ConsiderationId, Details } from '../../../src/engine/index.ts';
import { recommend } from '../../../src/engine/index.ts';
import { rate } from '../answers.ts';
import { rubricOf } from '../rubrics.ts';
import { kindsOf } from './cases.ts';

const RAG = '4 1 1 1 2 2';
const TUNING = '0 4 1 3 1 1';
const HYBRID = '4 4 1 3 2 2';
const PROMPTING = '0 1 1 1 1 1';
const BLOCKED = '0 4 1 1 1 1';
/** Measured at too little, and at enough. */
const SHORT = { measured: 60, needed: 80 };
const ENOUGH = { measured: 85, needed: 80 };

describe('retrieval', () => {
  it.each<{ details: Details; kind: string }>([
    { details: { lookUp: 'records' }, kind: 'look_up (records)' },
    { details: { lookUp: 'records', today: 'retrieval' }, kind: 'look_up (records)' },
    { details: { lookUp: 'text' }, kind: 'paste (text_fits)' },
    { details: { lookUp: 'text', today: 'retrieval' }, kind: 'paste (text_fits)' },
    { details: { lookUp: 'code' }, kind: 'agentic_search (code_files)' },
    { details: { lookUp: 'nothing' }, kind: 'paste (comes_along)' },
    { details: { today: 'retrieval' }, kind: 'search (improve_retrieval)' },
    { details: { today: 'retrieval', lookUp: 'documents' }, kind: 'search (improve_retrieval)' },
    { details: { today: 'prompt', lookUp: 'documents' }, kind: 'search (documents)' },
    { details: {}, kind: 'search (shape_unknown)' },
  ])('for $details is $kind', ({ details, kind }) => {
    expect(kindsOf(RAG, details)).toContain(`retrieval: build ${kind}`);
    expect(kindsOf(HYBRID, details)).toContain(`retrieval: build ${kind}`);
  });

  it('stands beside a verdict without it where something must be looked up now and then', () => {
    const records = { lookUp: 'records' } as const;
    expect(kindsOf('1 1 1 1 1 1', records)).toContain('retrieval: beside look_up (records)');
    expect(kindsOf('- 1 1 1 1 1', { lookUp: 'text' })).toContain(
      'retrieval: beside paste (text_fits)',
    );
    expect(kindsOf('0 1 1 1 1 1', records).join()).not.toContain('retrieval');
    expect(kindsOf('1 1 1 1 1 1', { lookUp: 'nothing' }).join()).not.toContain('retrieval');
    expect(kindsOf('1 1 1 1 1 1').join()).not.toContain('retrieval');
  });

  it('that stands is not named beside a verdict without it, unless another kind fits better', () => {
    const beside = (details: Details) => kindsOf('1 1 1 1 1 1', details).join();
    expect(beside({ lookUp: 'documents' })).toContain('retrieval: beside search (documents)');
    expect(beside({ lookUp: 'documents', today: 'retrieval' })).not.toContain('retrieval:');
    expect(beside({ lookUp: 'records', today: 'retrieval' })).toContain(
      'retrieval: beside look_up (records)',
    );
  });
});

describe('tuning that is included', () => {
  it.each<{ answers: string; details: Details; kind: string }>([
    {
      answers: TUNING,
      details: { today: 'prompt', ...ENOUGH },
      kind: 'distillation (working_prompt)',
    },
    { answers: TUNING, details: { today: 'tuned', ...ENOUGH }, kind: 'supervised (tuned_already)' },
    {
      answers: HYBRID,
      details: { today: 'tuned', task: 'classify', checkable: 'yes' },
      kind: 'supervised (tuned_already)',
    },
    { answers: TUNING, details: { today: 'prompt', ...SHORT }, kind: 'supervised (form)' },
    { answers: TUNING, details: { task: 'classify' }, kind: 'small_model (narrow_labels)' },
    { answers: HYBRID, details: { task: 'extract' }, kind: 'small_model (narrow_labels)' },
    { answers: HYBRID, details: { checkable: 'yes' }, kind: 'supervised (checked_examples)' },
    { answers: HYBRID, details: { checkable: 'partly' }, kind: 'supervised (reads_passages)' },
    { answers: TUNING, details: { task: 'write' }, kind: 'supervised (form)' },
  ])('for $answers with $details is $kind', ({ answers, details, kind }) => {
    expect(kindsOf(answers, details)).toContain(`tuning: build ${kind}`);
  });
});

describe('tuning that is not included', () => {
  it.each<{
    answers: string;
    details: Details;
    ticked?: readonly ConsiderationId[];
    kind: string;
  }>([
    { answers: BLOCKED, details: { checkable: 'yes' }, kind: 'later grader (scored_outputs)' },
    {
      answers: '4 4 1 0 2 2',
      details: { checkable: 'yes' },
      kind: 'later grader (scored_outputs)',
    },
    { answers: BLOCKED, details: { task: 'write' }, kind: 'later preference (better_and_worse)' },
    { answers: BLOCKED, details: {}, kind: 'later supervised (collect_examples)' },
    {
      answers: BLOCKED,
      details: { checkable: 'yes', today: 'prompt', limits: ['cost'], ...ENOUGH },
      kind: 'compare distillation (cheaper_copy)',
    },
    {
      answers: PROMPTING,
      details: { today: 'prompt', limits: ['latency'], ...ENOUGH },
      kind: 'compare distillation (cheaper_copy)',
    },
    {
      answers: RAG,
      details: { today: 'retrieval', ...ENOUGH },
      ticked: ['cost'],
      kind: 'compare distillation (cheaper_copy)',
    },
    {
      answers: PROMPTING,
      details: { today: 'prompt', requestsPerMonth: 100_000 },
      kind: 'compare distillation (cheaper_copy)',
    },
    {
      answers: '0 1 1 2 1 1',
      details: { task: 'classify' },
      kind: 'compare small_model (challenger)',
    },
    {
      answers: '0 1 1 3 1 1',
      details: { task: 'extract', today: 'prompt', limits: ['cost'], ...ENOUGH },
      kind: 'compare small_model (challenger)',
    },
    {
      answers: '0 1 1 2 1 1',
      details: { task: 'extract', today: 'prompt', limits: ['cost'], ...ENOUGH },
      kind: 'compare distillation (cheaper_copy)',
    },
    {
      answers: RAG,
      details: { today: 'retrieval', ...SHORT },
      kind: 'later retriever (tune_search)',
    },
    {
      answers: RAG,
      details: { today: 'retrieval', builders: 'nobody', ...SHORT },
      kind: 'later retriever (tune_search)',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { today: 'retrieval', lookUp: 'documents', ...SHORT },
      kind: 'later retriever (tune_search)',
    },
  ])('for $answers with $details: $kind', ({ answers, details, ticked = [], kind }) => {
    expect(kindsOf(answers, details, ticked)).toContain(`tuning: ${kind}`);
  });

  it.each<{ answers: string; details: Details; why: string }>([
    { answers: PROMPTING, details: {}, why: 'nothing speaks for it' },
    { answers: '0 1 1 2 1 1', details: { task: 'extract' }, why: 'fields take more labels' },
    {
      answers: PROMPTING,
      details: { today: 'prompt', limits: ['cost'], ...SHORT },
      why: 'a copy would fall short too',
    },
    {
      answers: PROMPTING,
      details: { today: 'prompt', requestsPerMonth: 99_999 },
      why: 'the price of so few decides nothing',
    },
    {
      answers: PROMPTING,
      details: { today: 'nothing', requestsPerMonth: 100_000 },
      why: 'there is nothing to copy',
    },
    {
      answers: PROMPTING,
      details: { today: 'retrieval', ...SHORT },
      why: 'a search that nothing needs is not tuned',
    },
    {
      answers: RAG,
      details: { today: 'retrieval', lookUp: 'records', ...SHORT },
      why: 'a look-up by key has no ranking',
    },
    {
      answers: PROMPTING,
      details: { today: 'prompt', limits: ['cost'], builders: 'nobody', ...ENOUGH },
      why: 'nobody would train the copy',
    },
  ])('is not mentioned for $answers with $details: $why', ({ answers, details }) => {
    expect(kindsOf(answers, details).join()).not.toContain('tuning');
  });
});

describe('kinds', () => {
  it('come in the order in which they are built and tried', () => {
    const agent = { task: 'act', lookUp: 'records' } as const;
    expect(kindsOf(TUNING.replace('0', '1'), agent)).toEqual([
      'prompting: first decomposition (agent)',
      'tuning: build supervised (form)',
      'retrieval: beside look_up (records)',
    ]);
    expect(kindsOf('4 4 1 1 2 2', { checkable: 'yes', today: 'nothing' })).toEqual([
      'retrieval: build search (shape_unknown)',
      'prompting: baseline examples (chosen_examples)',
      'tuning: later grader (scored_outputs)',
    ]);
  });

  it('keep to the gates of the rubric', () => {
    const rubric = rubricOf([8, 1, 1, 1], 24, { adaptation: 2, labels: 3 });
    const { kinds } = recommend(rate('0 2 0 2 0 0'), { rubric });
    expect(kinds.find(({ part }) => part === 'tuning')?.rule).toBe('collect_examples');
  });
});
