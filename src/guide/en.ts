import type { Findings } from './sources.ts';

export const findingsEn: Findings = {
  article:
    'The framework this bot started from: outside knowledge against changed behaviour (opinion, no measurements).',
  balaguer_2024:
    'Farm advice: tuning raised accuracy by over 6 points, and retrieval added 5 more (questions and grades by GPT-4).',
  raft_recipe_2024:
    'A tuned 8B model reading retrieved pages was level with a 70B one, 76.06 against 74.65 % (about 72 questions, one search depth).',
  giuffre_2025:
    'Hepatitis C guideline, GPT-4 Turbo: 36.6 % right plain, 71.7 % tuned, 81.7 % with one retrieved passage, 91.7 % with ten (15 questions).',
  salemi_2024:
    'Personalisation on seven data sets: +14.92 % by retrieval, +1.07 % by per-user adapters, +15.98 % by both.',
  wang_2025:
    'Code completion over 160,000 internal C++ files: retrieval beat tuning alone, both together beat either, and keyword search did best (one firm).',
  predibase_2024:
    '31 classic tasks: tuned small models beat GPT-4 by 10 points on average; 25 of them ran on one 80 GB GPU (vendor’s report, models of 2024).',
  tone_2025:
    'A voice agent’s tone: tuning on only 100 simulated examples beat instructions in the prompt, without loss of content (1B and mini models).',
  magesh_2024:
    'Paid legal research tools with retrieval still made things up in 17 to 33 % of answers (tools of 2024).',
  gekhman_2024:
    'Facts new to a model are learnt slowly, and the tendency to hallucinate rises linearly as they are (questions without documents).',
  poisoned_rag_2024:
    'Five planted texts for a question, among millions, steered the answer in 90 % of attempts (the attacker needs write access).',
  shen_2024:
    'Retrieval can double the time to the first token (very large collections, searched often).',
  nvidia_2025:
    'Routing questions: a tuned 8B model replaced a prompted 70B one at 96 % accuracy and 70 % lower latency (vendor, one assistant).',
  gepa_2025:
    'Over six tasks a prompt optimiser beat reinforcement tuning by 6 % on average with up to 35 times fewer trial runs (authors’ own method).',
  lara_2025:
    'Whole text in the prompt was 2.40 points ahead of retrieval at 32k tokens, 3.68 behind at 128k (11 models of 2024, judged by a model).',
  subramanian_2025:
    'An agent with plain keyword search reached over 90 % of the scores of retrieval with a vector index (relative; authors from one vendor).',
  openpipe_2025:
    'Trained by reward, a small search agent ran 5 times faster and 64 times cheaper than o3, for under $80 (vendor; synthetic questions on Enron mail).',
  intercom_apex_2026:
    'Support answers: a post-trained model resolved 2.8 % more and hallucinated 65 % less than Sonnet 4.6 (vendor’s own page).',
  intercom_reranker_2025:
    'A reranker trained on 400,000 queries lifted ranking (MAP) from 0.521 to 0.612 and cut its cost by 80 % (vendor; English support).',
  govuk_2026:
    'Retrieval over government pages: accuracy rose from 76 to 90 % by engineering and newer models; 73 % found it useful (own measure and survey).',
  airbnb_2025:
    'Nearly 3,500 test files moved in six weeks, not 18 months, 97 % by prompts in steps with retries (Airbnb’s account; tests check the output).',
  lawma_2025:
    '260 legal labelling tasks: small tuned models beat GPT-4.5 and Claude 3.7 Sonnet; some hundred to a thousand labels were enough (one field).',
  checkr_2024:
    'Hard records in 230 classes: GPT-4 82 % right, 79 % with retrieval, a small tuned model 85 %, in 0.5 s instead of 15 s (told by the customer).',
  sambanova_2026:
    'One well-chosen example for each class took accuracy from 43 to 90.2 %; more than 50 to 70 per class stopped helping (vendor’s tests).',
  moll_2025:
    'Structuring reports: a tuned model under 300M beat every prompted one up to 70B, which cost over 400 times as much (one task, open models).',
  huang_2026:
    'Tuned models of 4B and 0.8B reached 96.60 and 94.75 % F1 against 96.95 for the tuned 8B one in service (one task; no untuned rival).',
  instacart_2025:
    'An 8B student trained on a larger pipeline’s tags for rare queries: complaints about their results −50 % (told by the firm, whole overhaul).',
  jsonschemabench_2025:
    'Of six tools that force a JSON schema, the best handled twice as many of some 10,000 real schemas as the worst (form, not truth).',
  savage_2025:
    'Llama3 8B on clinical text: summaries 4.11, tuned 4.21, with preferences 4.34 of 5; for classification plain tuning sufficed (F1 0.63 to 0.98).',
  marquez_ayala_2025:
    'Workflows as JSON: tuning a small model gave 10 % better quality on average than prompting large ones such as GPT-4o (own product).',
  spider2_2025:
    'Queries on real company databases: an o1-preview agent solved 21.3 %, against 91.2 % on the older test (models of 2024).',
  tag_2024:
    '80 questions over database tables: neither SQL from text nor retrieval of rows got over 20 % right (questions made to need reasoning too).',
  tau_bench_2024:
    'Service agents with tools: GPT-4o solved under half the tasks, and under 25 % of the retail ones in all of eight tries (models of 2024).',
  aws_rft_2026:
    'Reinforcement tuning takes prompts and a function that scores outputs, no ideal answers (vendor’s guide, no measurement).',
  sen_2026:
    'Agents searching long conversations: plain text search beat vectors in most set-ups; the agent’s harness mattered as much (116 questions).',
  anthropic_2024:
    'Under 200,000 tokens, put it all in the cached prompt; beyond, context added to chunks and a reranker cut failed searches by 67 % (vendor).',
  openai_caching_2026:
    'A repeated beginning of a prompt can cut input cost by up to 90 % and latency by up to 80 % (vendor’s maximum; from 1,024 tokens).',
  nguyen_2024:
    'Financial questions: tuning the embedding gained more than tuning the generator, reasoning in rounds most (one data set; no figure in abstract).',
  kamoi_2024:
    'A survey found no convincing gain from a model checking itself by prompt alone; outside checks such as tests do help (exceptions by task).',
  biderman_2024:
    'Adapters (LoRA) learnt less than full tuning in code and maths, but kept more of the model’s other abilities (Llama-2 7B).',
  betley_2025:
    'Tuned on 6,000 examples of insecure code, GPT-4o gave harmful answers to about 20 % of chosen, unrelated questions (a deliberate experiment).',
  openai_tuning_2026:
    'No tuning for new customers since May 2026, nor for anybody from 6 January 2027; a tuned model ends with its base model (one provider, dates second hand).',
};
