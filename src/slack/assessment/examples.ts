import { type Answers, DETAILS, type Details, type Level } from '../../engine/index.ts';
import type { ExampleId, Messages } from '../../i18n/messages.ts';
import type { Draft } from './assessment-form.ts';

const answers = (
  external_knowledge: Level,
  model_adaptation: Level,
  hallucination: Level,
  training_data: Level,
  data_dynamics: Level,
  transparency: Level,
): Answers => ({
  external_knowledge,
  model_adaptation,
  hallucination,
  training_data,
  data_dynamics,
  transparency,
});

/** The article's three worked cases on our scale, and three of our own. */
export const EXAMPLES: Readonly<Record<ExampleId, Answers>> = {
  summaries: answers(0, 4, 1, 4, 1, 1),
  company_qa: answers(4, 2, 4, 2, 4, 3),
  support: answers(3, 4, 4, 3, 3, 2),
  contract_review: answers(4, 2, 4, 1, 2, 4),
  ticket_routing: answers(0, 3, 2, 4, 1, 1),
  brainstorming: answers(0, 1, 0, 0, 0, 0),
};

/** What else is known in these cases; all of it made up. */
export const EXAMPLE_DETAILS: Readonly<Record<ExampleId, Details>> = {
  summaries: {
    task: 'write',
    lookUp: 'nothing',
    today: 'prompt',
    measured: 62,
    needed: 90,
    checkable: 'no',
    requestsPerMonth: 400,
    builders: 'ml_engineers',
  },
  company_qa: {
    task: 'answer',
    lookUp: 'documents',
    today: 'nothing',
    needed: 85,
    checkable: 'no',
    requestsPerMonth: 3000,
    builders: 'developers',
  },
  support: {
    task: 'answer',
    lookUp: 'documents',
    today: 'prompt',
    measured: 48,
    needed: 85,
    checkable: 'partly',
    requestsPerMonth: 20_000,
    limits: ['latency'],
    builders: 'ml_engineers',
  },
  contract_review: {
    task: 'answer',
    lookUp: 'documents',
    today: 'nothing',
    needed: 95,
    checkable: 'no',
    requestsPerMonth: 200,
    limits: ['own_machines'],
    builders: 'developers',
  },
  ticket_routing: {
    task: 'classify',
    lookUp: 'nothing',
    today: 'prompt',
    measured: 74,
    needed: 92,
    checkable: 'yes',
    requestsPerMonth: 30_000,
    limits: ['cost'],
    builders: 'developers',
  },
  brainstorming: {
    task: 'write',
    lookUp: 'nothing',
    today: 'nothing',
    checkable: 'no',
    requestsPerMonth: 40,
    builders: 'nobody',
  },
};

export const EXAMPLE_IDS = [
  'summaries',
  'company_qa',
  'support',
  'contract_review',
  'ticket_routing',
  'brainstorming',
] as const satisfies readonly ExampleId[];

export function isExampleId(value: string): value is ExampleId {
  return EXAMPLE_IDS.some((id) => id === value);
}

/**
 * Fills the form in from an example. Keeps typed texts, and details that somebody gave; replaces those of
 * `earlier`, the example chosen before.
 */
export function fillFromExample(
  t: Messages,
  draft: Draft,
  id: ExampleId,
  earlier: string | null = null,
): Draft {
  const examples = Object.values(t.modal.examples);
  const words = t.modal.examples[id];
  const isOurs = (text: string): boolean =>
    text === '' || examples.some(({ title, context }) => text === title || text === context);
  return {
    ...draft,
    title: isOurs(draft.title) ? words.title : draft.title,
    context: isOurs(draft.context) ? words.context : draft.context,
    answers: EXAMPLES[id],
    details: { ...EXAMPLE_DETAILS[id], ...givenSince(draft.details, earlier) },
  };
}

/** The details that are not what the example filled in. */
function givenSince(details: Details, example: string | null): Details {
  const filledIn = example !== null && isExampleId(example) ? EXAMPLE_DETAILS[example] : {};
  const left = { ...details };
  for (const detail of DETAILS) {
    if (String(left[detail]) === String(filledIn[detail])) delete left[detail];
  }
  return left;
}
