import type { ConsiderationId, CriterionId, EvidenceId, TradeOffId } from '../engine/index.ts';

/** What the guide says of one trade-off, in one language. */
export type TradeOffText = {
  readonly title: string;
  /** What it means for a team that takes this way, in a sentence or two. */
  readonly meaning: string;
};

/** What a source found, with its conditions; never to be compared with another row's figure. */
export type GuideTexts = {
  readonly tradeOffs: Readonly<Record<TradeOffId, TradeOffText>>;
  readonly findings: Readonly<Record<EvidenceId, string>>;
};

/** The part of the article that speaks of each trade-off. */
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
