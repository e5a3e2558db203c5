import { describe, expect, it } from 'vitest';
import type { Details } from '../../../src/engine/index.ts';
import { kindsOf } from './cases.ts';

const RAG = '4 1 1 1 2 2';
const TUNING = '0 4 1 3 1 1';
const PROMPTING = '0 1 1 1 1 1';
/** Measured at too little, and at enough. */
const SHORT = { measured: 60, needed: 80 };
const ENOUGH = { measured: 85, needed: 80 };

describe('prompting', () => {
  it.each<{ answers: string; details: Details; kind: string }>([
    {
      answers: PROMPTING,
      details: { today: 'prompt', ...ENOUGH },
      kind: 'build examples (good_enough)',
    },
    {
      answers: '0 3 3 1 1 1',
      details: { today: 'prompt', task: 'act', ...ENOUGH },
      kind: 'build decomposition (agent)',
    },
    {
      answers: PROMPTING,
      details: { today: 'retrieval', ...ENOUGH },
      kind: 'build examples (good_enough)',
    },
    { answers: PROMPTING, details: { task: 'act' }, kind: 'build decomposition (agent)' },
    { answers: PROMPTING, details: { task: 'code' }, kind: 'build decomposition (run_and_repair)' },
    {
      answers: PROMPTING,
      details: { today: 'prompt', ...SHORT },
      kind: 'build optimiser (scored_set)',
    },
    {
      answers: '0 1 1 0 1 1',
      details: { today: 'prompt', checkable: 'yes', ...SHORT },
      kind: 'build optimiser (scored_set)',
    },
    {
      answers: '0 1 1 0 1 1',
      details: { today: 'prompt', ...SHORT },
      kind: 'build examples (plain_prompt)',
    },
    { answers: PROMPTING, details: { task: 'extract' }, kind: 'build structured_output (fields)' },
    {
      answers: PROMPTING,
      details: { task: 'classify' },
      kind: 'build structured_output (closed_list)',
    },
    { answers: '0 1 3 1 1 1', details: {}, kind: 'build decomposition (second_look)' },
    {
      answers: '0 2 3 1 1 1',
      details: { task: 'write' },
      kind: 'build examples (chosen_examples)',
    },
    { answers: '0 2 1 1 1 1', details: {}, kind: 'build examples (chosen_examples)' },
    { answers: PROMPTING, details: {}, kind: 'build examples (plain_prompt)' },
    { answers: TUNING, details: { task: 'act' }, kind: 'first decomposition (agent)' },
    { answers: TUNING, details: { task: 'code' }, kind: 'first decomposition (run_and_repair)' },
    { answers: TUNING, details: { checkable: 'yes' }, kind: 'first examples (chosen_examples)' },
    {
      answers: RAG,
      details: { task: 'act', today: 'prompt' },
      kind: 'baseline decomposition (agent)',
    },
    {
      answers: RAG,
      details: { today: 'nothing' },
      kind: 'baseline examples (plain_prompt)',
    },
  ])('for $answers with $details: $kind', ({ answers, details, kind }) => {
    expect(kindsOf(answers, details)).toContain(`prompting: ${kind}`);
  });

  it.each(['prompt', 'retrieval', 'tuned'] as const)(
    'is not named anew where %s is in place, which is then the baseline',
    (today) => {
      expect(kindsOf(RAG, { today }).join()).not.toContain('prompting');
    },
  );

  it('is not named where nobody says what is in place, but for agents', () => {
    expect(kindsOf(RAG).join()).not.toContain('prompting');
    expect(kindsOf(RAG, { task: 'act' })).toContain('prompting: baseline decomposition (agent)');
  });
});
