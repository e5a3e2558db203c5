import type { Assessed } from '../../domain/decision.ts';
import type { CautionCode } from '../../engine/index.ts';
import {
  byTask,
  canMakeExamples,
  change,
  costs,
  items,
  labelCount,
  labelsHeld,
  needsOwnMachines,
  percent,
  sentence,
  sources,
} from './case-words.ts';

/** What to keep in mind about this case. */
export const cautionWords = {
  // The form says the first three in its own words, under the field that does not fit.
  nothing_to_look_up_yet_changing: () =>
    'Which facts change so often? If they come with each request, “Change” is “never”; if they must be looked up, outside knowledge is more than “none”.',
  nothing_to_look_up_yet_listed: () =>
    'Must anything be looked up? The answers say no, but the details name something. If some requests need it, outside knowledge is more than “none”.',
  much_to_look_up_yet_nothing: () =>
    'Must anything be looked up? Most requests need facts from outside, but the details say “nothing beyond the request”. What comes with the request does not count.',
  unsafe_acts: (of) =>
    `A wrong act ${costs(of)}. List the acts that must never go wrong (a lock, a payment, a deletion), and let code refuse them or ask a person first, whatever the model says.`,
  labels_missing: labelsMissing,
  scored_instead: ({ answers }) =>
    `${answers.training_data === 0 ? 'There are no' : 'There are too few'} ideal outputs, but a program can score any output: reinforcement tuning needs only that score.`,
  too_close_to_say: ({ answers }) =>
    // Counted in the published cases (METHOD.md), for this level alone.
    answers.model_adaptation === 2
      ? 'Answers alone cannot tell whether a prompt is enough here: in five of nine published cases like this, teams trained in the end. Measure both.'
      : 'Answers alone cannot tell whether a prompt is enough here. Measure a prompt and a trained model.',
  no_examples_at_all: (of) =>
    `There are no examples with an ideal output yet. Let two people mark the same 30 ${items(of)}: until they agree, no test can tell which way is better.`,
  labels_few: (of) =>
    `${sentence(labelCount(of))} examples are just enough: set a fifth of them apart for testing before anybody looks at them.`,
  tuned_snapshot: (of) =>
    `The facts behind the answers ${change(of)}, but a tuned model does not: send what is new along with the request.`,
  tuned_black_box: (of) =>
    `${sentence(sources(of))}, but a tuned model cannot show what it relied on: have it quote the words of the input.`,
  invention_unchecked: inventionUnchecked,
  retrieval_still_errs: retrievalStillErrs,
  where_to_tune: (of) =>
    needsOwnMachines(of)
      ? 'Nothing may leave your machines: choose the open model, and what will serve it, before you collect data.'
      : 'Decide first where to train and serve: some providers are ending hosted tuning, and open weights need GPUs.',
  nobody_trains: ({ details: { builders } }) =>
    builders === 'nobody'
      ? 'Nobody is there yet to train and run it: find that person before you plan the training.'
      : 'Nobody on the team has trained a model: treat the first try as learning, and still compare it with a prompt.',
} satisfies Record<CautionCode, (of: Assessed) => string>;

function labelsMissing(of: Assessed): string {
  if (canMakeExamples(of)) {
    return `Tuning is the likely second step. Keep the real examples (${labelsHeld(of)} today) for testing; make training examples, and let code check each one.`;
  }
  return of.answers.training_data === 0
    ? 'Tuning is wanted, but there are no examples to learn from: until there are, the prompt must do the work.'
    : `Tuning is wanted, but ${labelCount(of)} examples are not enough: until there are more, the prompt must do the work.`;
}

function inventionUnchecked(of: Assessed): string {
  const isGrave = of.answers.hallucination === 4;
  return byTask(of, {
    classify: `A wrong class ${costs(of)}: send what the model is least sure of to a person, and measure how much that is.`,
    extract: `A wrong value ${costs(of)}: check each one against the words it was read from, and let a person see ${isGrave ? 'all of them' : 'those that do not match'}.`,
    other: `A made-up statement ${costs(of)}: tie each statement to a passage of the input, and let a person sign off ${isGrave ? 'every output' : 'what cannot be tied'}.`,
  });
}

function retrievalStillErrs(of: Assessed): string {
  const { measured, task, today } = of.details;
  if (task === 'code') {
    return `Code written from the right files can still be wrong, and a mistake ${costs(of)}: compare its results on known cases before anybody relies on it.`;
  }
  return today === 'retrieval' && measured !== undefined && measured < 100
    ? `With retrieval, ${percent(100 - measured)} are wrong today. Besides improving the search, check each answer against its passages, and let it say that it does not know.`
    : `Retrieval makes invention rarer but does not end it, and a mistake ${costs(of)} here. Check each answer against its passages, and let it say that it does not know.`;
}
