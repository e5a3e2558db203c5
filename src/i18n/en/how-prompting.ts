import type { Assessed } from '../../domain/decision.ts';
import {
  atLeast,
  items,
  needsOwnMachines,
  perMonth,
  rightAndNeeded,
  sentences,
} from './case-words.ts';

/** Kinds of prompting: why this one, what to build first, and what would make it another. */
export const promptingTexts = {
  good_enough: (of: Assessed) =>
    `It reaches what you need (${rightAndNeeded(of)}): change nothing for quality. Put the fixed part first so that it is cached, and keep the test set for whatever replaces it.`,
  agent: (of: Assessed) =>
    needsOwnMachines(of)
      ? 'A model that you run yourself often gets the form of its calls wrong, so constrain the output with a grammar built from the calls and names in the request: then it cannot invent any. Let code refuse, or ask before, what must not go wrong. Keep the prompt short and its fixed part cached. Build the grammar first and see what is left: choosing the right call is what training is for.'
      : `Agents fail in their steps. Give it as few tools as possible, check arguments by schema and code, let code set identity, read values again before each write, and ask a person before what cannot be undone. Build the ${atLeast(of.answers.hallucination, 3) ? 'read-only' : 'most frequent'} task first. Train only for what still fails once the tools are right.`,
  run_and_repair: (of: Assessed) =>
    sentences(
      'Let plain code do what it can. Give the model what the rest depends on (the rendered result, imports, a similar finished one), run what it writes, and feed errors back, up to five times.',
      of.details.checkable === 'yes' ? 'Your check decides what passes.' : null,
      'Build that loop first; it is the baseline for everything else, and what still fails goes to people.',
      'If the same error survives, the prompt lacks a fact.',
    ),
  scored_set: scoredSet,
  fields,
  closed_list: (of: Assessed) =>
    sentences(
      `Force the answer into your list of classes plus “none of these”. Give each class a line${hasExamples(of) ? ', and each input the nearest labelled examples' : ' and an example'}.`,
      'Strip what is not the message, build the confusion table first, and merge or redefine classes that people confuse too. With dozens of classes, decide in two steps.',
    ),
  chosen_examples: (of: Assessed) =>
    `Show instead of telling: pick three to five good outputs of similar ${items(of)} for each prompt. Build a folder of approved ones to pick from. When more examples stop helping, the rest is for training.`,
  second_look: () =>
    'Mistakes are costly, so work in steps: first list the statements of the input with their place, then write the output from these alone, then check every sentence against its place, by code where possible. Allow “not said” as a result. Build the check first: a model that only reads its own answer again finds little.',
  plain_prompt: () =>
    'Write a clear instruction with a few good examples, the fixed part first so that it is cached. Build a set of test requests beside it, and change one thing at a time.',
};

/** Below so many requests a month, a more expensive model costs little more. */
const FEW_FOR_A_STRONGER_MODEL = 100_000;

function scoredSet(of: Assessed): string {
  const { requestsPerMonth } = of.details;
  const isSmall = requestsPerMonth !== undefined && requestsPerMonth < FEW_FOR_A_STRONGER_MODEL;
  return sentences(
    'Your prompt can be scored. First write down each rule that the errors show; then let an optimiser (GEPA, MIPRO) rewrite instructions and examples against part of the scored set.',
    isSmall
      ? `Try a stronger model too: at ${perMonth(requestsPerMonth)} its price hardly counts.`
      : 'Try a stronger model too.',
    'Ask for the sentence that the output relies on, and let code check that it is in the input.',
    'Stop when the share right stops rising on a part that the optimiser never saw.',
  );
}

/** So many a month one person can look over. */
const FEW_ENOUGH_TO_SEE = 1000;

function fields(of: Assessed): string {
  const { requestsPerMonth } = of.details;
  const isSeen = requestsPerMonth !== undefined && requestsPerMonth <= FEW_ENOUGH_TO_SEE;
  return sentences(
    'Give the model the page itself and force the output into a schema: each field with the words it was read from, an explicit “not there”, and one line on how to choose among several candidates.',
    `Let code check sums, dates and known codes${isSeen ? '; a person looks over each row with the words beside it' : ''}.`,
    'Build it on the documents you have. If one field alone stays bad, give it a step of its own.',
  );
}

/** Examples may be there to choose from. */
const hasExamples = ({ answers: { training_data } }: Assessed): boolean =>
  training_data === 'unsure' || training_data >= 2;
