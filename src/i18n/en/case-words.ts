import type { Assessed } from '../../domain/decision.ts';
import type { InPlace, KindId, Task } from '../../engine/index.ts';

type TaskKey = Task | 'unknown';

/** What one request to the application is called. */
const ITEMS = {
  answer: 'questions',
  extract: 'documents',
  classify: 'items',
  write: 'requests',
  code: 'requests',
  act: 'tasks',
  unknown: 'requests',
} satisfies Record<TaskKey, string>;

/** When an output counts as right. */
const RIGHT = {
  answer: 'an expert would send the answer as it is',
  extract: 'every field is right',
  classify: 'the class is right',
  write: 'an editor would send it as it is',
  code: 'it runs and gives the right result',
  act: 'the task is done, from start to end, and nothing else',
  unknown: 'an expert would send it as it is',
} satisfies Record<TaskKey, string>;

const IN_PLACE = {
  nothing: 'the best prompt you can write',
  prompt: 'the prompt you run',
  retrieval: 'the retrieval you run',
  tuned: 'the tuned model you run',
} satisfies Record<InPlace, string>;

/** The kinds as a noun, for sentences. */
export const KIND_NAMES = {
  paste: 'pasting the text into the prompt',
  look_up: 'a look-up by key',
  search: 'a search over documents',
  agentic_search: 'a model that searches in steps',
  small_model: 'a small trained model',
  supervised: 'supervised tuning',
  distillation: 'distillation into a smaller model',
  preference: 'preference tuning',
  grader: 'tuning against a grader',
  retriever: 'tuning the reranker or the embedding',
  structured_output: 'structured output',
  examples: 'chosen examples in the prompt',
  decomposition: 'smaller steps, each checked',
  optimiser: 'a prompt optimiser',
} satisfies Record<KindId, string>;

export const percent = (share: number): string => `${share}\u00a0%`;

/** "4,000", "90 million" */
export const number = (n: number): string =>
  n >= 1_000_000
    ? new Intl.NumberFormat('en', { notation: 'compact', compactDisplay: 'long' }).format(n)
    : n.toLocaleString('en');

const taskOf = ({ details }: Assessed): TaskKey => details.task ?? 'unknown';

export const items = (of: Assessed): string => ITEMS[taskOf(of)];
export const right = (of: Assessed): string => RIGHT[taskOf(of)];
export const baseline = ({ details: { today = 'nothing' } }: Assessed): string => IN_PLACE[today];

/** The text for the kind of task, or the one for all others. */
export const byTask = (
  { details: { task } }: Assessed,
  texts: Partial<Record<Task, string>> & { readonly other: string },
): string => (task === undefined ? texts.other : (texts[task] ?? texts.other));

/** "76 % are right today, 95 % are needed", as far as known; empty when nothing is. */
export function shares({ details: { measured, needed } }: Assessed): string {
  if (measured === undefined) return needed === undefined ? '' : `${percent(needed)} are needed`;
  if (needed === undefined) return `${percent(measured)} are right today`;
  return `${percent(measured)} are right today, ${percent(needed)} are needed`;
}

/** What the labels amount to: "some 50 to 500", "more than 5,000". */
export function labelCount({ answers: { training_data } }: Assessed): string {
  switch (training_data) {
    case 'unsure':
      return 'an unknown number of';
    case 0:
      return 'no';
    case 1:
      return 'fewer than 50';
    case 2:
      return '50 to 500';
    case 3:
      return '500 to 5,000';
    case 4:
      return 'more than 5,000';
  }
}

/** The kind that is built first for the verdict, with its rule. */
export const kindIn = ({ recommendation }: Assessed, part: 'retrieval' | 'tuning' | 'prompting') =>
  recommendation.kinds.find((choice) => choice.part === part);
