import {
  type Answers,
  type ConsiderationId,
  type CriterionId,
  includesRetrieval,
  includesTuning,
  type Verdict,
} from './criteria.ts';

export const TRADE_OFFS = [
  'retrieval_misses',
  'retrieval_citations',
  'retrieval_latency',
  'retrieval_upkeep',
  'retrieval_scale',
  'retrieval_store_attack',
  'retrieval_helpfulness',
  'retrieval_or_paste',
  'tuning_teaches_form',
  'tuning_labels',
  'tuning_forgets',
  'tuning_safety',
  'tuning_small_model',
  'tuning_hardware',
  'tuning_many_adapters',
  'tuning_effort',
  'hybrid_sum',
  'hybrid_uneven',
  'hybrid_reads',
  'prompting_ceiling',
  'prompting_few_shot',
] as const;
export type TradeOffId = (typeof TRADE_OFFS)[number];

/** A cost or risk of the verdict, and the answer or consideration that makes it relevant. */
export type TradeOff = {
  readonly id: TradeOffId;
  readonly because: CriterionId | ConsiderationId | 'verdict';
  readonly evidence: EvidenceId;
};

type Part = 'retrieval' | 'tuning' | 'both' | 'neither';

type Rule = {
  readonly id: TradeOffId;
  readonly evidence: EvidenceId;
  /** The parts of a verdict that have this trade-off. */
  readonly parts: readonly Part[];
  /** Criteria whose high (or, with a minus, low) answers make it matter more. */
  readonly criteria: readonly (CriterionId | `-${CriterionId}`)[];
  readonly considerations: readonly ConsiderationId[];
};

const RULES: readonly Rule[] = [
  rule(
    'retrieval_misses',
    'giuffre_2025',
    ['retrieval'],
    ['hallucination', 'external_knowledge'],
    ['robustness'],
  ),
  rule(
    'retrieval_citations',
    'magesh_2024',
    ['retrieval'],
    ['transparency', 'hallucination'],
    ['user_experience'],
  ),
  rule('retrieval_latency', 'shen_2024', ['retrieval'], [], ['latency']),
  rule(
    'retrieval_upkeep',
    'el_kassimi_2025',
    ['retrieval'],
    ['data_dynamics'],
    ['maintenance', 'complexity'],
  ),
  rule('retrieval_scale', 'wang_2025', ['retrieval'], [], ['scalability', 'integration']),
  rule(
    'retrieval_store_attack',
    'poisoned_rag_2024',
    ['retrieval'],
    [],
    ['ethics_privacy', 'robustness'],
  ),
  rule('retrieval_helpfulness', 'uber_2024', ['retrieval'], [], ['user_experience', 'integration']),
  rule(
    'retrieval_or_paste',
    'li_2024',
    ['retrieval'],
    ['-data_dynamics', '-external_knowledge'],
    ['cost', 'complexity'],
  ),
  rule(
    'tuning_teaches_form',
    'gekhman_2024',
    ['tuning'],
    ['external_knowledge', 'data_dynamics', 'hallucination'],
    [],
  ),
  rule('tuning_labels', 'tone_2025', ['tuning'], ['-training_data'], []),
  rule(
    'tuning_forgets',
    'luo_2023',
    ['tuning'],
    ['model_adaptation'],
    ['robustness', 'maintenance'],
  ),
  rule('tuning_safety', 'qi_2023', ['tuning'], [], ['ethics_privacy']),
  rule('tuning_small_model', 'mercari_2024', ['tuning'], ['training_data'], ['cost', 'latency']),
  rule('tuning_hardware', 'qlora_2023', ['tuning'], [], ['cost', 'complexity']),
  rule('tuning_many_adapters', 'predibase_2024', ['tuning'], [], ['scalability']),
  rule(
    'tuning_effort',
    'databricks_2024',
    ['tuning'],
    [],
    ['complexity', 'integration', 'maintenance'],
  ),
  rule('hybrid_sum', 'balaguer_2024', ['both'], ['model_adaptation', 'external_knowledge'], []),
  rule('hybrid_uneven', 'salemi_2024', ['both'], ['external_knowledge'], ['complexity', 'cost']),
  rule(
    'hybrid_reads',
    'raft_recipe_2024',
    ['both'],
    ['hallucination', 'training_data'],
    ['robustness'],
  ),
  rule(
    'prompting_ceiling',
    'medprompt_2023',
    ['neither'],
    ['hallucination', '-model_adaptation'],
    ['cost', 'complexity', 'latency'],
  ),
  rule(
    'prompting_few_shot',
    'pornprasit_2024',
    ['neither'],
    ['model_adaptation', '-training_data'],
    ['maintenance', 'integration'],
  ),
];

function rule(
  id: TradeOffId,
  evidence: EvidenceId,
  parts: readonly Part[],
  criteria: Rule['criteria'],
  considerations: readonly ConsiderationId[],
): Rule {
  return { id, evidence, parts, criteria, considerations };
}

/** The weight of a ticked consideration: more than that of any answer, which is at most 2. */
const TICKED = 3;

/** The trade-offs of the verdict, the most relevant to these answers first. */
export function tradeOffsFor(
  verdict: Verdict,
  answers: Answers,
  considerations: ReadonlySet<ConsiderationId>,
): readonly TradeOff[] {
  const parts = partsOf(verdict);
  return RULES.filter((rule) => rule.parts.some((part) => parts.includes(part)))
    .map((rule) => weigh(rule, answers, considerations))
    .toSorted((a, b) => b.relevance - a.relevance)
    .map(({ id, because, evidence }) => ({ id, because, evidence }));
}

function partsOf(verdict: Verdict): readonly Part[] {
  if (verdict === 'hybrid') return ['both', 'retrieval', 'tuning'];
  if (includesRetrieval(verdict)) return ['retrieval'];
  return includesTuning(verdict) ? ['tuning'] : ['neither'];
}

/** Adds up the weights of all that makes it relevant; the strongest one becomes its reason. */
function weigh(
  rule: Rule,
  answers: Answers,
  considerations: ReadonlySet<ConsiderationId>,
): TradeOff & { readonly relevance: number } {
  const grounds: { readonly because: TradeOff['because']; readonly weight: number }[] = [
    // Trade-offs of the combination itself come before those of one of its parts.
    { because: 'verdict', weight: rule.parts.includes('both') ? 1 : 0 },
    ...rule.criteria.map((signed) => criterionGround(signed, answers)),
    ...rule.considerations
      .filter((id) => considerations.has(id))
      .map((id) => ({ because: id, weight: TICKED })),
  ];
  const strongest = grounds.reduce((best, ground) => (ground.weight > best.weight ? ground : best));
  return {
    id: rule.id,
    because: strongest.because,
    evidence: rule.evidence,
    relevance: grounds.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** How many levels an answer lies on the rule's side of the middle; 0 for an unsure answer. */
function criterionGround(
  signed: CriterionId | `-${CriterionId}`,
  answers: Answers,
): { readonly because: CriterionId; readonly weight: number } {
  const low = signed.startsWith('-');
  const criterion = (low ? signed.slice(1) : signed) as CriterionId;
  const answer = answers[criterion];
  if (answer === 'unsure') return { because: criterion, weight: 0 };
  return { because: criterion, weight: Math.max(0, low ? 2 - answer : answer - 2) };
}

/** Published sources behind the cautions and trade-offs; the guide has their figures and links. */
export const EVIDENCE = [
  'article',
  'balaguer_2024',
  'raft_recipe_2024',
  'ovadia_2023',
  'giuffre_2025',
  'salemi_2024',
  'wang_2025',
  'predibase_2024',
  'pornprasit_2024',
  'tone_2025',
  'medprompt_2023',
  'magesh_2024',
  'gekhman_2024',
  'qi_2023',
  'poisoned_rag_2024',
  'luo_2023',
  'el_kassimi_2025',
  'shen_2024',
  'li_2024',
  'mercari_2024',
  'databricks_2024',
  'qlora_2023',
  'uber_2024',
  'barnett_2024',
] as const;
export type EvidenceId = (typeof EVIDENCE)[number];
