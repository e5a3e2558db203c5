import type { Answers, Level } from '../../engine/index.ts';
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
  ticket_routing: answers(1, 3, 2, 4, 1, 1),
  brainstorming: answers(0, 1, 0, 0, 0, 0),
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

/** Fills the form in from an example. Keeps typed texts and replaces those of an earlier example. */
export function fillFromExample(t: Messages, draft: Draft, id: ExampleId): Draft {
  const examples = Object.values(t.modal.examples);
  const words = t.modal.examples[id];
  const isOurs = (text: string): boolean =>
    text === '' || examples.some(({ title, context }) => text === title || text === context);
  return {
    ...draft,
    title: isOurs(draft.title) ? words.title : draft.title,
    context: isOurs(draft.context) ? words.context : draft.context,
    answers: EXAMPLES[id],
  };
}
