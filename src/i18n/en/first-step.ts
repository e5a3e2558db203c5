import type { Assessed } from '../../domain/decision.ts';
import type { FirstStep } from '../../engine/index.ts';
import {
  baseline,
  byTask,
  items,
  kindIn,
  number,
  percent,
  perMonth,
  right,
  shares,
} from './case-words.ts';

const STEPS: Readonly<Record<FirstStep, (of: Assessed) => string>> = {
  sort_misses: sortMisses,
  estimate_price: (of) => {
    const { requestsPerMonth } = of.details;
    const volume =
      requestsPerMonth === undefined ? 'the requests of a month' : perMonth(requestsPerMonth);
    const tuning = kindIn(of, 'tuning');
    switch (tuning?.kind) {
      case 'small_model':
        return `Count how many of ${volume} repeat and can be answered from a cache. Train a first small model on your labels in a day (check that the provider’s terms allow its outputs as labels), and compare errors class by class.`;
      case 'distillation':
        return `Work out what ${volume} cost and how long one takes; train a smaller model on accepted outputs, if the provider’s terms allow it, and compare.`;
      default:
        return `Work out what ${volume} cost and how long one takes, with the prompt cached. If both are bearable, ship it.`;
    }
  },
  name_need: (of) =>
    `Agree with those who answer for it which share is enough; ${shares(of)}. Everything else depends on that distance.`,
  measure_today: (of) =>
    `Put ${number(of.recommendation.plan.sample.cases)} ${items(of)} through ${baseline(of)} and mark each: right means ${right(of)}. Sort the misses by cause.`,
  try_prompt: tryPrompt,
};

/** What to do this week. */
export const firstStep = (of: Assessed): string => STEPS[of.recommendation.firstStep](of);

/** Reads what goes wrong today, sorted by what would mend it. */
function sortMisses(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  if (retrieval?.role === 'build') {
    const { today, measured = 0 } = of.details;
    switch (retrieval.kind) {
      case 'paste':
        return today === 'retrieval'
          ? `Put the whole text, cached, in the place of the search and run 150 past ${items(of)} through both; ${percent(measured)} is the mark to beat. Sort what is still wrong: not in the text, overlooked, badly put.`
          : `Sort 50 of the misses: not in the text, overlooked, badly put. Mend the biggest pile.`;
      case 'look_up':
        return 'Sort 50 of the misses: wrong record, stale value, right value but wrong conclusion. Mend the biggest pile.';
      case 'agentic_search':
        return `Take 100 ${items(of)}, note the right files or tables for each, give them by hand, and count what is right: that splits finding from writing.`;
      default:
        return 'Sort 100 of the misses: no source, not found, found in part, handed over beside something outdated, or handed over and not used. Take outdated texts out at once; then mend the biggest pile.';
    }
  }
  if (trainsFirst(of)) return trainFirst(of);
  return byTask(of, {
    code: 'Give each failure back with the error message, up to five times, with what the code depends on in the prompt; count again before anything else.',
    extract:
      'Count the misses field by field and by harm: misread, normalised wrongly, or not in the document. Mend the worst field first.',
    classify: `Let two people judge ${(of.details.measured ?? 0) >= 90 ? 'the misses and 50 others' : `200 ${items(of)}`} afresh, blind to the stored class; then sort the misses: wrong label, overlapping classes, or a rule the model was never told.`,
    write:
      'Lay 30 rejected texts beside accepted ones and mark each fault: voice, structure, or a wrong fact. Mend the most frequent.',
    act: 'Read 30 failed runs step by step: wrong tool, wrong argument, stale value, or stopped too early. Mend the biggest pile.',
    other:
      'Sort 50 of the misses: a fact was missing, the form was wrong, or the judgement was. Mend the biggest pile.',
  });
}

/** The cheapest thing that shows whether the recommended way can work. */
function tryPrompt(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'paste':
        return `Paste the text into a prompt, run 30 real ${items(of)}, and count what is right.`;
      case 'look_up':
        return `Count what the last 200 ${items(of)} were about. For 20 of the most frequent kind make the calls by hand, put the records into the prompt, and see what is right: build that one first, read-only.`;
      case 'agentic_search':
        return `Give the model list, search and read over the files as tools, and watch it on 20 real ${items(of)}.`;
      default:
        return of.details.lookUp === undefined
          ? unknownShape(of)
          : `Take 30 real ${items(of)} and paste the right passages by hand: if the outputs are then right, the search is what to build; if not, it will not save them.`;
    }
  }
  if (trainsFirst(of)) return trainFirst(of);
  return byTask(of, {
    extract:
      'Write the fields down as a schema, with one line and one example each, run 30 documents and count field by field.',
    classify: `Put the classes with one line each into a prompt, run ${number(of.recommendation.plan.sample.cases)} items whose class is known, and count class by class.`,
    write:
      'Put three good examples into a prompt, write 20 texts, and let two people choose blind between them and today’s.',
    code: 'Let the model write 20, run each, give errors back up to five times, and count what passes.',
    act: of.details.limits?.includes('own_machines')
      ? 'Force the output into a grammar built from the calls and names in the request, keep the prompt short, and run your real tasks three times each: what is still wrong is what training is for.'
      : 'Give the model as few tools as will do, with arguments that code checks, and run 20 real tasks three times each.',
    other: `Write the best prompt you can, with a few examples, run it on 20 ${items(of)} that people have agreed to share or acted out, and let two people mark what is invented and what is left out.`,
  });
}

/** Nobody has said what must be looked up: past cases show whether finding it is the work. */
function unknownShape(of: Assessed): string {
  return of.recommendation.plan.sample.from === 'labels'
    ? `Rebuild 100 past ${items(of)} with only what was known at the time: how often can the right source or candidate be found at all, and how far does a simple rule get?`
    : `Take 30 past ${items(of)} and hand over by hand what each needs: if the output is then right, finding it is what to build; if not, it will not be enough.`;
}

/** A verdict that trains, with labels for it, and nothing to be tried before. */
function trainsFirst(of: Assessed): boolean {
  const { training_data: labels } = of.answers;
  const isBuilt =
    kindIn(of, 'tuning')?.role === 'build' && kindIn(of, 'prompting')?.role !== 'first';
  return isBuilt && labels !== 'unsure' && labels >= 3;
}

function trainFirst(of: Assessed): string {
  const { task, measured } = of.details;
  const sorted = byTask(of, {
    extract: ' by field and by harm',
    classify: ' class by class',
    write: ' by voice, structure and fact',
    other: '',
  });
  const voices = task === 'write' ? ', some of each voice or author' : '';
  const apart = `Set the newest ${number(of.recommendation.plan.sample.cases)} labelled ${items(of)} apart${voices}`;
  return measured === undefined
    ? `${apart}, run ${baseline(of)} on them, and train a first model on the rest: is it better where it matters?`
    : `${apart}, sort today’s misses on them${sorted}, and train a first model on the rest: is it better where it matters?`;
}
