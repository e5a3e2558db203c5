import { describe, expect, it } from 'vitest';
import { CONCERNS, TRADE_OFFS } from '../../../src/engine/advice/trade-offs.ts';
import {
  CONSIDERATIONS,
  type ConsiderationId,
  type Details,
  type TradeOffId,
} from '../../../src/engine/index.ts';
import { advise } from './cases.ts';

type Given = readonly [answers: string, details?: Details, ticked?: readonly ConsiderationId[]];

const idsFor = ([answers, details, ticked]: Given): readonly TradeOffId[] =>
  advise(answers, details, ticked).tradeOffs.map(({ id }) => id);

const RAG = '4 1 1 1 2 2';
const TUNING = '2 4 1 3 1 1';
const HYBRID = '4 4 1 3 2 2';
const PROMPTING = '1 1 1 1 1 1';
const SHORT = { measured: 60, needed: 80 };
const ENOUGH = { measured: 80, needed: 80 };

/** For each a case in which it is true, and the nearest in which it is not. */
const NEAR: Readonly<Record<TradeOffId, readonly { of: Given; not: Given }[]>> = {
  one_half_does_most: [{ of: [HYBRID], not: [RAG] }],
  reads_what_it_finds: [
    { of: [HYBRID], not: [TUNING] },
    { of: [HYBRID, { task: 'write' }], not: [HYBRID, { task: 'classify' }] },
  ],
  pasted_text_is_paid_again: [
    { of: [RAG, { lookUp: 'text' }], not: [RAG, { lookUp: 'documents' }] },
    { of: [PROMPTING, { lookUp: 'text' }], not: [PROMPTING, { lookUp: 'nothing' }] },
  ],
  look_up_depends_on_systems: [
    { of: [RAG, { lookUp: 'records' }], not: [RAG, { lookUp: 'code' }] },
    { of: [PROMPTING, { lookUp: 'records' }], not: ['0 1 1 1 1 1', { lookUp: 'records' }] },
  ],
  answer_as_good_as_found: [
    { of: [RAG], not: [RAG, { lookUp: 'records' }] },
    { of: [RAG, { today: 'prompt' }], not: [RAG, { today: 'retrieval' }] },
  ],
  ranking_before_model: [
    { of: [RAG, { today: 'retrieval' }], not: [RAG, { today: 'prompt' }] },
    { of: [RAG, { today: 'retrieval' }], not: [RAG, { today: 'retrieval', lookUp: 'text' }] },
  ],
  documents_disagree: [
    { of: [RAG], not: ['4 1 1 1 1 2'] },
    { of: [RAG, { lookUp: 'documents' }], not: [RAG, { lookUp: 'records' }] },
  ],
  steps_cost_time: [{ of: [RAG, { lookUp: 'code' }], not: [PROMPTING, { lookUp: 'code' }] }],
  source_is_not_proof: [
    { of: ['4 1 1 1 2 3'], not: [RAG] },
    { of: ['4 1 1 1 2 3', { task: 'answer' }], not: ['4 1 1 1 2 3', { task: 'extract' }] },
  ],
  search_costs_time: [
    { of: [RAG, { limits: ['latency'] }], not: [RAG, { limits: ['cost'] }] },
    { of: [RAG, {}, ['latency']], not: [RAG, { lookUp: 'records' }, ['latency']] },
  ],
  store_is_a_target: [
    { of: [RAG, { limits: ['own_machines'] }], not: [RAG, { limits: ['latency'] }] },
    { of: [RAG, {}, ['ethics_privacy']], not: [RAG, { lookUp: 'text' }, ['ethics_privacy']] },
  ],
  helpful_not_just_right: [
    {
      of: [PROMPTING, { task: 'answer' }, ['user_experience']],
      not: [PROMPTING, { task: 'code' }, ['user_experience']],
    },
  ],
  classes_change: [
    { of: [TUNING, { task: 'classify' }], not: [TUNING, { task: 'answer' }] },
    {
      of: ['1 1 1 2 1 1', { task: 'classify' }],
      not: ['1 1 1 2 1 1', { task: 'classify', builders: 'nobody' }],
    },
  ],
  form_not_facts: [
    { of: [TUNING], not: ['1 4 1 3 1 1'] },
    { of: [TUNING, { task: 'answer' }], not: [TUNING, { task: 'write' }] },
  ],
  few_good_labels: [
    { of: ['2 4 1 2 1 1'], not: [TUNING] },
    { of: ['2 4 1 2 1 1', { checkable: 'partly' }], not: ['2 4 1 2 1 1', { checkable: 'yes' }] },
    {
      of: ['2 4 1 2 1 1', { today: 'prompt', ...SHORT }],
      not: ['2 4 1 2 1 1', { today: 'prompt', ...ENOUGH }],
    },
  ],
  learns_and_forgets: [
    { of: [TUNING], not: [TUNING, { task: 'extract' }] },
    { of: [TUNING, { task: 'act' }], not: [TUNING, { task: 'code' }] },
  ],
  safeguards_wear_down: [
    {
      of: [TUNING, {}, ['ethics_privacy']],
      not: [TUNING, { task: 'classify' }, ['ethics_privacy']],
    },
    { of: [TUNING, { limits: ['own_machines'] }], not: [TUNING, { limits: ['cost'] }] },
  ],
  copy_inherits_mistakes: [
    {
      of: [PROMPTING, { today: 'prompt', limits: ['cost'], ...ENOUGH }],
      not: [PROMPTING, { today: 'prompt', limits: ['cost'], ...SHORT }],
    },
  ],
  score_becomes_the_goal: [
    {
      of: ['1 4 1 1 1 1', { checkable: 'yes' }],
      not: ['1 4 1 1 1 1', { checkable: 'partly' }],
    },
    { of: [PROMPTING, { today: 'prompt', ...SHORT }], not: [PROMPTING, { today: 'prompt' }] },
  ],
  many_adapters: [
    { of: [TUNING, {}, ['scalability']], not: [PROMPTING, {}, ['scalability']] },
    { of: [TUNING, {}, ['scalability']], not: [TUNING, { task: 'write' }, ['scalability']] },
  ],
  versions_to_keep: [
    { of: [TUNING, {}, ['maintenance']], not: [TUNING] },
    { of: [TUNING, {}, ['complexity']], not: [RAG, {}, ['complexity']] },
    {
      of: [TUNING, { limits: ['cost'] }, ['integration']],
      not: [TUNING, { limits: ['own_machines'] }, ['integration']],
    },
    {
      of: [TUNING, { task: 'write' }, ['maintenance']],
      not: [TUNING, { task: 'classify' }, ['maintenance']],
    },
  ],
  prompts_reach_further: [
    { of: [PROMPTING, SHORT], not: [PROMPTING, ENOUGH] },
    { of: [PROMPTING], not: [RAG] },
    { of: ['1 2 1 1 1 1'], not: ['1 3 1 1 1 1'] },
  ],
  prompt_paid_each_time: [
    {
      of: [PROMPTING, { requestsPerMonth: 100_000 }],
      not: [PROMPTING, { requestsPerMonth: 99_999 }],
    },
    { of: [PROMPTING, { limits: ['cost'] }], not: [RAG, { limits: ['cost'] }] },
    { of: [PROMPTING, { limits: ['cost'] }], not: [PROMPTING, {}, ['cost']] },
    {
      of: [PROMPTING, { limits: ['cost'] }],
      not: [PROMPTING, { limits: ['cost', 'own_machines'] }],
    },
    {
      of: [PROMPTING, { requestsPerMonth: 10_000 }, ['cost']],
      not: [PROMPTING, { requestsPerMonth: 9999 }, ['cost']],
    },
    {
      of: [PROMPTING, { requestsPerMonth: 10_000, limits: ['latency'] }],
      not: [PROMPTING, { requestsPerMonth: 9999, limits: ['latency'] }],
    },
  ],
  examples_first: [
    { of: ['1 2 1 1 1 1'], not: [PROMPTING] },
    { of: ['1 2 1 1 1 1'], not: ['1 - 1 1 1 1'] },
    { of: ['1 2 1 1 1 1'], not: ['1 2 1 1 1 1', { task: 'extract' }] },
    { of: ['1 2 1 1 1 1', SHORT], not: ['1 2 1 1 1 1', ENOUGH] },
  ],
  runs_differ: [{ of: [RAG, { task: 'act' }], not: [RAG, { task: 'answer' }] }],
  checks_repair: [{ of: [PROMPTING, { task: 'code' }], not: [PROMPTING, { task: 'act' }] }],
  data_leaves: [
    {
      of: [PROMPTING, {}, ['ethics_privacy']],
      not: [PROMPTING, { limits: ['own_machines'] }, ['ethics_privacy']],
    },
    { of: [RAG, { lookUp: 'records' }, ['ethics_privacy']], not: [RAG, {}, ['ethics_privacy']] },
  ],
  use_grows: [{ of: [RAG, {}, ['scalability']], not: [RAG, {}, ['cost']] }],
  odd_input: [{ of: [RAG, {}, ['robustness']], not: [RAG, {}, ['cost']] }],
  model_is_retired: [{ of: [RAG, {}, ['maintenance']], not: [TUNING, {}, ['maintenance']] }],
  where_people_work: [
    { of: [RAG, {}, ['integration']], not: [RAG, {}, ['cost']] },
    { of: [PROMPTING, {}, ['user_experience']], not: [PROMPTING] },
  ],
  parts_need_people: [{ of: [HYBRID, {}, ['complexity']], not: [HYBRID, {}, ['cost']] }],
};

describe('a trade-off', () => {
  it.each(TRADE_OFFS.flatMap((id) => NEAR[id].map(({ of, not }) => ({ id, of, not }))))(
    '$id is true of $of, and not of $not',
    ({ id, of, not }) => {
      expect(idsFor(of)).toContain(id);
      expect(idsFor(not)).not.toContain(id);
    },
  );

  it.each<{ id: TradeOffId; rises: Given; from: Given }>([
    { id: 'source_is_not_proof', rises: ['4 1 3 1 2 3'], from: ['4 1 1 1 2 3'] },
    { id: 'form_not_facts', rises: ['4 4 1 3 3 2'], from: [HYBRID] },
    {
      id: 'ranking_before_model',
      rises: ['4 1 3 1 3 3', { today: 'retrieval', ...SHORT }],
      from: ['4 1 3 1 3 3', { today: 'retrieval' }],
    },
    { id: 'answer_as_good_as_found', rises: [RAG, {}, ['robustness']], from: [RAG] },
  ])('$id stands no lower where more speaks for it', ({ id, rises, from }) => {
    expect(idsFor(rises).indexOf(id)).toBeLessThanOrEqual(idsFor(from).indexOf(id));
  });
});

describe('trade-offs', () => {
  it('come with what weighs most first, in the order of the form on a tie', () => {
    expect(idsFor([HYBRID])).toEqual([
      'one_half_does_most',
      'reads_what_it_finds',
      'answer_as_good_as_found',
      'form_not_facts',
      'documents_disagree',
      'learns_and_forgets',
    ]);
    expect(idsFor([TUNING, {}, ['maintenance', 'scalability', 'ethics_privacy']])).toEqual([
      'many_adapters',
      'safeguards_wear_down',
      'versions_to_keep',
      'data_leaves',
      'use_grows',
      'learns_and_forgets',
      'form_not_facts',
    ]);
  });

  it('are none where nothing weighs: a prompt that is good enough', () => {
    expect(idsFor([PROMPTING, { today: 'prompt', ...ENOUGH }])).toEqual([]);
  });
});

describe('a consideration that people name', () => {
  const SHOWN = 3;
  it.each(CONSIDERATIONS.filter((id) => id !== 'latency' && id !== 'cost'))(
    '%s brings a trade-off that speaks of it among the first, whatever the verdict',
    (id) => {
      for (const answers of [RAG, TUNING, HYBRID, PROMPTING]) {
        const shown = idsFor([answers, {}, [id]]).slice(0, SHOWN);
        const spoken = shown.flatMap((tradeOff) => CONCERNS[tradeOff] ?? []);
        expect(spoken, `${id} for ${answers}`).toContain(id);
      }
    },
  );
});
