import type { EvidenceId } from './evidence.ts';
import type { KindChoice, KindId } from './kinds.ts';
import {
  acts,
  atLeast,
  fallsShort,
  hasRetrieval,
  hasTuning,
  high,
  isGeneral,
  isGoodEnough,
  isNarrow,
  isPrivate,
  isPromptingOnly,
  isPromptPaid,
  isScorable,
  low,
  mustBeFast,
  needsOwnMachines,
  priceMatters,
  type Situation,
  ticked,
  type When,
} from './situation.ts';
import type { TradeOffId } from './trade-offs.ts';

export type TradeOffRule = {
  readonly id: TradeOffId;
  readonly sources: readonly EvidenceId[];
  /** When it is true of a case. */
  readonly when: (s: Situation, kinds: readonly KindChoice[]) => boolean;
  /** How much it changes of what is built or tested, by judgement: 0 little, 1 some, 2 much. */
  readonly weight: number;
  /** What makes it weigh more; each counts one. */
  readonly weighsMore: readonly When[];
};

function rule(
  id: TradeOffId,
  sources: TradeOffRule['sources'],
  when: TradeOffRule['when'],
  weight: number,
  weighsMore: TradeOffRule['weighsMore'],
): TradeOffRule {
  return { id, sources, when, weight, weighsMore };
}

const builds =
  (...ids: readonly KindId[]) =>
  (_: Situation, kinds: readonly KindChoice[]): boolean =>
    kinds.some(({ kind, role }) => role === 'build' && ids.includes(kind));

const considers =
  (...ids: readonly KindId[]) =>
  (_: Situation, kinds: readonly KindChoice[]): boolean =>
    kinds.some(({ kind, role }) => role !== 'later' && ids.includes(kind));

const mentions =
  (...ids: readonly KindId[]) =>
  (_: Situation, kinds: readonly KindChoice[]): boolean =>
    kinds.some(({ kind }) => ids.includes(kind));

/** True of many cases: named as it always is, it comes after what is both particular and named. */
const OF_ANY = -3;

/** In the order of the form: what concerns the whole verdict, retrieval, tuning, prompting. */
export const TRADE_OFF_RULES: readonly TradeOffRule[] = [
  rule(
    'one_half_does_most',
    ['salemi_2024', 'balaguer_2024', 'wang_2025'],
    (s) => hasRetrieval(s) && hasTuning(s),
    2,
    [],
  ),
  rule(
    'reads_what_it_finds',
    ['raft_recipe_2024', 'intercom_apex_2026'],
    (s) => hasRetrieval(s) && hasTuning(s) && !isNarrow(s),
    0,
    [high('hallucination'), high('training_data')],
  ),
  rule(
    'pasted_text_is_paid_again',
    ['lara_2025', 'anthropic_2024', 'openai_caching_2026'],
    considers('paste'),
    1,
    [priceMatters],
  ),
  rule(
    'look_up_depends_on_systems',
    ['tag_2024', 'spider2_2025', 'tau_bench_2024'],
    considers('look_up'),
    1,
    [ticked('integration'), high('data_dynamics')],
  ),
  rule(
    'ranking_before_model',
    ['intercom_reranker_2025'],
    (s, kinds) => builds('search')(s, kinds) && s.details.today === 'retrieval',
    2,
    [fallsShort],
  ),
  rule(
    'answer_as_good_as_found',
    ['giuffre_2025', 'govuk_2026'],
    (s, kinds) => builds('search')(s, kinds) && s.details.today !== 'retrieval',
    1,
    [high('hallucination'), ticked('robustness')],
  ),
  rule(
    'documents_disagree',
    [],
    (s, kinds) => builds('search')(s, kinds) && !low('data_dynamics')(s),
    0,
    [high('data_dynamics'), ticked('maintenance'), high('hallucination')],
  ),
  rule(
    'steps_cost_time',
    ['sen_2026', 'subramanian_2025', 'wang_2025'],
    builds('agentic_search'),
    1,
    [priceMatters],
  ),
  rule(
    'source_is_not_proof',
    ['magesh_2024'],
    (s) => hasRetrieval(s) && !isNarrow(s) && high('transparency')(s),
    1,
    [high('hallucination'), ticked('user_experience')],
  ),
  rule(
    'search_costs_time',
    ['shen_2024'],
    (s, kinds) => builds('search')(s, kinds) && mustBeFast(s),
    2,
    [],
  ),
  rule(
    'store_is_a_target',
    ['poisoned_rag_2024'],
    (s, kinds) => builds('search', 'agentic_search')(s, kinds) && isPrivate(s),
    1,
    [ticked('robustness')],
  ),
  rule(
    'helpful_not_just_right',
    ['govuk_2026', 'intercom_apex_2026'],
    (s) => s.details.task === 'answer' && ticked('user_experience')(s),
    1,
    [],
  ),
  rule('classes_change', ['huang_2026'], considers('small_model'), 1, [
    high('data_dynamics'),
    ticked('maintenance'),
  ]),
  rule(
    'form_not_facts',
    ['gekhman_2024'],
    (s, kinds) => builds('supervised')(s, kinds) && !low('external_knowledge')(s) && isGeneral(s),
    0,
    [high('external_knowledge'), high('data_dynamics'), high('hallucination')],
  ),
  rule(
    'few_good_labels',
    ['tone_2025', 'lawma_2025', 'moll_2025'],
    (s, kinds) =>
      builds('supervised', 'small_model')(s, kinds) && !high('training_data')(s) && !isScorable(s),
    2,
    [],
  ),
  rule(
    'learns_and_forgets',
    ['biderman_2024'],
    (s, kinds) => builds('supervised')(s, kinds) && isGeneral(s),
    0,
    [ticked('robustness'), ticked('maintenance')],
  ),
  rule(
    'safeguards_wear_down',
    ['betley_2025'],
    (s, kinds) => builds('supervised')(s, kinds) && isPrivate(s),
    1,
    [],
  ),
  rule('copy_inherits_mistakes', ['nvidia_2025', 'instacart_2025'], considers('distillation'), 2, [
    priceMatters,
  ]),
  rule(
    'score_becomes_the_goal',
    ['openpipe_2025', 'aws_rft_2026'],
    mentions('grader', 'optimiser'),
    1,
    [],
  ),
  // A task that somebody named is one task; only where none is named may there be many.
  rule(
    'many_adapters',
    ['predibase_2024'],
    (s) => hasTuning(s) && ticked('scalability')(s) && s.details.task === undefined,
    2,
    [],
  ),
  rule(
    'versions_to_keep',
    ['openai_tuning_2026'],
    (s, kinds) =>
      builds('supervised', 'distillation')(s, kinds) &&
      !needsOwnMachines(s) &&
      ticked('maintenance', 'complexity', 'integration')(s) &&
      !kinds.some(({ role }) => role === 'first'),
    1,
    [],
  ),
  rule(
    'prompts_reach_further',
    ['gepa_2025', 'airbnb_2025'],
    (s) => isPromptingOnly(s) && !isGoodEnough(s) && !high('model_adaptation')(s),
    1,
    [fallsShort],
  ),
  rule('prompt_paid_each_time', ['openai_caching_2026'], isPromptPaid, 2, []),
  rule(
    'examples_first',
    ['sambanova_2026'],
    (s, kinds) => considersExamples(s, kinds) && atLeast(s.answers.model_adaptation, 2),
    0,
    [high('model_adaptation')],
  ),
  rule('runs_differ', ['tau_bench_2024'], acts, 1, [high('hallucination'), ticked('robustness')]),
  rule('checks_repair', ['kamoi_2024'], ({ details }) => details.task === 'code', 1, []),
  rule('data_leaves', [], isSentOut, OF_ANY, []),
  rule('use_grows', [], ticked('scalability'), OF_ANY, []),
  rule('odd_input', [], ticked('robustness'), OF_ANY, []),
  rule('model_is_retired', [], (s) => ticked('maintenance')(s) && !hasTuning(s), OF_ANY, []),
  rule('where_people_work', [], ticked('integration', 'user_experience'), OF_ANY, []),
  rule('parts_need_people', [], ticked('complexity'), OF_ANY, []),
];

/** Sensitive data go to a provider; an index of them has a trade-off of its own. */
function isSentOut(s: Situation, kinds: readonly KindChoice[]): boolean {
  return ticked('ethics_privacy')(s) && !needsOwnMachines(s) && !builds('search')(s, kinds);
}

function considersExamples(s: Situation, kinds: readonly KindChoice[]): boolean {
  return isPromptingOnly(s) && !isGoodEnough(s) && mentions('examples')(s, kinds);
}
