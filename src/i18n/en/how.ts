import type { Assessed } from '../../domain/decision.ts';
import type { DetailId, KindChoice, KindId, KindRuleId, Role } from '../../engine/index.ts';
import { byTask, items, kindIn, labelCount, labelsHeld, perMonth, shares } from './case-words.ts';
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

/** Where the rule says more than the kind. */
const RULE_NAMES: Partial<Record<KindRuleId, string>> = {
  improve_retrieval: 'Mend the search you run',
  shape_unknown: 'A look-up of some kind',
  good_enough: 'The prompt you run',
  tuned_already: 'The tuned model you run',
  agent: 'Few tools, checked by code',
  run_and_repair: 'Run it, give errors back',
};

const ROLES = {
  first: 'before anything is trained',
  build: 'to build',
  beside: 'beside it',
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
    `Ask the system that holds it (API, SQL or tool call) with the key from the request${of.details.task === 'act' ? ', which code sets from the session and never the model' : ''}; an index would be stale and return neighbours. ${of.details.task === 'extract' ? 'Check every value against that record, too. ' : ''}Build one read-only call first, with the asker’s rights and a plain “not found”; let code do the sums.${of.details.today === 'retrieval' ? ' Take these requests away from the search you run.' : ''} Only if the key is not in the request does a search find it first.`,
  text_fits: (of) =>
    `It fits, so put all of it at the start of the prompt and let the provider cache it: nothing to find, nothing to miss.${of.details.today === 'retrieval' ? ' It replaces the search you run.' : ''} Build the prompt and a job that refreshes it${changes(of)}. A search pays once the text no longer fits or its price per request hurts.`,
  code_files: (of) =>
    kindIn(of, 'retrieval')?.role === 'beside'
      ? 'Hand over with each request what it depends on (imports, schema, the rendered result, a finished sibling), chosen by code from names and paths and not by likeness.'
      : byTask(of, {
          code: `Names and structure matter more than likeness, so search in steps: first which tables or files (from descriptions and from what people used before, confirmed by the person), then only their columns or signatures as they are now, then the code${of.details.checkable === 'no' ? '' : '; run it dry, with the asker’s rights, and give errors back'}. Build the first step and measure it alone. If a few files serve nearly all requests, paste those.`,
          other:
            'Names and structure matter more than likeness, so let the model list, search and read files in steps instead of building an index. Build the three tools first. If the files are mostly prose, search them as documents.',
        }),
  comes_along: (of) =>
    `All that is needed comes with the request, so hand it over whole and mark its parts, that ${items(of)} can be answered from named passages. If it grows past the window, split by structure, not by length.`,
  improve_retrieval: (of) =>
    `You search already, so mend that before adding anything: the biggest pile of misses first and, all else equal, in this order: ${freshness(of)}; filters by what the question says of time, place and person; cutting by section, with titles; keyword beside vector search; a reranker${of.details.limits?.includes('latency') ? ' that fits into your time' : ''}. A question with parts is searched part by part, and checked for what is left out${high(of) ? '; what stays unsure is not answered' : ''}. ${of.details.builders === 'ml_engineers' ? 'Judge each change by whether all that is needed is handed over, before judging answers.' : 'Judge each change on 50 questions that are not in the test.'}`,
  documents: (of) =>
    `Facts lie in many documents, so search: keyword and vector together, filtered by date and rights, a reranker on top${of.details.limits?.includes('latency') ? ' if the time allows it' : ''}. Build it for one well-kept part of the collection first. If ${items(of)} name what they are about by a key, look that up instead; if all of it fits into a prompt, paste it.`,
  shape_unknown: () =>
    'The kind hangs on what is looked up. Records: by key, from the system that holds them. A text that fits: in the prompt. Code: in steps. Documents: a search. Candidates that rules narrow down: keep the rules, let the model rank the rest.',
  tuned_already: (of) =>
    `You run a tuned model already${shares(of) === '' ? '' : ` (${shares(of)})`}: check a hundred of its labels by two people, train it again on clean ones, and only then try a larger base. Compare with a prompt that has rules and examples, which costs a day.`,
  narrow_labels: (of) =>
    `One narrow task and ${labelCount(of)} labels: a small model (${of.details.task === 'classify' ? 'a classifier on an embedding, or an encoder below 1B' : 'below 4B; for scans one that reads pages; output forced into the schema'}) usually reaches a large prompted one at a fraction of price and time${ownMachines(of) ? ', on your own machines' : '; a plain server trains and serves it'}. Clean the labels first (do two people agree on 100?), train on a part, then on twice as much: the curve shows whether more would help. Around it, rules in code${of.details.task === 'classify' ? '' : ' (tables of codes, ranges, sums, a template for the final text)'} stop what cannot be${of.answers.hallucination === 4 ? ', and a person goes on checking each' : ', and the unsure goes to a person'}.`,
  working_prompt: (of) =>
    `The prompt you run is good enough (${shares(of)}): train a smaller model on its accepted outputs, corrections by people first. Build the filter that keeps wrong outputs out of the training set. If quality is the trouble after all, train on ideal outputs instead.`,
  checked_examples: (of) =>
    `A program tells right from wrong, so train on outputs that pass it. Build the check as a test that runs in seconds.${of.details.builders === 'ml_engineers' ? '' : ' For a job that ends soon it will hardly pay.'}`,
  reads_passages: (of) =>
    `Train on what the model sees at that moment and nothing written later: the request, what was retrieved for it with wrong candidates among it, and the ideal output. Build the retrieval first and measure how often the right one is among what it hands over. ${byTask(
      of,
      {
        answer: 'Freeze it then, and have “that is not in the sources” among the examples.',
        write: 'Freeze it then, and have texts with nothing to add among the examples.',
        other: `Compare with a ranking by simple features${of.answers.training_data === 4 ? ', train again as new cases close' : ''}, and let it stay silent below a threshold.`,
      },
    )}`,
  form: (of) =>
    byTask(of, {
      write: `The form is the task and ${labelCount(of)} approved texts exist: tune one adapter (LoRA) on all pairs of input and approved text, with the voice named in the input and a short style card; not one for each voice, so that new ones need only a card. Compare with that style card in a cached prompt. If people can only say which of two is better, use preference tuning.`,
      other: `The form is the task and ${labelCount(of)} ideal outputs exist: tune an adapter (LoRA) on them. Train on half first, then on all: the difference shows whether more would help. If people can only say which of two is better, use preference tuning.`,
    }),
  scored_outputs: () =>
    'Ideal outputs are missing, but a program can score: reinforcement tuning needs only inputs and that score. A prompt optimiser comes first, with the same score and a fraction of the effort; tune once it levels off below what you need.',
  better_and_worse: () =>
    'Ideal texts are missing, but people can choose between two drafts: keep every such choice. From some hundred pairs on, preference tuning is open.',
  collect_examples: (of) =>
    of.details.task === 'act' || of.details.task === 'code'
      ? `Let templates with changing names and states make a few thousand examples, refusals and “no such thing” among them, each checked by code; the real ones (${labelsHeld(of)} today) stay the test. Then tune a model of the size you can run.`
      : `Keep every output that people accept or correct, with its input: tuning opens at about 50 (${labelsHeld(of)} today).`,
  tune_search: () =>
    'If most misses were found and ranked low, train the reranker, then the embedding, on pairs of request and passage that people have marked; not on what users clicked or believed.',
  challenger: (of) =>
    `You have ${labelCount(of)} labels for one narrow task, enough to train ${of.details.task === 'classify' ? 'a classifier (on an embedding, or an encoder below 1B)' : 'a model below 4B'} in days${of.details.today === 'prompt' && cheaper(of) !== '' ? '; the prompt’s own outputs can add to them, corrections first, remembering that only some people correct' : ''}. Put repeated inputs into a cache, send the unsure to the prompt, and run both on the same set, marked by people and split by source and time${cheaper(of)}. ${asksForSentence(of) ? 'It names no sentence that it rests on.' : 'It wins where errors are no more; the prompt wins while classes still change.'}`,
  cheaper_copy: (of) =>
    `Quality comes from the prompt, price and speed do not: train a smaller model on its accepted outputs and compare both on a set marked by people${cheaper(of)}.`,
  good_enough: (of) =>
    `It reaches what you need (${shares(of)}): change nothing for quality. Put the fixed part first so that it is cached, and keep the test set for whatever replaces it.`,
  agent: (of) =>
    ownMachines(of)
      ? 'A small model fails in the form of its calls: force the output into a grammar built from the calls and names in the request, so that nothing can be invented; let code refuse or ask before what must not go wrong; keep the prompt short and its fixed part cached. Build the grammar first and see what is left: the choice of the right call is what training is for.'
      : `Agents fail in their steps: as few tools as will do, arguments in a schema and checked in code, identity set by code, values read afresh before each write, a person’s yes before what cannot be undone. Build the ${high(of) ? 'read-only' : 'most frequent'} task first. Train only what still fails when the tools are right.`,
  run_and_repair: (of) =>
    `Let plain code do what it can, give the model what the rest depends on (the rendered result, imports, a similar finished one), run what it writes and give errors back, up to five times${of.details.checkable === 'yes' ? '; your check decides' : ''}. Build that loop first; it is the baseline for all else. What survives it is parked for people. If the same mistake survives, the prompt lacks a fact.`,
  scored_set: (of) =>
    `Your prompt can be scored, so first write down each rule that the misses show, then let an optimiser (GEPA, MIPRO) rewrite instructions and examples against a part of the scored set; try a stronger model too${of.details.requestsPerMonth !== undefined && of.details.requestsPerMonth < 100_000 ? `, since ${perMonth(of.details.requestsPerMonth)} hardly count` : ''}. Ask for the sentence it rests on, and check by code that it stands there. It has reached its end when a part it never saw stops rising.`,
  fields: (of) =>
    `Give the page itself to the model and force the output into a schema: each field with the words it was read from, an explicit “not there”, and one line on how to choose among several candidates. Code checks sums, dates and known codes${of.details.requestsPerMonth !== undefined && of.details.requestsPerMonth <= 1000 ? '; a person looks over each row with the words beside it' : ''}. Build it on the documents you have. If one field alone stays bad, give it a step of its own.`,
  closed_list: (of) =>
    `Force the answer into your list of classes plus “none of these”; give each class a line${of.answers.training_data === 'unsure' || of.answers.training_data >= 2 ? ', and each input the nearest labelled examples' : ' and an example'}. Strip what is not the message, build the confusion table first, and merge or redefine classes that people confuse too. With dozens of them, decide in two steps.`,
  chosen_examples: (of) =>
    `Show instead of telling: three to five good outputs for similar requests, picked for each ${items(of).replace(/s$/, '')}. Build a folder of approved ones to pick from. When more examples stop helping, the rest is for training.`,
  second_look: () =>
    'Mistakes are dear, so work in steps: first the statements of the input with their place, then the output from these alone, then a check of every sentence against its place, by code where that can be; “not said” is an allowed result. Build the check first. A model that only re-reads itself finds little.',
  plain_prompt: () =>
    'A clear instruction with a few good examples, the fixed part first so that it is cached. Build a set of test requests beside it, and change one thing at a time.',
};

/** What keeps outdated texts out, by how often they change. */
function freshness({ answers: { data_dynamics } }: Assessed): string {
  if (data_dynamics === 4)
    return 'what changed is indexed anew within the hour, what was deleted is gone';
  if (data_dynamics === 'unsure' || data_dynamics >= 2) {
    return 'each text has an owner and the days from and to which it is valid, and outdated ones are out before the search, not ranked lower in it';
  }
  return 'each text has an owner, and duplicates are out';
}

const asksForSentence = ({ answers: { transparency } }: Assessed): boolean =>
  transparency !== 'unsure' && transparency >= 2;

const high = ({ answers: { hallucination } }: Assessed): boolean =>
  hallucination === 'unsure' || hallucination >= 3;

function changes({ answers: { data_dynamics } }: Assessed): string {
  if (data_dynamics === 4) return ' daily';
  return data_dynamics === 3 ? ' every week' : ' when it changes';
}

/** A price worth naming. */
function cheaper({ details: { requestsPerMonth = 0 } }: Assessed): string {
  return requestsPerMonth < 100_000 ? '' : `, at the price of ${perMonth(requestsPerMonth)}`;
}

/** Which kinds fit, why, what to build first, and what would make it another. */
export const how = {
  heading: 'How to build it',
  name: ({ kind, role, rule }: KindChoice, { recommendation }: Assessed) => {
    const isLast = role === 'build' && recommendation.kinds.some((other) => other.role === 'first');
    const as =
      rule === 'good_enough' ? 'in place' : isLast ? 'only if that falls short' : ROLES[role];
    return `${RULE_NAMES[rule] ?? NAMES[kind]} (${as})`;
  },
  text: ({ rule }: KindChoice, of: Assessed) => TEXTS[rule](of),
  /** The missing detail that would change most of this. */
  sharpen: (detail: DetailId) =>
    `What would sharpen this most is the field “${details.fields[detail].name}”: choose Edit to fill it in.`,
};
