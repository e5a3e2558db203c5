import type { EvidenceId } from './evidence.ts';
import type { KindId, KindRuleId, Role } from './kinds.ts';
import {
  acts,
  atLeast,
  fallsShort,
  hasRetrieval,
  high,
  isBlocked,
  isGoodEnough,
  isNarrow,
  isPromptingOnly,
  isScorable,
  looksUpNowAndThen,
  MANY_REQUESTS,
  priceMatters,
  runsPrompt,
  type Situation,
  type When,
} from './situation.ts';

export type KindRule = {
  readonly rule: KindRuleId;
  readonly kind: KindId;
  readonly sources: readonly EvidenceId[];
  readonly when: When;
};

const rule = (
  id: KindRuleId,
  kind: KindId,
  sources: readonly EvidenceId[],
  when: When,
): KindRule => ({
  rule: id,
  kind,
  sources,
  when,
});

const always: When = () => true;

/** In each of these tables the first rule that applies decides. */
export const RETRIEVAL: readonly KindRule[] = [
  // Live values and records have a key: an index of them is stale, and finds neighbours instead.
  rule(
    'records',
    'look_up',
    ['tau_bench_2024', 'tag_2024'],
    ({ details }) => details.lookUp === 'records',
  ),
  rule(
    'text_fits',
    'paste',
    ['anthropic_2024', 'openai_caching_2026'],
    ({ details }) => details.lookUp === 'text',
  ),
  rule(
    'code_files',
    'agentic_search',
    ['wang_2025', 'sen_2026'],
    ({ details }) => details.lookUp === 'code',
  ),
  rule(
    'comes_along',
    'paste',
    ['openai_caching_2026'],
    ({ details }) => details.lookUp === 'nothing',
  ),
  // What stands already is improved before anything is built beside it.
  rule(
    'improve_retrieval',
    'search',
    ['govuk_2026', 'intercom_reranker_2025'],
    ({ details }) => details.today === 'retrieval',
  ),
  rule(
    'documents',
    'search',
    ['giuffre_2025', 'anthropic_2024'],
    ({ details }) => details.lookUp === 'documents',
  ),
  rule('shape_unknown', 'search', ['article'], always),
];

/** For verdicts that include tuning. */
export const TUNING: readonly KindRule[] = [
  rule('tuned_already', 'supervised', [], ({ details }) => details.today === 'tuned'),
  rule(
    'working_prompt',
    'distillation',
    ['nvidia_2025', 'instacart_2025', 'openai_caching_2026'],
    (s) => isGoodEnough(s) && runsPrompt(s),
  ),
  rule('narrow_labels', 'small_model', ['checkr_2024', 'moll_2025'], isNarrow),
  rule('checked_examples', 'supervised', ['aws_rft_2026'], isScorable),
  rule('reads_passages', 'supervised', ['raft_recipe_2024'], hasRetrieval),
  rule('form', 'supervised', ['tone_2025', 'marquez_ayala_2025'], always),
];

/** For the others: what a program, labels or the price would make worth it, and when. */
export const TUNING_BESIDE: readonly (KindRule & { readonly role: Role })[] = [
  // It is good enough: only the price speaks for training, and what the prompt puts out are the labels.
  {
    ...rule(
      'cheaper_copy',
      'distillation',
      ['nvidia_2025', 'instacart_2025'],
      (s) => isCheaperCopy(s) && isGoodEnough(s) && !(isNarrow(s) && hasManyLabels(s)),
    ),
    role: 'compare',
  },
  // A score takes the place of ideal outputs, so missing labels do not end it.
  {
    ...rule('scored_outputs', 'grader', ['aws_rft_2026'], (s) => isBlocked(s) && isScorable(s)),
    role: 'later',
  },
  {
    ...rule(
      'better_and_worse',
      'preference',
      ['savage_2025'],
      (s) => isBlocked(s) && s.details.task === 'write',
    ),
    role: 'later',
  },
  {
    ...rule('collect_examples', 'supervised', ['tone_2025', 'lawma_2025'], isBlocked),
    role: 'later',
  },
  {
    ...rule(
      'challenger',
      'small_model',
      ['lawma_2025', 'moll_2025'],
      (s) => isNarrow(s) && hasManyLabels(s),
    ),
    role: 'compare',
  },
  {
    ...rule('cheaper_copy', 'distillation', ['nvidia_2025', 'instacart_2025'], isCheaperCopy),
    role: 'compare',
  },
  {
    ...rule(
      'tune_search',
      'retriever',
      ['nguyen_2024'],
      (s) => fallsShort(s) && searchesDocuments(s),
    ),
    role: 'later',
  },
];

/** A prompt that works, at a price or speed that does not; or so many requests that it soon will not. */
function isCheaperCopy(s: Situation): boolean {
  const { requestsPerMonth = 0 } = s.details;
  return (
    runsPrompt(s) &&
    priceMatters(s) &&
    !fallsShort(s) &&
    (isGoodEnough(s) || requestsPerMonth >= MANY_REQUESTS)
  );
}

/** A small model learns classes from some hundred labels, fields from rather more. */
const hasManyLabels: When = ({ answers, details: { task } }) =>
  atLeast(answers.training_data, task === 'classify' ? 2 : 3);

/** An index that runs today and is needed, over documents or over something nobody has named. */
const searchesDocuments: When = (s) =>
  s.details.today === 'retrieval' &&
  (s.details.lookUp ?? 'documents') === 'documents' &&
  (hasRetrieval(s) || looksUpNowAndThen(s));

export const PROMPTING: readonly KindRule[] = [
  rule('good_enough', 'examples', [], (s) => isGoodEnough(s) && isPromptingOnly(s) && !acts(s)),
  rule('agent', 'decomposition', ['tau_bench_2024'], acts),
  rule(
    'run_and_repair',
    'decomposition',
    ['airbnb_2025'],
    ({ details }) => details.task === 'code',
  ),
  rule(
    'scored_set',
    'optimiser',
    ['gepa_2025'],
    (s) => fallsShort(s) && runsPrompt(s) && hasScoredSet(s),
  ),
  rule(
    'fields',
    'structured_output',
    ['jsonschemabench_2025'],
    ({ details }) => details.task === 'extract',
  ),
  rule(
    'closed_list',
    'structured_output',
    ['sambanova_2026'],
    ({ details }) => details.task === 'classify',
  ),
  rule(
    'second_look',
    'decomposition',
    ['kamoi_2024'],
    (s) => high('hallucination')(s) && s.details.task !== 'write',
  ),
  rule('chosen_examples', 'examples', ['sambanova_2026'], ({ answers }) =>
    atLeast(answers.model_adaptation, 2),
  ),
  rule('plain_prompt', 'examples', ['openai_caching_2026'], always),
];

/** An optimiser needs inputs with a score or an ideal output; some ten are enough to begin with. */
const hasScoredSet: When = (s) => isScorable(s) || atLeast(s.answers.training_data, 1);
