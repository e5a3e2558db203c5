import type { Assessed } from '../../domain/decision.ts';
import type {
  Answer,
  InPlace,
  KindChoice,
  KindId,
  KindRuleId,
  Level,
  Task,
} from '../../engine/index.ts';

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
  unknown: 'it is what an expert would have given',
} satisfies Record<TaskKey, string>;

const IN_PLACE = {
  nothing: 'the best prompt you can write',
  prompt: 'the prompt you run',
  retrieval: 'the retrieval you run',
  tuned: 'the tuned model you run',
} satisfies Record<InPlace, string>;

/** The kinds as a noun, for sentences. */
const KIND_NAMES = {
  paste: 'the whole text in the prompt',
  look_up: 'a look-up by key',
  search: 'a search over documents',
  agentic_search: 'a model that searches in steps',
  small_model: 'a small trained model',
  supervised: 'supervised tuning',
  distillation: 'distillation into a smaller model',
  preference: 'preference tuning',
  grader: 'tuning against a grader',
  retriever: 'a tuned reranker',
  structured_output: 'output forced into a schema',
  examples: 'instructions with chosen examples',
  decomposition: 'small steps, each checked',
  optimiser: 'a prompt optimiser',
} satisfies Record<KindId, string>;

/** Where the rule says more than the kind. */
const RULE_NAMES: Partial<Record<KindRuleId, string>> = {
  improve_retrieval: 'mend the search you run',
  narrow_labels: 'a small model trained on your labels',
  challenger: 'a small model trained on your labels',
  good_enough: 'the prompt you run is good enough',
  tuned_already: 'the tuned model you run, trained again',
  shape_unknown: 'a look-up, of which kind depends on what must be looked up',
  agent: 'few tools, checked by code',
  run_and_repair: 'run it and give errors back',
};

export function nameOf({ kind, role, rule }: KindChoice, { details: { today } }: Assessed): string {
  if (rule === 'challenger' && today === 'tuned') return 'your tuned model on clean labels';
  if (rule === 'code_files' && role === 'beside') return 'what each request depends on, by name';
  if (rule === 'text_fits' && today === 'retrieval') {
    return 'the whole text in the prompt, in place of the search';
  }
  return RULE_NAMES[rule] ?? KIND_NAMES[kind];
}

type ByLevel = Readonly<Record<Level, string>>;

const COST: ByLevel = {
  0: 'nothing',
  1: 'a glance',
  2: 'rework',
  3: 'money or trust',
  4: 'harm',
};

const CHANGE: ByLevel = {
  0: 'never',
  1: 'about once a year',
  2: 'every few months',
  3: 'every week or month',
  4: 'every day',
};

const SHARE: ByLevel = {
  0: 'No requests need',
  1: 'A few requests need',
  2: 'Some requests need',
  3: 'Most requests need',
  4: 'All requests need',
};

const SOURCES: ByLevel = {
  0: 'nobody asks for sources',
  1: 'sources would please',
  2: 'sources serve your own checks',
  3: 'users expect a source',
  4: 'every answer must be traceable',
};

const say = (words: ByLevel, answer: Answer, unsure: string): string =>
  answer === 'unsure' ? unsure : words[answer];

/** What a mistake costs: "money or trust". */
export const cost = ({ answers }: Assessed): string =>
  say(COST, answers.hallucination, 'nobody knows what');

/** How often what answers rest on changes: "every few months". */
export const change = ({ answers }: Assessed): string =>
  say(CHANGE, answers.data_dynamics, 'nobody knows how often');

/** "Most requests need" */
export const share = ({ answers }: Assessed): string =>
  say(SHARE, answers.external_knowledge, 'Nobody knows how many requests need');

/** "users expect a source" */
export const sources = ({ answers }: Assessed): string =>
  say(SOURCES, answers.transparency, 'nobody knows whether sources are wanted');

/** With a capital at its beginning. */
export const sentence = (text: string): string =>
  text.replace(/^./u, (first) => first.toUpperCase());

export const percent = (share: number): string => `${share}\u00a0%`;

/** "4,000", "90 million" */
export const number = (n: number): string =>
  n >= 1_000_000
    ? new Intl.NumberFormat('en', { notation: 'compact', compactDisplay: 'long' }).format(n)
    : n.toLocaleString('en');

const taskOf = ({ details }: Assessed): TaskKey => details.task ?? 'unknown';

export const items = (of: Assessed): string => ITEMS[taskOf(of)];
export const right = (of: Assessed): string => RIGHT[taskOf(of)];

/** What everything else has to beat. */
export function baseline({
  answers,
  details: { today = 'nothing' },
  recommendation,
}: Assessed): string {
  const first = recommendation.kinds.find(({ role }) => role === 'first');
  if (first !== undefined && today === 'prompt') return 'the prompt you run with errors given back';
  if (today !== 'nothing') return IN_PLACE[today];
  const { external_knowledge: outside, model_adaptation: behaviour } = answers;
  if (outside !== 'unsure' && outside >= 3) return 'what people or simple rules do today';
  return behaviour !== 'unsure' && behaviour >= 3
    ? 'the best prompt you have tried'
    : IN_PLACE.nothing;
}

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

/** "1 request a month", "4,000 requests a month" */
export const perMonth = (requests: number): string =>
  `${number(requests)} ${requests === 1 ? 'request' : 'requests'} a month`;

/** What the labels amount to, where no noun follows: "none", "50 to 500". */
export function labelsHeld(of: Assessed): string {
  switch (of.answers.training_data) {
    case 'unsure':
      return 'an unknown number';
    case 0:
      return 'none';
    default:
      return labelCount(of);
  }
}

/** The kind that is built first for the verdict, with its rule. */
export const kindIn = ({ recommendation }: Assessed, part: 'retrieval' | 'tuning' | 'prompting') =>
  recommendation.kinds.find((choice) => choice.part === part);
