import type { Assessed } from '../../domain/decision.ts';
import type { Answer, InPlace, Level, Task } from '../../engine/index.ts';

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
  act: 'the whole task is done, and nothing else',
  unknown: 'it is what an expert would have given',
} satisfies Record<TaskKey, string>;

const IN_PLACE = {
  nothing: 'the best prompt you can write',
  prompt: 'the prompt you run',
  retrieval: 'the retrieval you run',
  tuned: 'the tuned model you run',
} satisfies Record<InPlace, string>;

type ByLevel = Readonly<Record<Level, string>>;

const COST: ByLevel = {
  0: 'costs nothing',
  1: 'costs little',
  2: 'costs rework',
  3: 'costs money or trust',
  4: 'does serious harm',
};

const CHANGE: ByLevel = {
  0: 'never change',
  1: 'change about once a year',
  2: 'change every few months',
  3: 'change every week or month',
  4: 'change every day',
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
  1: 'a source is nice to have',
  2: 'you want sources for your own checks',
  3: 'users expect a source',
  4: 'every answer must be traceable',
};

/** Whether an answer is known to be this level or a higher one. */
export const atLeast = (answer: Answer, level: Level): boolean =>
  answer !== 'unsure' && answer >= level;

const say = (words: ByLevel, answer: Answer, unsure: string): string =>
  answer === 'unsure' ? unsure : words[answer];

/** What a mistake does: "costs money or trust". */
export const costs = ({ answers }: Assessed): string =>
  say(COST, answers.hallucination, 'has a cost that nobody knows yet');

/** What the facts behind the answers do: "change every few months". */
export const change = ({ answers }: Assessed): string =>
  say(CHANGE, answers.data_dynamics, 'change, nobody knows how often');

/** "Most requests need" */
export const requestsThatNeed = ({ answers }: Assessed): string =>
  say(SHARE, answers.external_knowledge, 'Nobody knows how many requests need');

/** "users expect a source" */
export const sources = ({ answers }: Assessed): string =>
  say(SOURCES, answers.transparency, 'nobody knows whether sources are wanted');

/** Whole sentences, one after another; those that do not apply are left out. */
export const sentences = (...all: readonly (string | null)[]): string =>
  all.filter((one) => one !== null).join(' ');

/** With a capital at its beginning. */
export const sentence = (text: string): string =>
  text.replace(/^./u, (first) => first.toUpperCase());

export const percent = (share: number): string => `${share}\u00a0%`;

/** "4,000", "90 million" */
export const number = (n: number): string =>
  n >= 1_000_000
    ? new Intl.NumberFormat('en', { notation: 'compact', compactDisplay: 'long' }).format(n)
    : n.toLocaleString('en');

/** "1 request a month", "4,000 requests a month" */
export const perMonth = (requests: number): string =>
  `${number(requests)} ${requests === 1 ? 'request' : 'requests'} a month`;

const taskOf = ({ details }: Assessed): TaskKey => details.task ?? 'unknown';

export const items = (of: Assessed): string => ITEMS[taskOf(of)];
export const right = (of: Assessed): string => RIGHT[taskOf(of)];

/** What everything else has to beat. */
export function baseline({ answers, details, recommendation }: Assessed): string {
  const { today = 'nothing' } = details;
  const first = recommendation.kinds.find(({ role }) => role === 'first');
  if (first !== undefined && today === 'prompt') return 'the prompt you run, with errors fed back';
  if (today !== 'nothing') return IN_PLACE[today];
  if (atLeast(answers.external_knowledge, 3)) {
    return details.today === 'nothing' ? 'what people do today' : 'what is in use today';
  }
  return atLeast(answers.model_adaptation, 3) ? 'the best prompt you have tried' : IN_PLACE.nothing;
}

/** The text for the kind of task, or the one for all others. */
export const byTask = <T extends string | null>(
  { details: { task } }: Assessed,
  texts: Partial<Record<Task, string>> & { readonly other: T },
): string | T => (task === undefined ? texts.other : (texts[task] ?? texts.other));

/** "76 % are right today, 95 % are needed", as far as known; empty when nothing is. */
export function rightAndNeeded({ details: { measured, needed } }: Assessed): string {
  if (measured === undefined) return needed === undefined ? '' : `${percent(needed)} are needed`;
  if (needed === undefined) return `${percent(measured)} are right today`;
  return `${percent(measured)} are right today, ${percent(needed)} are needed`;
}

/** What is in place reaches the share that is needed. */
export const isGoodEnough = ({ recommendation: { question } }: Assessed): boolean =>
  question.about === 'price';

/** "76 %": the share that is right today. */
export const rightToday = ({ details: { measured } }: Assessed): string =>
  measured === undefined ? 'today’s share' : percent(measured);

/** "the 24 %": those that are wrong today. */
export const wrongToday = ({ details: { measured } }: Assessed): string =>
  measured === undefined ? 'those' : `the ${percent(100 - measured)}`;

/** "95 %": the share from which it is good enough. */
export const shareNeeded = ({ details: { needed } }: Assessed): string =>
  needed === undefined ? 'the share you need' : percent(needed);

/** What the labels amount to, before a noun: "50 to 500", "more than 5,000". */
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

/** The same where no noun follows: "none", "50 to 500". */
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

const LEAST_OF: ByLevel = {
  0: 'none',
  1: 'the first',
  2: 'about 50',
  3: 'about 500',
  4: 'about 5,000',
};

/** The labels at which tuning would come in, as far as they alone can bring it: "about 50". */
export function labelsWanted({ recommendation }: Assessed): string | null {
  for (const { changes } of recommendation.flips) {
    const [change, another] = changes;
    if (another === undefined && change?.criterion === 'training_data') return LEAST_OF[change.to];
  }
  return null;
}

/** Code can tell whether made examples are right, so their number is no gate. */
export const canMakeExamples = ({ details: { task, checkable } }: Assessed): boolean =>
  (task === 'act' || task === 'code') && checkable !== 'no';

/** Nothing may leave the team's own machines. */
export const needsOwnMachines = ({ details: { limits = [] } }: Assessed): boolean =>
  limits.includes('own_machines');

export const mustBeFast = ({ details: { limits = [] } }: Assessed): boolean =>
  limits.includes('latency');
