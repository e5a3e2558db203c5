import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../src/engine/advice/checks.ts';
import type { ConsiderationId, Details } from '../../../src/engine/index.ts';
import { advise, anyCase, recommendFor } from './cases.ts';

type Given = readonly [answers: string, details?: Details, ticked?: readonly ConsiderationId[]];

const checksFor = ([answers, details, ticked]: Given): readonly Check[] =>
  advise(answers, details, ticked).plan.checks;

const PROMPTING = '1 1 1 1 1 1';
const RAG = '4 1 1 1 2 2';
const TUNING = '1 4 1 3 1 1';

describe('what is measured', () => {
  it.each<{ of: Given; checks: readonly Check[] }>([
    { of: [PROMPTING], checks: ['right'] },
    { of: [PROMPTING, { task: 'answer' }], checks: ['right'] },
    { of: [PROMPTING, { task: 'extract' }], checks: ['field_by_field', 'spans'] },
    { of: [PROMPTING, { task: 'classify' }], checks: ['by_class'] },
    {
      of: ['1 1 3 1 1 1', { task: 'extract' }],
      checks: ['field_by_field', 'missed', 'spans', 'handed_over'],
    },
    {
      of: ['4 1 3 1 3 2', { task: 'answer' }],
      checks: ['right', 'found', 'grounded', 'fresh', 'handed_over'],
    },
    {
      of: ['1 1 3 1 1 1', { task: 'extract', limits: ['cost'] }],
      checks: ['field_by_field', 'missed', 'spans', 'handed_over', 'price_and_speed'],
    },
    {
      of: ['1 1 3 1 1 2', { task: 'classify' }],
      checks: ['by_class', 'missed', 'spans', 'handed_over'],
    },
    {
      of: ['1 2 1 1 1 1', { task: 'write' }],
      checks: ['right', 'blind_preference', 'grounded', 'house_rules'],
    },
    {
      of: ['1 1 0 1 1 1', { task: 'write' }],
      checks: ['right', 'blind_preference'],
    },
    { of: [PROMPTING, { task: 'code' }], checks: ['runs', 'same_result'] },
    {
      of: [PROMPTING, { task: 'act' }],
      checks: ['task_success', 'unsafe_acts', 'repeated_runs'],
    },
    { of: [RAG], checks: ['right', 'found', 'grounded'] },
    { of: [RAG, { task: 'answer' }], checks: ['right', 'found', 'grounded', 'fresh', 'says_no'] },
    {
      // What is left to people, sources, and what it declines are cut off, and not the limit.
      of: ['4 1 3 1 3 3', { task: 'answer', limits: ['cost'] }],
      checks: ['right', 'found', 'grounded', 'fresh', 'price_and_speed'],
    },
    { of: [TUNING], checks: ['right'] },
    {
      of: [TUNING, { task: 'write' }],
      checks: ['right', 'blind_preference', 'grounded', 'house_rules'],
    },
    { of: [TUNING, { task: 'answer' }], checks: ['right', 'no_regression'] },
  ])('of $of is $checks', ({ of, checks }) => {
    expect(checksFor(of)).toEqual(checks);
  });

  it.each<{ check: Check; of: Given; not: Given }>([
    {
      check: 'missed',
      of: ['1 1 3 1 1 1', { task: 'classify' }],
      not: [PROMPTING, { task: 'classify' }],
    },
    { check: 'found', of: [RAG, { lookUp: 'code' }], not: [RAG, { lookUp: 'records' }] },
    { check: 'found', of: [RAG], not: [PROMPTING, { lookUp: 'documents' }] },
    { check: 'grounded', of: ['0 1 3 1 1 1'], not: [PROMPTING] },
    { check: 'grounded', of: [RAG, { task: 'write' }], not: [RAG, { task: 'extract' }] },
    { check: 'grounded', of: [PROMPTING, { task: 'write' }], not: [PROMPTING, { task: 'answer' }] },
    {
      check: 'spans',
      of: ['1 1 1 1 1 2', { task: 'classify' }],
      not: [PROMPTING, { task: 'classify' }],
    },
    {
      check: 'handed_over',
      of: ['1 1 2 1 1 1', { task: 'answer' }],
      not: [PROMPTING, { task: 'answer' }],
    },
    {
      check: 'handed_over',
      of: ['1 1 2 1 1 1', { task: 'classify' }],
      not: ['1 1 2 1 1 1', { task: 'write' }],
    },
    { check: 'cited', of: ['1 1 1 1 1 3'], not: ['1 1 1 1 1 2'] },
    {
      check: 'cited',
      of: ['1 1 1 1 1 3', { task: 'act' }],
      not: ['1 1 1 1 1 3', { task: 'classify' }],
    },
    { check: 'fresh', of: [RAG, { task: 'answer' }], not: ['4 1 1 1 1 2', { task: 'answer' }] },
    { check: 'fresh', of: [RAG, { task: 'code' }], not: [RAG, { task: 'act' }] },
    {
      check: 'fresh',
      of: ['4 1 1 1 3 2', { task: 'answer', lookUp: 'records' }],
      not: ['1 1 1 1 3 2', { task: 'answer', lookUp: 'records' }],
    },
    {
      check: 'agrees_with_people',
      of: [PROMPTING, { checkable: 'partly' }],
      not: [PROMPTING, { checkable: 'yes' }],
    },
    {
      check: 'agrees_with_people',
      of: ['1 4 1 1 1 1', { checkable: 'yes' }],
      not: [TUNING, { checkable: 'yes' }],
    },
    {
      check: 'price_and_speed',
      of: [PROMPTING, { limits: ['latency'] }],
      not: [PROMPTING, { limits: ['own_machines'] }],
    },
    { check: 'price_and_speed', of: [PROMPTING, {}, ['cost']], not: [PROMPTING] },
    {
      check: 'no_regression',
      of: [TUNING, { task: 'answer' }],
      not: [TUNING, { task: 'classify' }],
    },
    {
      check: 'no_regression',
      of: [TUNING, { task: 'act' }],
      not: [TUNING, { task: 'write' }],
    },
  ])('is $check for $of, and not for $not', ({ check, of, not }) => {
    expect(checksFor(of)).toContain(check);
    expect(checksFor(not)).not.toContain(check);
  });

  test.prop([anyCase])('is something, at most five things, each once', (one) => {
    const { checks } = recommendFor(one).plan;
    expect(checks.length).toBeGreaterThanOrEqual(1);
    expect(checks.length).toBeLessThanOrEqual(5);
    expect(new Set(checks).size).toBe(checks.length);
  });

  test.prop([anyCase])('begins with what the task is about', (one) => {
    const begins = {
      answer: 'right',
      extract: 'field_by_field',
      classify: 'by_class',
      write: 'right',
      code: 'runs',
      act: 'task_success',
    } as const;
    const { task } = one.details;
    expect(recommendFor(one).plan.checks[0]).toBe(task === undefined ? 'right' : begins[task]);
  });

  test.prop([anyCase])('is never without a limit that somebody named', (one) => {
    const { limits = [] } = one.details;
    if (!limits.includes('cost') && !limits.includes('latency')) return;
    expect(recommendFor(one).plan.checks).toContain('price_and_speed');
  });
});
