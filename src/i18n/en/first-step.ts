import type { Assessed } from '../../domain/decision.ts';
import type { FirstStep } from '../../engine/index.ts';
import {
  atLeast,
  baseline,
  byTask,
  items,
  needsOwnMachines,
  number,
  perMonth,
  right,
  rightAndNeeded,
  rightToday,
  sentences,
} from './case-words.ts';
import { kindIn } from './kind-words.ts';

const STEPS: Readonly<Record<FirstStep, (of: Assessed) => string>> = {
  sort_misses: sortErrors,
  estimate_price: estimatePrice,
  name_need: (of) =>
    `Agree on the share that is good enough with whoever answers for the results; ${rightAndNeeded(of)}. Everything else depends on that gap.`,
  measure_today: (of) =>
    `Run ${casesOf(of)} ${items(of)} through ${baseline(of)} and mark each one: it counts as right if ${right(of)}. Sort the errors by cause.`,
  try_prompt: tryPrompt,
};

/** What to do this week. */
export const firstStep = (of: Assessed): string => STEPS[of.recommendation.firstStep](of);

/** "300": the cases of the test. */
const casesOf = ({ recommendation }: Assessed): string => number(recommendation.plan.sample.cases);

/** It is good enough as it is: only its price and speed are open. */
function estimatePrice(of: Assessed): string {
  const { requestsPerMonth, today } = of.details;
  const volume =
    requestsPerMonth === undefined ? 'the requests of a month' : perMonth(requestsPerMonth);
  switch (kindIn(of, 'tuning')?.kind) {
    case 'small_model': {
      const by = byTask(of, { extract: 'field by field', other: 'class by class' });
      return `Count how many of ${volume} repeat and could come from a cache. Train a first small model on your labels in a day (check that the provider’s terms allow its outputs as labels), and compare errors ${by}.`;
    }
    case 'distillation':
      return `Work out what ${volume} cost and how long one takes. Train a smaller model on accepted outputs, if the provider’s terms allow it, and compare.`;
    default: {
      const cached = today === 'prompt' || today === 'retrieval' ? ', with the prompt cached' : '';
      return `Work out what ${volume} cost and how long one takes${cached}. If both are acceptable, leave it as it is.`;
    }
  }
}

/** Reads what goes wrong today, sorted by what would fix it. */
function sortErrors(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  const { today } = of.details;
  if (retrieval?.role === 'build' && retrieval.kind !== 'paste' && today !== 'retrieval') {
    return `Take 50 of the errors and supply by hand what each one needs. Build the look-up for those that come right; the rest needs a better prompt, or training.`;
  }
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'paste':
        return of.details.today === 'retrieval'
          ? `Put the whole text, cached, into the prompt instead of searching, and run 150 past ${items(of)} both ways; ${rightToday(of)} is the mark to beat. Sort what is still wrong: not in the text, overlooked, or badly put.`
          : 'Sort 50 of the errors: not in the text, overlooked, or badly put. Fix the largest group first.';
      case 'look_up':
        return 'Sort 50 of the errors: wrong record, stale value, or right value but wrong conclusion. Fix the largest group first.';
      case 'agentic_search':
        return `Take 100 ${items(of)}, note which files or tables each one needs, supply them by hand, and count what is right: this separates finding from writing.`;
      default:
        return 'Sort 100 of the errors: no source, not found, partly found, found beside something outdated, or found and not used. Remove outdated texts at once; then fix the largest group.';
    }
  }
  if (trainsFirst(of)) return trainFirst(of);
  return byTask(of, {
    code: 'Feed each failure back with its error message, up to five times, with what the code depends on in the prompt. Count again before you do anything else.',
    extract:
      'Count the errors by field and by harm: misread, wrongly normalised, or not in the document. Fix the worst field first.',
    classify: `Let two people label ${toRelabel(of)} again without seeing the stored class. Then sort the errors: wrong label, overlapping classes, or a rule the model was never told.`,
    write:
      'Lay 30 rejected texts beside accepted ones and mark each fault: voice, structure or a wrong fact. Fix the most frequent first.',
    act: 'Read 30 failed runs step by step: wrong tool, wrong argument, stale value, or stopped too early. Fix the largest group first.',
    other:
      'Sort 50 of the errors: a missing fact, the wrong form, or poor judgement. Fix the largest group first.',
  });
}

/** From so many percent right on, a random sample would hold hardly any error. */
const FEW_ERRORS_FROM = 90;

const toRelabel = ({ details: { measured } }: Assessed): string =>
  measured !== undefined && measured >= FEW_ERRORS_FROM
    ? 'the errors and 50 other items'
    : '200 items';

/** The cheapest thing that shows whether the recommended way can work. */
function tryPrompt(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'paste':
        return `Paste the text into a prompt, run 30 real ${items(of)}, and count what is right.`;
      case 'look_up':
        return `Count what the last 200 ${items(of)} were about. For 20 of the most frequent kind, make the calls by hand, put the records into the prompt, and see what is right. Build that call first, read-only.`;
      case 'agentic_search':
        return `Give the model tools to list, search and read the files, and watch it on 20 real ${items(of)}.`;
      default:
        return of.details.lookUp === undefined
          ? unknownShape(of)
          : `Take 30 real ${items(of)} and paste in the right passages by hand. If the outputs are then right, build the search; if not, a search will not help.`;
    }
  }
  if (trainsFirst(of)) return trainFirst(of);
  return byTask(of, {
    extract:
      'Write the fields down as a schema, with a line and an example for each. Run 30 documents and count the errors field by field.',
    classify: `Put the classes into a prompt, one line each, run ${casesOf(of)} items ${of.recommendation.plan.sample.from === 'labels' ? 'whose class is known' : 'that two people have classified'}, and count class by class.`,
    write:
      'Put three good examples into a prompt, have it write 20 texts, and let two people choose blind between these and texts by people.',
    code: 'Have the model do 20 requests, run each result, feed errors back up to five times, and count what passes.',
    act: needsOwnMachines(of)
      ? 'Constrain the output with a grammar built from the calls and names in the request, keep the prompt short, and run your real tasks three times each. What still goes wrong is what training is for.'
      : 'Give the model as few tools as possible, with arguments that code checks, and run 20 real tasks three times each.',
    other: `Write the best prompt you can, with a few examples, and run it on 20 ${items(of)} that people agreed to share or acted out. Let two people mark what is invented and what is left out.`,
  });
}

/** Nobody has said what must be looked up: past cases show whether finding it is the work. */
const unknownShape = (of: Assessed): string =>
  `Take 50 past ${items(of)} whose right result is known, and supply by hand what each one needs, as it was then. If the outputs come right, build what finds it; if not, finding will not be enough.`;

/** A verdict that trains, with labels for it, and nothing to be tried before. */
const trainsFirst = (of: Assessed): boolean =>
  kindIn(of, 'tuning')?.role === 'build' &&
  kindIn(of, 'prompting')?.role !== 'first' &&
  atLeast(of.answers.training_data, 3);

function trainFirst(of: Assessed): string {
  const { task, measured } = of.details;
  const voices = task === 'write' ? ', some of each voice or author' : '';
  const by = byTask(of, {
    extract: ' by field and by harm',
    classify: ' class by class',
    write: ' by voice, structure and fact',
    other: '',
  });
  return sentences(
    `Set apart the newest ${casesOf(of)} labelled ${items(of)}${voices}.`,
    measured === undefined ? `Run ${baseline(of)} on them.` : `Sort today’s errors on them${by}.`,
    'Train a first model on the rest: is it better where it matters?',
  );
}
