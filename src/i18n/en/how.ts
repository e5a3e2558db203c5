import type { Assessed } from '../../domain/decision.ts';
import type { DetailId, KindChoice, KindId, KindRuleId, Role } from '../../engine/index.ts';
import { byTask, items, labelCount, number, right, shares } from './case-words.ts';
import { details } from './details.ts';

const NAMES = {
  paste: 'Paste the text',
  look_up: 'Look up by key',
  search: 'Search over documents',
  agentic_search: 'Search in steps',
  small_model: 'A small trained model',
  supervised: 'Supervised tuning',
  distillation: 'Distillation',
  preference: 'Preference tuning',
  grader: 'Tuning against a grader',
  retriever: 'Tune the search',
  structured_output: 'Structured output',
  examples: 'Chosen examples',
  decomposition: 'Smaller steps, each checked',
  optimiser: 'A prompt optimiser',
} satisfies Record<KindId, string>;

const ROLES = {
  first: 'before anything is trained',
  build: 'to build',
  beside: 'for the requests that need it',
  baseline: 'the baseline',
  compare: 'worth comparing',
  later: 'later',
} satisfies Record<Role, string>;

type Text = (of: Assessed) => string;

const ownMachines = ({ details: { limits = [] } }: Assessed): boolean =>
  limits.includes('own_machines');

/** Why this kind, what to build first, and what would make it another. */
const TEXTS: Readonly<Record<KindRuleId, Text>> = {
  records: (of) =>
    `What you need is a record or a live value, so ask the system that holds it (API, SQL or tool call) with the key from the request; an index would be stale and return neighbours. Build one call first, with the asker’s own rights and a plain “not found”.${of.details.today === 'retrieval' ? ' Take these requests away from the search you run.' : ''} If the key is not in the request, a search finds it first.`,
  text_fits: (of) =>
    `It fits, so put all of it at the start of the prompt and let the provider cache it: nothing to find, nothing to miss.${of.details.today === 'retrieval' ? ' It replaces the search you run.' : ''} Build the prompt and a job that refreshes it${changes(of)}. A search pays once the text no longer fits or its price per request hurts.`,
  code_files: (of) =>
    byTask(of, {
      code: 'Names and structure matter more than likeness, so let the model list, search and read in steps: first which tables or files, confirmed or checked, then their columns or signatures, then the code. Build the first step and measure it alone. If a few files serve nearly all requests, paste those.',
      other:
        'Names and structure matter more than likeness, so let the model list, search and read files in steps instead of building an index. Build the three tools first. If the files are mostly prose, search them as documents.',
    }),
  comes_along: (of) =>
    `All that is needed comes with the request, so hand it over whole and mark its parts, that ${items(of)} can be answered from named passages. If it grows past the window, split by structure, not by length.`,
  improve_retrieval: (of) =>
    `You search already (${shares(of) || 'not measured yet'}), so mend that before adding anything: first filters by date, kind and rights; then how documents are cut and titled; then keyword beside vector search; then a reranker. Measure after each whether the right passage is among those handed over. If it is and the output is still wrong, the fault is in the prompt or the model.`,
  documents: (of) =>
    `Facts lie in many documents, so search: keyword and vector together, filtered by date and rights, a reranker on top${of.details.limits?.includes('latency') ? ' if the time allows it' : ''}. Build it for one well-kept part of the collection first. If ${items(of)} name what they are about by a key, look that up instead; if all of it fits into a prompt, paste it.`,
  shape_unknown: () =>
    'You have not said what must be looked up, and that decides the way: one text that fits is pasted, records and live values are looked up by key, code and files are searched in steps, and only a collection of documents needs an index.',
  narrow_labels: (of) =>
    `One narrow task and ${labelCount(of)} labels: a small model (${of.details.task === 'classify' ? 'a classifier on an embedding, or an encoder below 1B' : 'below 4B, its output forced into the schema'}) usually reaches a large prompted one, in milliseconds${ownMachines(of) ? ' and on your own machines' : ''}. Train one on a tenth of the labels first, then double: the curve shows whether more labels still help. If it levels off too low, look at the labels, then at a larger model.`,
  working_prompt: (of) =>
    `The prompt you run is good enough (${shares(of)}): train a smaller model on its accepted outputs, corrections by people first. Build the filter that keeps wrong outputs out of the training set. If quality is the trouble after all, train on ideal outputs instead.`,
  checked_examples: () =>
    'A program tells right from wrong, so train only on outputs that pass it. Build the check as a test that runs in seconds. If that levels off, the same check can serve as the grader of reinforcement tuning.',
  reads_passages: (of) =>
    `Train on what the model will see: the request, the passages retrieved for it with useless ones among them, and the ideal output. Build the retrieval first and freeze it. If ${items(of)} fail because the passage is missing, tune the search and not the model.`,
  form: (of) =>
    byTask(of, {
      write: `The form is the task and ${labelCount(of)} good texts exist: tune an adapter (LoRA) on them. Build it for the voice with most examples first; one base can carry an adapter for each voice. If people can only say which of two is better, use preference tuning.`,
      other: `The form is the task and ${labelCount(of)} ideal outputs exist: tune an adapter (LoRA) on them. Train on half first, then on all: the difference shows whether more would help. If people can only say which of two is better, use preference tuning.`,
    }),
  scored_outputs: () =>
    'Ideal outputs are missing, but a program can score: reinforcement tuning needs only inputs and that score. A prompt optimiser comes first, with the same score and a fraction of the effort; tune once it levels off below what you need.',
  better_and_worse: () =>
    'Ideal texts are missing, but people can choose between two drafts: keep every such choice. From some hundred pairs on, preference tuning is open.',
  collect_examples: (of) =>
    `Keep every output that people accept or correct, with its input: tuning opens at about 50 (${labelCount(of)} today).${of.details.task === 'act' || of.details.task === 'code' ? ' Templates can add some hundred where code checks each.' : ''}`,
  tune_search: (of) =>
    `If the right passage is found but ranks low, train the reranker, then the embedding, on pairs of request and passage that proved right${of.details.requestsPerMonth === undefined ? '' : `; ${number(of.details.requestsPerMonth)} requests a month will give them`}. It leaves the answering model alone.`,
  challenger: (of) =>
    `${labelCount(of)} labels for one narrow task are enough to train ${of.details.task === 'classify' ? 'a classifier (on an embedding, or an encoder below 1B)' : 'a model below 4B'} in days: run it beside the prompt on the same test set${cheaper(of)}. It wins where errors are no more and the price matters; the prompt wins while classes still change.`.replace(
      /^./u,
      (first) => first.toUpperCase(),
    ),
  cheaper_copy: (of) =>
    `Quality comes from the prompt, price and speed do not: train a smaller model on its accepted outputs and compare both on the same test set${of.details.requestsPerMonth === undefined ? '' : `, at ${number(of.details.requestsPerMonth)} requests a month`}.`,
  agent: (of) =>
    `Agents fail in their steps: as few tools as will do, arguments forced into a schema and checked in code, values read afresh before each write, and a person’s yes before what cannot be undone. Build the ${of.answers.hallucination === 'unsure' || of.answers.hallucination >= 3 ? 'read-only' : 'most frequent'} task first. Train only what still fails when the tools are right.`,
  run_and_repair: (of) =>
    `Run what it writes and give errors back, up to three times${of.details.checkable === 'yes' ? '; your check decides' : ''}. Build the loop first, with what the code depends on in the prompt. If the same mistake survives three tries, the prompt lacks a fact.`,
  scored_set: (of) =>
    `You run a prompt (${shares(of)}) and can score it: let an optimiser (GEPA, MIPRO) rewrite instructions and examples against a part of the scored set. Build the score first. It has reached its end when the part that it never saw stops rising.`,
  fields: (of) =>
    `Force the output into a schema, each field with its evidence (the words it was read from) and an explicit “not there”. Build it with ${of.details.requestsPerMonth !== undefined && of.details.requestsPerMonth <= 1000 ? 'the page image in the prompt and a person’s glance at each row' : 'a check of each value by code: sums, codes, dates'}. If one field alone stays bad, give it a step of its own.`,
  closed_list: (of) =>
    `Force the answer into your list of classes and add “none of these”; give each class a line and ${of.answers.training_data === 'unsure' || of.answers.training_data >= 2 ? 'the nearest labelled examples' : 'one example'}. Build the confusion table first: it shows which two classes need a better line. With dozens of overlapping classes, decide in two steps.`,
  chosen_examples: (of) =>
    `Show instead of telling: three to five good outputs for similar requests, picked for each ${items(of).replace(/s$/, '')}. Build a folder of approved ones to pick from. When more examples stop helping, the rest is for training.`,
  second_look: (of) =>
    `Mistakes are dear (${right(of)} is the measure), so write in one step and check in the next: every statement against a named passage, by code where that can be, and “not known” allowed. Build the check first. A model that only re-reads itself finds little.`,
  plain_prompt: () =>
    'A clear instruction with a few good examples, the fixed part first so that it is cached. Build a set of test requests beside it, and change one thing at a time.',
};

function changes({ answers: { data_dynamics } }: Assessed): string {
  if (data_dynamics === 4) return ' daily';
  return data_dynamics === 3 ? ' every week' : ' when it changes';
}

function cheaper({ details: { requestsPerMonth } }: Assessed): string {
  return requestsPerMonth === undefined
    ? ''
    : `, at the price of ${number(requestsPerMonth)} requests a month`;
}

/** Which kinds fit, why, what to build first, and what would make it another. */
export const how = {
  heading: 'How to build it',
  name: ({ kind, role }: KindChoice) => `${NAMES[kind]} (${ROLES[role]})`,
  text: ({ rule }: KindChoice, of: Assessed) => TEXTS[rule](of),
  /** The missing detail that would change most of this. */
  sharpen: (detail: DetailId) =>
    `What would sharpen this most: “${details.fields[detail].label}” Choose Edit and say so.`,
};
