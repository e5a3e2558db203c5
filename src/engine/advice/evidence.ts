import type { Task } from '../details.ts';

/** Published sources behind kinds, cautions and trade-offs; the guide has their findings and links. */
export const EVIDENCE = [
  'article',
  'balaguer_2024',
  'raft_recipe_2024',
  'giuffre_2025',
  'salemi_2024',
  'wang_2025',
  'predibase_2024',
  'tone_2025',
  'magesh_2024',
  'gekhman_2024',
  'poisoned_rag_2024',
  'shen_2024',
  'nvidia_2025',
  'gepa_2025',
  'lara_2025',
  'subramanian_2025',
  'openpipe_2025',
  'intercom_apex_2026',
  'intercom_reranker_2025',
  'govuk_2026',
  'airbnb_2025',
  'lawma_2025',
  'checkr_2024',
  'sambanova_2026',
  'moll_2025',
  'huang_2026',
  'instacart_2025',
  'jsonschemabench_2025',
  'savage_2025',
  'marquez_ayala_2025',
  'spider2_2025',
  'tag_2024',
  'tau_bench_2024',
  'aws_rft_2026',
  'sen_2026',
  'anthropic_2024',
  'openai_caching_2026',
  'nguyen_2024',
  'kamoi_2024',
  'biderman_2024',
  'betley_2025',
  'openai_tuning_2026',
] as const;
export type EvidenceId = (typeof EVIDENCE)[number];

/** The kinds of task that a source speaks of; none listed: of any. */
const TASKS_OF: Readonly<Record<EvidenceId, readonly Task[]>> = {
  article: [],
  balaguer_2024: ['answer'],
  raft_recipe_2024: ['answer'],
  giuffre_2025: ['answer'],
  salemi_2024: ['classify', 'write'],
  wang_2025: ['code'],
  predibase_2024: ['classify'],
  tone_2025: ['write'],
  magesh_2024: ['answer'],
  gekhman_2024: ['answer'],
  poisoned_rag_2024: ['answer'],
  shen_2024: ['answer'],
  nvidia_2025: ['classify'],
  gepa_2025: ['answer'],
  lara_2025: ['answer'],
  subramanian_2025: ['answer'],
  openpipe_2025: ['answer', 'act'],
  intercom_apex_2026: ['answer'],
  intercom_reranker_2025: ['answer'],
  govuk_2026: ['answer'],
  airbnb_2025: ['code'],
  lawma_2025: ['classify'],
  checkr_2024: ['classify'],
  sambanova_2026: ['classify'],
  moll_2025: ['extract'],
  huang_2026: ['extract'],
  instacart_2025: ['extract', 'classify'],
  jsonschemabench_2025: ['extract'],
  savage_2025: ['write', 'classify'],
  marquez_ayala_2025: ['code'],
  spider2_2025: ['code'],
  tag_2024: ['answer', 'code'],
  tau_bench_2024: ['act'],
  aws_rft_2026: ['code', 'act'],
  sen_2026: ['answer'],
  anthropic_2024: ['answer'],
  openai_caching_2026: [],
  nguyen_2024: ['answer'],
  kamoi_2024: [],
  biderman_2024: ['code'],
  betley_2025: [],
  openai_tuning_2026: [],
};

/**
 * The first of these sources that speaks of such a task, or of any; while the task is not known, the first
 * of all. Null when all speak of other tasks: what was measured there may not hold here.
 */
export function fitting(sources: readonly EvidenceId[], task: Task | undefined): EvidenceId | null {
  const speaks = (id: EvidenceId): boolean => {
    const tasks = TASKS_OF[id];
    return task === undefined || tasks.length === 0 || tasks.includes(task);
  };
  return sources.find(speaks) ?? null;
}
