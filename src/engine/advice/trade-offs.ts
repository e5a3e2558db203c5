import type { ConsiderationId } from '../criteria.ts';
import type { EvidenceId } from './evidence.ts';

export const TRADE_OFFS = [
  'one_half_does_most',
  'reads_what_it_finds',
  'pasted_text_is_paid_again',
  'look_up_depends_on_systems',
  'answer_as_good_as_found',
  'ranking_before_model',
  'documents_disagree',
  'steps_cost_time',
  'source_is_not_proof',
  'search_costs_time',
  'store_is_a_target',
  'helpful_not_just_right',
  'classes_change',
  'form_not_facts',
  'few_good_labels',
  'learns_and_forgets',
  'safeguards_wear_down',
  'copy_inherits_mistakes',
  'score_becomes_the_goal',
  'many_adapters',
  'versions_to_keep',
  'prompts_reach_further',
  'prompt_paid_each_time',
  'examples_first',
  'runs_differ',
  'checks_repair',
  'data_leaves',
  'use_grows',
  'odd_input',
  'model_is_retired',
  'where_people_work',
  'parts_need_people',
] as const;
export type TradeOffId = (typeof TRADE_OFFS)[number];

/** A cost or risk of what is recommended, true of this case. */
export type TradeOff = {
  readonly id: TradeOffId;
  /** A finding about such a task; null when none is known. */
  readonly evidence: EvidenceId | null;
};

/** The considerations that a trade-off speaks of: it weighs more where people named one of them. */
export const CONCERNS: Partial<Record<TradeOffId, readonly ConsiderationId[]>> = {
  one_half_does_most: ['complexity', 'cost'],
  pasted_text_is_paid_again: ['cost', 'latency'],
  look_up_depends_on_systems: ['integration'],
  answer_as_good_as_found: ['robustness'],
  documents_disagree: ['maintenance'],
  steps_cost_time: ['latency', 'cost'],
  search_costs_time: ['latency'],
  store_is_a_target: ['ethics_privacy'],
  helpful_not_just_right: ['user_experience'],
  classes_change: ['maintenance'],
  learns_and_forgets: ['robustness'],
  safeguards_wear_down: ['ethics_privacy'],
  copy_inherits_mistakes: ['cost', 'latency'],
  many_adapters: ['scalability'],
  versions_to_keep: ['maintenance'],
  prompt_paid_each_time: ['cost'],
  runs_differ: ['robustness'],
  data_leaves: ['ethics_privacy'],
  use_grows: ['scalability'],
  odd_input: ['robustness'],
  model_is_retired: ['maintenance'],
  where_people_work: ['integration', 'user_experience'],
  parts_need_people: ['complexity'],
};
