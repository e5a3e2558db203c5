import type { Assessed } from '../../domain/decision.ts';
import type { Check } from '../../engine/index.ts';
import {
  baseline,
  byTask,
  change,
  cost,
  items,
  percent,
  perMonth,
  right,
  sources,
} from './case-words.ts';

type CheckText = { readonly name: string; readonly metric: (of: Assessed) => string };

/** What is measured, and how. */
const CHECKS: Readonly<Record<Check, CheckText>> = {
  right: {
    name: 'Right',
    metric: (of) =>
      byTask(of, {
        write: `${right(of)}, judged blind; by voice or author, the worst one counted apart.`,
        answer: `${right(of)}, nothing left out.`,
        other: `${right(of)}.`,
      }),
  },
  by_class: {
    name: 'By class',
    metric: () =>
      'precision and recall of each class, weighed by what each confusion costs; not the average.',
  },
  missed: {
    name: 'Grave misses',
    metric: (of) =>
      byTask(of, {
        extract: `those that cost ${cost(of)}, counted apart from the average.`,
        other: `how many of those that must not be missed were; a miss costs ${cost(of)}.`,
      }),
  },
  handed_over: {
    name: 'Handed over',
    metric: ({ details: { needed, requestsPerMonth = 0 } }) => {
      const right = needed === undefined ? '' : ` (${percent(needed)} of them)`;
      const on = requestsPerMonth >= 1_000_000 ? 'sends on' : 'leaves to people';
      return `right among those it does itself${right}; the share it ${on}, which you limit beforehand.`;
    },
  },
  field_by_field: {
    name: 'Field by field',
    metric: () => 'the share right for each field, and of documents with all right.',
  },
  spans: {
    name: 'Evidence',
    metric: () => 'the share whose quoted words stand in the input and say it.',
  },
  runs: { name: 'Runs', metric: () => 'the share that parses, runs and passes its tests.' },
  same_result: {
    name: 'Same result',
    metric: ({ details }) =>
      details.checkable === 'yes'
        ? 'nothing was passed by weakening the check: a fault put in on purpose must still be found.'
        : 'the share whose result equals the known one on real data; running is not being right.',
  },
  task_success: {
    name: 'Task done',
    metric: () => 'the share that ends in the right state of your systems.',
  },
  repeated_runs: {
    name: 'Every time',
    metric: () => 'the share that succeeds in each of eight runs from the same state.',
  },
  unsafe_acts: { name: 'Unsafe acts', metric: () => 'writes that nobody asked for: none.' },
  blind_preference: {
    name: 'Blind preference',
    metric: (of) =>
      `how often two readers who do not know which is which choose it over ${baseline(of)}.`,
  },
  house_rules: {
    name: 'House rules',
    metric: () => 'the share that meets your written rules without a correction.',
  },
  found: {
    name: 'Found',
    metric: (of) =>
      byTask(of, {
        code: 'the share for which the right tables or files were opened.',
        other: 'the share for which all that is needed is among what is handed over.',
      }),
  },
  grounded: {
    name: 'Grounded',
    metric: (of) =>
      byTask(of, {
        write: 'every statement is in the input, and nothing that matters is left out or changed.',
        other: 'the share in which every claim is in the text handed over.',
      }),
  },
  cited: {
    name: 'Cited',
    metric: (of) => `the share whose named source says it; ${sources(of)}.`,
  },
  says_no: {
    name: 'Says so',
    metric: () => 'of 20 questions that the sources do not answer, how many it declines.',
  },
  fresh: {
    name: 'Fresh',
    metric: (of) =>
      byTask(of, {
        code: `of requests about what changed lately (it changes ${change(of)}), none uses a name that is gone.`,
        other: `of questions whose answer changed lately (it changes ${change(of)}), none is answered from an outdated text.`,
      }),
  },
  agrees_with_people: {
    name: 'Score',
    metric: () => 'how often the program and a person judge alike, on 50.',
  },
  price_and_speed: {
    name: 'Price and speed',
    metric: ({ details: { requestsPerMonth, limits = [] } }) =>
      `cost of ${requestsPerMonth === undefined ? 'a request' : perMonth(requestsPerMonth)}, and the time within which 95\u00a0% are done${limits.includes('own_machines') ? ' on your own machine' : ''}.`,
  },
  no_regression: {
    name: 'No worse elsewhere',
    metric: (of) => `20 ${items(of)} of kinds that were not trained.`,
  },
};

/** The name of a check, and its metric in this case. */
export const checkWords = (id: Check, of: Assessed) => ({
  name: CHECKS[id].name,
  metric: CHECKS[id].metric(of),
});
