import type {
  Builders,
  Checkable,
  DetailId,
  Details,
  InPlace,
  Limit,
  LookUp,
  Task,
} from '../../engine/index.ts';
import { percent } from './case-words.ts';
import { list } from './vocabulary.ts';

/** A name for lists, the question and the hint of the form's field. */
type FieldWords = { readonly name: string; readonly label: string; readonly hint: string };

const fields = {
  task: {
    name: 'Task',
    label: 'What does it do with a request?',
    hint: 'The main thing it does. If it does several, rate each as a case of its own.',
  },
  lookUp: {
    name: 'What must be looked up',
    label: 'What must be looked up?',
    hint: 'Its shape and place: a search over documents and a query by key are built differently.',
  },
  today: {
    name: 'In place today',
    label: 'What answers these requests today?',
    hint: 'What there is to improve on, and to compare with.',
  },
  measured: {
    name: 'Right today',
    label: 'How many of 100 are right today?',
    hint: 'Measured on real requests, not guessed. Leave it empty if nobody has measured it.',
  },
  needed: {
    name: 'Right needed',
    label: 'How many of 100 must be right?',
    hint: 'From this share on it is good enough to use.',
  },
  checkable: {
    name: 'Checkable by a program',
    label: 'Can a program check outputs?',
    hint: 'Tests, a schema, a known right answer: whatever tells right from wrong without a person.',
  },
  requestsPerMonth: {
    name: 'Requests a month',
    label: 'How many requests a month?',
    hint: 'Roughly, once it is in use.',
  },
  limits: {
    name: 'Firm limits',
    label: 'Which limits are firm?',
    hint: 'Only what rules a solution out. What merely matters belongs under “Also matters to us”.',
  },
  builders: {
    name: 'Who builds and runs it',
    label: 'Who will build and run it?',
    hint: 'The people who are there, or sure to come.',
  },
} satisfies Record<DetailId, FieldWords>;

/** A few words for sentences and lists, and the text of the option in the form. */
type ChoiceWords = { readonly short: string; readonly option: string };

const task = {
  answer: { short: 'answer questions', option: 'Answer questions' },
  extract: { short: 'extract fields', option: 'Extract fields: from texts or forms' },
  classify: { short: 'classify or route', option: 'Classify or route: pick a label or a place' },
  write: { short: 'write or summarise', option: 'Write or summarise' },
  code: { short: 'code or queries', option: 'Code or queries: programs, SQL, formulas' },
  act: { short: 'act with tools', option: 'Act with tools: call systems, take steps' },
} satisfies Record<Task, ChoiceWords>;

const lookUp = {
  nothing: { short: 'nothing', option: 'Nothing beyond the request' },
  text: { short: 'a text that fits in the prompt', option: 'A text that fits in the prompt' },
  documents: { short: 'a collection of documents', option: 'A collection of documents' },
  records: { short: 'records or live values, by key', option: 'Records or live values, by key' },
  code: { short: 'code or files', option: 'Code or files' },
} satisfies Record<LookUp, ChoiceWords>;

const today = {
  nothing: { short: 'nothing yet', option: 'Nothing yet' },
  prompt: { short: 'a prompt', option: 'A prompt' },
  retrieval: { short: 'retrieval (RAG)', option: 'Retrieval (RAG)' },
  tuned: { short: 'a tuned model', option: 'A tuned model' },
} satisfies Record<InPlace, ChoiceWords>;

const checkable = {
  yes: { short: 'yes', option: 'Yes: a program tells right from wrong' },
  partly: { short: 'partly', option: 'Partly: a program finds some mistakes' },
  no: { short: 'no', option: 'No: a person must look' },
} satisfies Record<Checkable, ChoiceWords>;

const limits = {
  latency: { short: 'latency', option: 'Latency: answers must come within a set time' },
  cost: { short: 'cost', option: 'Cost: a request may cost only so much' },
  own_machines: { short: 'our own machines', option: 'Our own machines: nothing may leave them' },
} satisfies Record<Limit, ChoiceWords>;

const builders = {
  nobody: { short: 'nobody yet', option: 'Nobody yet' },
  developers: { short: 'software developers', option: 'Software developers' },
  ml_engineers: {
    short: 'people who have trained models',
    option: 'People who have trained models',
  },
} satisfies Record<Builders, ChoiceWords>;

const about = (n: number): string => `about ${new Intl.NumberFormat('en-GB').format(n)}`;

/** Where a detail is missing. */
const unknown = 'not given';

/** The value of a detail within a list that names it: "answer questions", "66 %", "about 60". */
function inWords(id: DetailId, details: Details): string {
  switch (id) {
    case 'task':
      return details.task === undefined ? unknown : task[details.task].short;
    case 'lookUp':
      return details.lookUp === undefined ? unknown : lookUp[details.lookUp].short;
    case 'today':
      return details.today === undefined ? unknown : today[details.today].short;
    case 'measured':
      return details.measured === undefined ? unknown : percent(details.measured);
    case 'needed':
      return details.needed === undefined ? unknown : percent(details.needed);
    case 'checkable':
      return details.checkable === undefined ? unknown : checkable[details.checkable].short;
    case 'requestsPerMonth':
      return details.requestsPerMonth === undefined ? unknown : about(details.requestsPerMonth);
    case 'limits':
      return details.limits === undefined
        ? unknown
        : list(details.limits.map((id) => limits[id].short));
    case 'builders':
      return details.builders === undefined ? unknown : builders[details.builders].short;
  }
}

const CHECKED = {
  yes: 'a program can check it',
  partly: 'a program can check part of it',
  no: 'only people can check it',
} satisfies Record<Checkable, string>;

/** What is given, in a few words each: "extract fields · about 60 requests a month". */
function inShort(given: Details): string {
  const { measured, needed, requestsPerMonth: perMonth } = given;
  const parts = [
    given.task === undefined ? null : task[given.task].short,
    given.lookUp === undefined ? null : `looks up ${lookUp[given.lookUp].short}`,
    given.today === undefined ? null : `${today[given.today].short} in place`,
    // With both, the first message names them.
    measured === undefined || needed !== undefined ? null : `${percent(measured)} right today`,
    needed === undefined || measured !== undefined ? null : `${percent(needed)} needed`,
    given.checkable === undefined ? null : CHECKED[given.checkable],
    perMonth === undefined ? null : `${about(perMonth)} a month`,
    given.limits === undefined ? null : `limits: ${inWords('limits', given)}`,
    given.builders === undefined ? null : `built by ${builders[given.builders].short}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** What is known about a case beyond the six criteria: in the form, in replies and in exports. */
export const details = {
  heading: 'More about the case',
  hint: 'All optional. None changes the verdict; they make the advice and the test plan fit your case.',
  fields,
  values: { task, lookUp, today, checkable, limits, builders },
  unknown,
  inWords,
  inShort,
  /** "66 % measured, 90 % needed" */
  shares: (measured: number, needed: number) =>
    `${percent(measured)} measured, ${percent(needed)} needed`,
  /** "about 60 requests a month" */
  requests: (perMonth: number) =>
    `${about(perMonth)} ${perMonth === 1 ? 'request' : 'requests'} a month`,
};
