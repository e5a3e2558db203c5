import type { Assessed } from '../../domain/decision.ts';
import {
  atLeast,
  byTask,
  canMakeExamples,
  labelCount,
  labelsHeld,
  labelsWanted,
  needsOwnMachines,
  perMonth,
  rightAndNeeded,
  sentences,
} from './case-words.ts';

/** Kinds of tuning: why this one, what to build first, and what would make it another. */
export const tuningTexts = {
  tuned_already: (of: Assessed) => {
    const figures = rightAndNeeded(of);
    return sentences(
      `You run a tuned model already${figures === '' ? '' : ` (${figures})`}. Let two people check a hundred of its labels, train it again on clean ones, and only then try a larger base.`,
      'Compare it with a prompt that has rules and examples, which costs a day.',
    );
  },
  narrow_labels: narrowLabels,
  working_prompt: (of: Assessed) =>
    sentences(
      `The prompt you run is good enough (${rightAndNeeded(of)}): train a smaller model on its accepted outputs, corrections by people first.`,
      'Build the filter that keeps wrong outputs out of the training set.',
      'If quality does turn out to be the trouble, train on ideal outputs instead.',
    ),
  checked_examples: () =>
    sentences(
      'A program tells right from wrong, so train on outputs that pass it, or let reinforcement tuning use its score.',
      'Build the check as a test that runs in seconds.',
    ),
  reads_passages: (of: Assessed) =>
    sentences(
      'Train on what the model will see then, and nothing written later: the request, what was retrieved (wrong candidates too), and the ideal output.',
      'Build the retrieval first, and measure how often it returns the right one.',
      byTask(of, {
        answer: 'Then freeze it, and include examples of “that is not in the sources”.',
        write: 'Then freeze it, and include examples with nothing to add.',
        other:
          'Compare with the simplest rule that could work, and let it say when it does not know.',
      }),
    ),
  form: (of: Assessed) =>
    sentences(
      of.details.task === 'write'
        ? `The form is the task, and you have ${labelCount(of)} approved texts: tune one adapter (LoRA) on all of them, with the voice named in the input and a short style card. Do not tune one for each voice, so that a new voice needs only a card. Compare with that card in a cached prompt.`
        : `The form is the task, and you have ${labelCount(of)} ideal outputs: tune an adapter (LoRA) on them. Train on half first, then on all: the difference shows whether more would help.`,
      'If people can only say which of two is better, use preference tuning.',
    ),
  scored_outputs: () =>
    'Ideal outputs are missing, but a program can score: reinforcement tuning needs only inputs and that score. Try a prompt optimiser first, with the same score and a fraction of the effort. Tune once it levels off below what you need.',
  better_and_worse: () =>
    'Ideal texts are missing, but people can choose between two drafts: keep every such choice. From a few hundred pairs on, preference tuning is possible.',
  collect_examples: collectExamples,
  tune_search: () =>
    'If most errors were found but ranked low, train the reranker, then the embedding, on pairs of request and passage that people have marked, not on what users clicked or believed.',
  challenger,
  cheaper_copy: (of: Assessed) =>
    `The quality comes from the prompt, but perhaps not the price and speed: train a smaller model on its accepted outputs, and compare both on a set marked by people${atPrice(of)}.`,
};

function narrowLabels(of: Assessed): string {
  const isClass = of.details.task === 'classify';
  const model = isClass
    ? 'a classifier on an embedding, or an encoder below 1B'
    : 'below 4B, with output forced into the schema; for scans, one that reads pages';
  const rules = isClass
    ? 'rules in code'
    : 'rules in code (tables of codes, ranges, sums, a template for the final text)';
  return sentences(
    `With one narrow task and ${labelCount(of)} labels, a small model (${model}) usually matches a large prompted one at a fraction of the price and time.`,
    needsOwnMachines(of) ? 'It runs on your own machines.' : 'One server trains and serves it.',
    'Clean the labels first (do two people agree on 100?), and train on half before you train on all.',
    // Where a mistake does harm, the pass line says that a person checks each output.
    of.answers.hallucination === 4
      ? `Around it, ${rules} stop what is impossible.`
      : `Around it, ${rules} stop what is impossible, and unsure cases go to a person.`,
  );
}

function collectExamples(of: Assessed): string {
  if (canMakeExamples(of)) {
    return `Make a few thousand examples from templates with changing names and states, with refusals and “no such thing” among them, each checked by code. The real ones (${labelsHeld(of)} today) remain the test. Then tune a model of a size you can run.`;
  }
  const wanted = labelsWanted(of);
  const gate = wanted === null ? 'tuning needs them' : `tuning becomes possible at ${wanted}`;
  return `Keep every output that people accept or correct, with its input: ${gate} (${labelsHeld(of)} today).`;
}

function challenger(of: Assessed): string {
  const { task, today } = of.details;
  const model =
    task === 'classify'
      ? 'a classifier (on an embedding, or an encoder below 1B)'
      : 'a model below 4B';
  return sentences(
    `You have ${labelCount(of)} labels for one narrow task, enough to train ${model} in days.`,
    today === 'prompt' && atPrice(of) !== ''
      ? 'The prompt’s own outputs can add to them, corrections first; only some people correct.'
      : null,
    `Cache repeated inputs, send unsure cases to the prompt, and run both on the same set, marked by people and split by source and time${atPrice(of)}.`,
    atLeast(of.answers.transparency, 2)
      ? 'It cannot show which sentence it relied on.'
      : 'It wins if it errs no more than the prompt; the prompt wins while classes still change.',
  );
}

/** From so many requests a month on, their price is worth naming. */
const MANY_REQUESTS = 100_000;

function atPrice({ details: { requestsPerMonth } }: Assessed): string {
  return requestsPerMonth === undefined || requestsPerMonth < MANY_REQUESTS
    ? ''
    : `, at the price of ${perMonth(requestsPerMonth)}`;
}
