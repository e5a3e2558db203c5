import type { Assessed } from '../../domain/decision.ts';
import type { KindChoice, KindId, KindRuleId, PartId } from '../../engine/index.ts';
import { isGoodEnough } from './case-words.ts';

/** A kind within a sentence, and as the title of its paragraph. */
type KindName = { readonly noun: string; readonly title: string };

const KINDS: Readonly<Record<KindId, KindName>> = {
  paste: { noun: 'the whole text in the prompt', title: 'The whole text in the prompt' },
  look_up: { noun: 'a look-up by key', title: 'Look up by key' },
  search: { noun: 'a search over documents', title: 'Search over documents' },
  agentic_search: { noun: 'a model that searches in steps', title: 'Search in steps' },
  small_model: { noun: 'a small trained model', title: 'A small trained model' },
  supervised: { noun: 'supervised tuning', title: 'Supervised tuning' },
  distillation: { noun: 'distillation into a smaller model', title: 'Distillation' },
  preference: { noun: 'preference tuning', title: 'Preference tuning' },
  grader: {
    noun: 'reinforcement tuning with a grader',
    title: 'Reinforcement tuning with a grader',
  },
  retriever: { noun: 'a tuned reranker', title: 'A tuned reranker' },
  structured_output: { noun: 'output forced into a schema', title: 'Structured output' },
  examples: { noun: 'instructions with chosen examples', title: 'Chosen examples' },
  decomposition: { noun: 'small steps, each checked', title: 'Small steps, each checked' },
  optimiser: { noun: 'a prompt optimiser', title: 'A prompt optimiser' },
};

/** Where the rule says more than the kind. */
const BY_RULE: Partial<Record<KindRuleId, Partial<KindName>>> = {
  improve_retrieval: { noun: 'improve the search you run', title: 'Improve the search you run' },
  shape_unknown: {
    noun: 'retrieval, its kind still open',
    title: 'Retrieval, its kind still open',
  },
  narrow_labels: { noun: 'a small model trained on your labels' },
  challenger: { noun: 'a small model trained on your labels' },
  tuned_already: {
    noun: 'the tuned model you run, trained again',
    title: 'The tuned model you run',
  },
  good_enough: { noun: 'what you run is good enough', title: 'What you run' },
  agent: { noun: 'few tools, checked by code', title: 'Few tools, checked by code' },
  run_and_repair: { noun: 'run the code and feed errors back', title: 'Run it, feed errors back' },
};

/** "a look-up by key" */
export function nameOf({ kind, role, rule }: KindChoice, of: Assessed): string {
  const { today } = of.details;
  if (rule === 'improve_retrieval' && isGoodEnough(of)) return 'the search you run is good enough';
  if (rule === 'challenger' && today === 'tuned') return 'your tuned model on clean labels';
  if (rule === 'code_files' && role === 'beside') return 'what each request depends on, by name';
  if (rule === 'text_fits' && today === 'retrieval') {
    return 'the whole text in the prompt instead of the search';
  }
  return BY_RULE[rule]?.noun ?? KINDS[kind].noun;
}

/** "Look up by key" */
export const titleOf = ({ kind, rule }: KindChoice): string =>
  BY_RULE[rule]?.title ?? KINDS[kind].title;

/** The kind of this part; there is at most one. */
export const kindIn = ({ recommendation }: Assessed, part: PartId): KindChoice | undefined =>
  recommendation.kinds.find((choice) => choice.part === part);
