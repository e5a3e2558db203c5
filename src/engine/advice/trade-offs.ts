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
] as const;
export type TradeOffId = (typeof TRADE_OFFS)[number];

/** A cost or risk of what is recommended, true of this case. */
export type TradeOff = {
  readonly id: TradeOffId;
  /** A finding about such a task; null when none is known. */
  readonly evidence: EvidenceId | null;
};
