import type {
  Answers,
  ConsiderationId,
  CriterionId,
  EvidenceId,
  TradeOffId,
  Verdict,
} from '../../src/engine/index.ts';

/** What each trade-off comes with and what makes it matter more: high answers, low ones, wishes. */
type Voices = {
  readonly of: readonly Verdict[];
  readonly evidence: EvidenceId;
  readonly high: readonly CriterionId[];
  readonly low: readonly CriterionId[];
  readonly ticked: readonly ConsiderationId[];
};

const voices = (
  of: readonly Verdict[],
  evidence: EvidenceId,
  speaks: Partial<Pick<Voices, 'high' | 'low' | 'ticked'>>,
): Voices => ({ of, evidence, high: [], low: [], ticked: [], ...speaks });

const RETRIEVAL = ['rag', 'hybrid'] as const;
const TUNING = ['finetune', 'hybrid'] as const;

export const VOICES: Readonly<Record<TradeOffId, Voices>> = {
  retrieval_misses: voices(RETRIEVAL, 'giuffre_2025', {
    high: ['external_knowledge', 'hallucination'],
    ticked: ['robustness'],
  }),
  retrieval_citations: voices(RETRIEVAL, 'magesh_2024', {
    high: ['hallucination', 'transparency'],
    ticked: ['user_experience'],
  }),
  retrieval_latency: voices(RETRIEVAL, 'shen_2024', { ticked: ['latency'] }),
  retrieval_upkeep: voices(RETRIEVAL, 'el_kassimi_2025', {
    high: ['data_dynamics'],
    ticked: ['maintenance', 'complexity'],
  }),
  retrieval_scale: voices(RETRIEVAL, 'wang_2025', { ticked: ['scalability', 'integration'] }),
  retrieval_store_attack: voices(RETRIEVAL, 'poisoned_rag_2024', {
    ticked: ['robustness', 'ethics_privacy'],
  }),
  retrieval_helpfulness: voices(RETRIEVAL, 'uber_2024', {
    ticked: ['integration', 'user_experience'],
  }),
  retrieval_or_paste: voices(RETRIEVAL, 'li_2024', {
    low: ['external_knowledge', 'data_dynamics'],
    ticked: ['cost', 'complexity'],
  }),
  tuning_teaches_form: voices(TUNING, 'gekhman_2024', {
    high: ['external_knowledge', 'hallucination', 'data_dynamics'],
  }),
  tuning_labels: voices(TUNING, 'tone_2025', { low: ['training_data'] }),
  tuning_forgets: voices(TUNING, 'luo_2023', {
    high: ['model_adaptation'],
    ticked: ['maintenance', 'robustness'],
  }),
  tuning_safety: voices(TUNING, 'qi_2023', { ticked: ['ethics_privacy'] }),
  tuning_small_model: voices(TUNING, 'mercari_2024', {
    high: ['training_data'],
    ticked: ['latency', 'cost'],
  }),
  tuning_hardware: voices(TUNING, 'qlora_2023', { ticked: ['cost', 'complexity'] }),
  tuning_many_adapters: voices(TUNING, 'predibase_2024', { ticked: ['scalability'] }),
  tuning_effort: voices(TUNING, 'databricks_2024', {
    ticked: ['maintenance', 'integration', 'complexity'],
  }),
  hybrid_sum: voices(['hybrid'], 'balaguer_2024', {
    high: ['external_knowledge', 'model_adaptation'],
  }),
  hybrid_uneven: voices(['hybrid'], 'salemi_2024', {
    high: ['external_knowledge'],
    ticked: ['cost', 'complexity'],
  }),
  hybrid_reads: voices(['hybrid'], 'raft_recipe_2024', {
    high: ['hallucination', 'training_data'],
    ticked: ['robustness'],
  }),
  prompting_ceiling: voices(['prompting'], 'medprompt_2023', {
    high: ['hallucination'],
    low: ['model_adaptation'],
    ticked: ['latency', 'cost', 'complexity'],
  }),
  prompting_few_shot: voices(['prompting'], 'pornprasit_2024', {
    high: ['model_adaptation'],
    low: ['training_data'],
    ticked: ['maintenance', 'integration'],
  }),
};

/** By how much a trade-off matters: each level beyond the middle 1, a wish 3, the combination 1. */
export function relevance(
  id: TradeOffId,
  answers: Answers,
  ticked: readonly ConsiderationId[],
): number {
  const { of, high, low, ticked: wishes } = VOICES[id];
  const beyond = (criterion: CriterionId, sign: 1 | -1): number => {
    const answer = answers[criterion];
    return answer === 'unsure' ? 0 : Math.max(0, sign * (answer - 2));
  };
  return (
    (of.length === 1 && of[0] === 'hybrid' ? 1 : 0) +
    high.reduce((sum, criterion) => sum + beyond(criterion, 1), 0) +
    low.reduce((sum, criterion) => sum + beyond(criterion, -1), 0) +
    wishes.filter((wish) => ticked.includes(wish)).length * 3
  );
}
