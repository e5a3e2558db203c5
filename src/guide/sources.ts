import type { EvidenceId } from '../engine/index.ts';

/** What each source found, and under which conditions. Figures of two sources are not comparable. */
export type Findings = Readonly<Record<EvidenceId, string>>;

/** A public source, cited by a short label. */
export type Source = { readonly label: string; readonly url: string };

export const SOURCES: Readonly<Record<EvidenceId, Source>> = {
  article: {
    label: 'Hotz (Towards Data Science), 2023',
    url: 'https://towardsdatascience.com/rag-vs-finetuning-which-is-the-best-tool-to-boost-your-llm-application-94654b1eaba7',
  },
  balaguer_2024: {
    label: 'Balaguer et al. (Microsoft), 2024',
    url: 'https://arxiv.org/abs/2401.08406',
  },
  raft_recipe_2024: {
    label: 'Meta, RAFT recipe, 2024',
    url: 'https://github.com/meta-llama/llama-recipes/blob/a3a5deec97bcc12f8d1bc561d76eff0b02dc5f8a/recipes/use_cases/end2end-recipes/RAFT-Chatbot/README.md',
  },
  giuffre_2025: {
    label: 'Giuffrè et al., Liver International, 2025',
    url: 'https://doi.org/10.1111/liv.70349',
  },
  salemi_2024: { label: 'Salemi and Zamani, 2024', url: 'https://arxiv.org/abs/2409.09510' },
  wang_2025: { label: 'Wang et al. (Tencent), 2025', url: 'https://arxiv.org/abs/2505.15179' },
  predibase_2024: { label: 'LoRA Land (Predibase), 2024', url: 'https://arxiv.org/abs/2405.00732' },
  tone_2025: { label: 'Marquardt and Brule, 2025', url: 'https://arxiv.org/abs/2507.04889' },
  magesh_2024: { label: 'Magesh et al. (Stanford), 2024', url: 'https://arxiv.org/abs/2405.20362' },
  gekhman_2024: { label: 'Gekhman et al. (Google), 2024', url: 'https://arxiv.org/abs/2405.05904' },
  poisoned_rag_2024: {
    label: 'Zou et al. (PoisonedRAG), 2024',
    url: 'https://arxiv.org/abs/2402.07867',
  },
  shen_2024: {
    label: 'Shen et al. (Cornell, NVIDIA), 2024',
    url: 'https://arxiv.org/abs/2412.11854',
  },
  nvidia_2025: {
    label: 'NVIDIA employee assistant, 2025',
    url: 'https://arxiv.org/abs/2510.27051',
  },
  gepa_2025: { label: 'Agrawal et al. (GEPA), 2025', url: 'https://arxiv.org/abs/2507.19457' },
  lara_2025: { label: 'Li et al. (LaRA), 2025', url: 'https://arxiv.org/abs/2502.09977' },
  subramanian_2025: {
    label: 'Subramanian et al. (AWS), 2025',
    url: 'https://arxiv.org/abs/2602.23368',
  },
  openpipe_2025: {
    label: 'OpenPipe, ART·E e-mail agent, 2025',
    url: 'https://www.zenml.io/llmops-database/building-art-e-reinforcement-learning-for-email-search-agent-development',
  },
  intercom_apex_2026: {
    label: 'Intercom, Fin Apex 1.0, 2026',
    url: 'https://www.fin.ai/cx-models',
  },
  intercom_reranker_2025: {
    label: 'Intercom, Fin reranker, 2025',
    url: 'https://fin.ai/research/how-we-built-a-world-class-reranker-for-fin',
  },
  govuk_2026: {
    label: 'GOV.UK Chat, 2026',
    url: 'https://insidegovuk.blog.gov.uk/2026/03/16/5-things-we-learned-testing-gov-uk-chat-an-ai-assistant-for-government',
  },
  airbnb_2025: {
    label: 'Airbnb test migration, 2025',
    url: 'https://www.zenml.io/llmops-database/large-scale-test-framework-migration-using-llms',
  },
  lawma_2025: {
    label: 'Dominguez-Olmedo et al. (Lawma), 2025',
    url: 'https://arxiv.org/abs/2407.16615',
  },
  checkr_2024: {
    label: 'Checkr (Predibase customer), 2024',
    url: 'https://predibase.com/blog/how-checkr-streamlines-background-checks-with-fine-tuned-small-language',
  },
  sambanova_2026: {
    label: 'SambaNova, many examples in the prompt, 2026',
    url: 'https://sambanova.ai/blog/man-shot-prompting-a-practical-guide-to-icl',
  },
  moll_2025: {
    label: 'Moll et al. (Stanford), radiology reports, 2025',
    url: 'https://arxiv.org/abs/2506.00200',
  },
  huang_2026: {
    label: 'Huang et al., merchant names from bank lines, 2026',
    url: 'https://arxiv.org/abs/2606.08051',
  },
  instacart_2025: {
    label: 'Instacart search queries, 2025',
    url: 'https://sysdesign-wiki.pages.dev/sources/2025-11-13-instacart-building-the-intent-engine/',
  },
  jsonschemabench_2025: {
    label: 'Geng et al. (JSONSchemaBench), 2025',
    url: 'https://arxiv.org/abs/2501.10868',
  },
  savage_2025: { label: 'Savage et al., JMIR, 2025', url: 'https://doi.org/10.2196/76048' },
  marquez_ayala_2025: {
    label: 'ServiceNow, low-code workflows, 2025',
    url: 'https://arxiv.org/abs/2505.24189',
  },
  spider2_2025: { label: 'Lei et al. (Spider 2.0), 2025', url: 'https://arxiv.org/abs/2411.07763' },
  tag_2024: { label: 'Biswal et al. (TAG), 2024', url: 'https://arxiv.org/abs/2408.14717' },
  tau_bench_2024: { label: 'Yao et al. (τ-bench), 2024', url: 'https://arxiv.org/abs/2406.12045' },
  aws_rft_2026: {
    label: 'AWS Bedrock, reinforcement tuning guide, 2026',
    url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/reinforcement-fine-tuning.html',
  },
  sen_2026: { label: 'Sen et al. (PwC), 2026', url: 'https://arxiv.org/abs/2605.15184' },
  anthropic_2024: {
    label: 'Anthropic, contextual retrieval, 2024',
    url: 'https://www.anthropic.com/engineering/contextual-retrieval',
  },
  openai_caching_2026: {
    label: 'OpenAI, prompt caching guide, 2026',
    url: 'https://developers.openai.com/api/docs/guides/prompt-caching',
  },
  nguyen_2024: {
    label: 'Nguyen et al. (Aitomatic, IBM), 2024',
    url: 'https://arxiv.org/abs/2404.11792',
  },
  kamoi_2024: { label: 'Kamoi et al., 2024', url: 'https://arxiv.org/abs/2406.01297' },
  biderman_2024: { label: 'Biderman et al., 2024', url: 'https://arxiv.org/abs/2405.09673' },
  betley_2025: { label: 'Betley et al., Nature 2026', url: 'https://arxiv.org/abs/2502.17424' },
  openai_tuning_2026: {
    label: 'OpenAI, deprecations, 2026',
    url: 'https://developers.openai.com/api/docs/deprecations',
  },
};
