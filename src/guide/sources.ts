import type { ConsiderationId, CriterionId, EvidenceId, TradeOffId } from '../engine/index.ts';

/** A public source, cited by a short label. */
export type Source = { readonly label: string; readonly url: string };

const ARTICLE =
  'https://towardsdatascience.com/rag-vs-finetuning-which-is-the-best-tool-to-boost-your-llm-application-94654b1eaba7';

const arxiv = (label: string, id: string): Source => ({
  label,
  url: `https://arxiv.org/abs/${id}`,
});

export const SOURCES: Readonly<Record<EvidenceId, Source>> = {
  article: { label: 'Hotz 2023', url: ARTICLE },
  balaguer_2024: arxiv('Balaguer et al. 2024', '2401.08406'),
  raft_recipe_2024: {
    label: 'Meta, RAFT recipe 2024',
    url: 'https://github.com/meta-llama/llama-recipes/blob/a3a5deec97bcc12f8d1bc561d76eff0b02dc5f8a/recipes/use_cases/end2end-recipes/RAFT-Chatbot/README.md',
  },
  ovadia_2023: arxiv('Ovadia et al. 2023', '2312.05934'),
  giuffre_2025: { label: 'Giuffrè et al. 2025', url: 'https://doi.org/10.1111/liv.70349' },
  salemi_2024: arxiv('Salemi and Zamani 2024', '2409.09510'),
  wang_2025: arxiv('Wang et al. 2025', '2505.15179'),
  predibase_2024: arxiv('Zhao et al. 2024', '2405.00732'),
  pornprasit_2024: arxiv('Pornprasit and Tantithamthavorn 2024', '2402.00905'),
  tone_2025: arxiv('arXiv 2507.04889, 2025', '2507.04889'),
  medprompt_2023: arxiv('Nori et al. 2023', '2311.16452'),
  magesh_2024: arxiv('Magesh et al. 2024', '2405.20362'),
  gekhman_2024: arxiv('Gekhman et al. 2024', '2405.05904'),
  qi_2023: arxiv('Qi et al. 2023', '2310.03693'),
  poisoned_rag_2024: arxiv('Zou et al. 2024', '2402.07867'),
  luo_2023: arxiv('Luo et al. 2023', '2308.08747'),
  el_kassimi_2025: arxiv('El Kassimi and Fourati 2025', '2509.09651'),
  shen_2024: arxiv('Shen et al. 2024', '2412.11854'),
  li_2024: arxiv('Li et al. 2024', '2407.16833'),
  mercari_2024: {
    label: 'Mercari 2024',
    url: 'https://ai.mercari.com/en/articles/engineering/20240913-fine-tuning-an-llm-to-extract-dynamically-specified-attributes',
  },
  databricks_2024: {
    label: 'Databricks',
    url: 'https://www.databricks.com/blog/creating-bespoke-llm-ai-generated-documentation',
  },
  qlora_2023: arxiv('Dettmers et al. 2023', '2305.14314'),
  barnett_2024: arxiv('Barnett et al. 2024', '2401.05856'),
  uber_2024: {
    label: 'InfoQ on Uber 2024',
    url: 'https://www.infoq.com/news/2024/10/uber-genie-rag-copilot/',
  },
};

/** Words from each section's heading. A browser that supports text fragments scrolls to them. */
const ARTICLE_SECTIONS: Readonly<Record<CriterionId | ConsiderationId, string>> = {
  external_knowledge: 'access to external data sources',
  model_adaptation: 'modify the model',
  hallucination: 'suppress hallucinations',
  training_data: 'labelled training data is available',
  data_dynamics: 'static/dynamic is the data',
  transparency: 'our LLM app need to be',
  scalability: 'Additional aspects to consider',
  latency: 'Latency and real-time requirements',
  maintenance: 'Maintenance and support',
  robustness: 'Robustness and reliability',
  ethics_privacy: 'Ethical and privacy concerns',
  integration: 'Integration with existing systems',
  user_experience: 'Additional aspects to consider',
  cost: 'Additional aspects to consider',
  complexity: 'Additional aspects to consider',
};

/** A link to the section of the article on this criterion or consideration. */
export function articleSection(topic: CriterionId | ConsiderationId): string {
  return `${ARTICLE}#:~:text=${encodeURIComponent(ARTICLE_SECTIONS[topic]).replaceAll('-', '%2D')}`;
}

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
