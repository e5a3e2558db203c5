import { type EvidenceId, fitting } from './evidence.ts';
import type { KindChoice, KindId } from './kinds.ts';
import {
  acts,
  atLeast,
  hasRetrieval,
  hasTuning,
  high,
  isAlone,
  isEconomy,
  isHurried,
  isNarrow,
  isOpen,
  isPrivate,
  isReached,
  isScorable,
  isShort,
  low,
  type Situation,
  staysInside,
  ticked,
  type When,
} from './situation.ts';
import { CONCERNS, type TradeOff, type TradeOffId } from './trade-offs.ts';

type Rule = {
  readonly id: TradeOffId;
  readonly sources: readonly EvidenceId[];
  /** When it is true of a case. */
  readonly when: (s: Situation, kinds: readonly KindChoice[]) => boolean;
  /** What makes it weigh more; each counts one. */
  readonly weighs: readonly When[];
};

function rule(
  id: TradeOffId,
  sources: Rule['sources'],
  when: Rule['when'],
  weighs: Rule['weighs'],
): Rule {
  return { id, sources, when, weighs };
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

const always = (): boolean => true;

/** In the order of the form: what concerns the whole verdict, retrieval, tuning, prompting. */
const RULES: readonly Rule[] = [
  rule(
    'one_half_does_most',
    ['salemi_2024', 'balaguer_2024', 'wang_2025'],
    (s) => hasRetrieval(s) && hasTuning(s),
    [always, always],
  ),
  rule(
    'reads_what_it_finds',
    ['raft_recipe_2024', 'intercom_apex_2026'],
    (s) => hasRetrieval(s) && hasTuning(s) && !isNarrow(s),
    [high('hallucination'), high('training_data')],
  ),
  rule(
    'pasted_text_is_paid_again',
    ['lara_2025', 'anthropic_2024', 'openai_caching_2026'],
    considers('paste'),
    [always, isEconomy],
  ),
  rule(
    'look_up_depends_on_systems',
    ['tag_2024', 'spider2_2025', 'tau_bench_2024'],
    considers('look_up'),
    [always, ticked('integration'), high('data_dynamics')],
  ),
  rule(
    'ranking_before_model',
    ['intercom_reranker_2025'],
    (s, kinds) => builds('search')(s, kinds) && s.details.today === 'retrieval',
    [always, always, isShort],
  ),
  rule(
    'answer_as_good_as_found',
    ['giuffre_2025', 'govuk_2026'],
    (s, kinds) => builds('search')(s, kinds) && s.details.today !== 'retrieval',
    [always, high('hallucination'), ticked('robustness')],
  ),
  rule(
    'documents_disagree',
    [],
    (s, kinds) => builds('search')(s, kinds) && !low('data_dynamics')(s),
    [high('data_dynamics'), ticked('maintenance'), high('hallucination')],
  ),
  rule('steps_cost_time', ['sen_2026', 'subramanian_2025', 'wang_2025'], builds('agentic_search'), [
    always,
    isEconomy,
  ]),
  rule(
    'source_is_not_proof',
    ['magesh_2024'],
    (s) => hasRetrieval(s) && !isNarrow(s) && high('transparency')(s),
    [always, high('hallucination'), ticked('user_experience')],
  ),
  rule(
    'search_costs_time',
    ['shen_2024'],
    (s, kinds) => builds('search')(s, kinds) && isHurried(s),
    [always, always],
  ),
  rule(
    'store_is_a_target',
    ['poisoned_rag_2024'],
    (s, kinds) => builds('search', 'agentic_search')(s, kinds) && isPrivate(s),
    [always, ticked('robustness')],
  ),
  rule(
    'helpful_not_just_right',
    ['govuk_2026', 'intercom_apex_2026'],
    (s) => s.details.task === 'answer' && ticked('user_experience')(s),
    [always],
  ),
  rule('classes_change', ['huang_2026'], considers('small_model'), [
    always,
    high('data_dynamics'),
    ticked('maintenance'),
  ]),
  rule(
    'form_not_facts',
    ['gekhman_2024'],
    (s, kinds) => builds('supervised')(s, kinds) && !low('external_knowledge')(s) && isOpen(s),
    [high('external_knowledge'), high('data_dynamics'), high('hallucination')],
  ),
  rule(
    'few_good_labels',
    ['tone_2025', 'lawma_2025', 'moll_2025'],
    (s, kinds) =>
      builds('supervised', 'small_model')(s, kinds) && !high('training_data')(s) && !isScorable(s),
    [always, always],
  ),
  rule(
    'learns_and_forgets',
    ['biderman_2024'],
    (s, kinds) => builds('supervised')(s, kinds) && isOpen(s),
    [ticked('robustness'), ticked('maintenance')],
  ),
  rule(
    'safeguards_wear_down',
    ['betley_2025'],
    (s, kinds) => builds('supervised')(s, kinds) && isPrivate(s),
    [always],
  ),
  rule('copy_inherits_mistakes', ['nvidia_2025', 'instacart_2025'], considers('distillation'), [
    always,
    always,
    isEconomy,
  ]),
  rule(
    'score_becomes_the_goal',
    ['openpipe_2025', 'aws_rft_2026'],
    mentions('grader', 'optimiser'),
    [always],
  ),
  rule(
    'many_adapters',
    ['predibase_2024'],
    (s) => hasTuning(s) && ticked('scalability')(s) && s.details.task === undefined,
    [always, always],
  ),
  rule(
    'versions_to_keep',
    ['openai_tuning_2026'],
    (s, kinds) => builds('supervised', 'distillation')(s, kinds) && !staysInside(s) && isKeptUp(s),
    [always],
  ),
  rule(
    'prompts_reach_further',
    ['gepa_2025', 'airbnb_2025'],
    (s) => isAlone(s) && !isReached(s) && !high('model_adaptation')(s),
    [always, isShort],
  ),
  rule('prompt_paid_each_time', ['openai_caching_2026'], isPromptPaid, [always, always]),
  rule(
    'examples_first',
    ['sambanova_2026'],
    (s, kinds) => considersExamples(s, kinds) && atLeast(s.answers.model_adaptation, 2),
    [high('model_adaptation')],
  ),
  rule('runs_differ', ['tau_bench_2024'], acts, [
    always,
    high('hallucination'),
    ticked('robustness'),
  ]),
  rule('checks_repair', ['kamoi_2024'], ({ details }) => details.task === 'code', [always]),
  rule(
    'data_leaves',
    [],
    (s, kinds) => ticked('ethics_privacy')(s) && !staysInside(s) && !builds('search')(s, kinds),
    [],
  ),
  rule('use_grows', [], ticked('scalability'), []),
  rule('odd_input', [], ticked('robustness'), []),
  rule('model_is_retired', [], (s) => ticked('maintenance')(s) && !hasTuning(s), []),
  rule('where_people_work', [], ticked('integration', 'user_experience'), []),
  rule('parts_need_people', [], ticked('complexity'), []),
];

/** Whoever keeps it running was named as a concern. */
const isKeptUp: When = ticked('maintenance', 'complexity', 'integration');

/** Below so many requests a month, what the instructions cost is small change. */
const FEW_REQUESTS = 10_000;

function isPromptPaid(s: Situation): boolean {
  const { limits = [], requestsPerMonth } = s.details;
  const isMany =
    requestsPerMonth === undefined ? limits.length > 0 : requestsPerMonth >= FEW_REQUESTS;
  return isAlone(s) && isEconomy(s) && !staysInside(s) && isMany;
}

function considersExamples(s: Situation, kinds: readonly KindChoice[]): boolean {
  return (
    isAlone(s) &&
    !isReached(s) &&
    kinds.some(({ part, kind }) => part === 'prompting' && kind === 'examples')
  );
}

/** The weight of a consideration that people named: more than that of all answers. */
const NAMED = 4;

/**
 * The trade-offs that are true of this case, those with most weight first; no source twice, and one that
 * the kinds name already only where no other fits.
 */
export function tradeOffsFor(s: Situation, kinds: readonly KindChoice[]): readonly TradeOff[] {
  const weight = ({ id, weighs }: Rule): number =>
    weighs.filter((isSo) => isSo(s)).length + (ticked(...(CONCERNS[id] ?? []))(s) ? NAMED : 0);
  const chosen = RULES.filter(({ when }) => when(s, kinds)).toSorted(
    (a, b) => weight(b) - weight(a),
  );
  const named = new Set<EvidenceId>();
  const byKinds = new Set(kinds.map(({ evidence }) => evidence));
  return chosen.map(({ id, sources }) => {
    const left = sources.filter((source) => !named.has(source));
    const fresh = left.filter((source) => !byKinds.has(source));
    const evidence = fitting(fresh, s.details.task) ?? fitting(left, s.details.task);
    if (evidence !== null) named.add(evidence);
    return { id, evidence };
  });
}
