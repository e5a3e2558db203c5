import type { ConsiderationId, CriterionId, EvidenceId, TradeOffId } from '../engine/index.ts';

/** The guide's text about a trade-off. */
export type TradeOffText = {
  readonly title: string;
  /** What it means for a team that chooses this approach, in a sentence or two. */
  readonly meaning: string;
};

export type GuideTexts = {
  readonly tradeOffs: Readonly<Record<TradeOffId, TradeOffText>>;
  /** What each source found, and under which conditions. Figures of two sources are not comparable. */
  readonly findings: Readonly<Record<EvidenceId, string>>;
};

/** The section of the article that discusses each trade-off. */
export const TOPIC: Readonly<Record<TradeOffId, CriterionId | ConsiderationId>> = {
  retrieval_misses: 'external_knowledge',
  retrieval_citations: 'transparency',
  retrieval_latency: 'latency',
  retrieval_upkeep: 'maintenance',
  retrieval_scale: 'scalability',
  retrieval_store_attack: 'ethics_privacy',
  retrieval_helpfulness: 'user_experience',
  retrieval_or_paste: 'complexity',
  tuning_teaches_form: 'hallucination',
  tuning_labels: 'training_data',
  tuning_forgets: 'robustness',
  tuning_safety: 'ethics_privacy',
  tuning_small_model: 'cost',
  tuning_hardware: 'cost',
  tuning_many_adapters: 'scalability',
  tuning_effort: 'complexity',
  hybrid_sum: 'model_adaptation',
  hybrid_uneven: 'complexity',
  hybrid_reads: 'hallucination',
  prompting_ceiling: 'cost',
  prompting_few_shot: 'training_data',
};
