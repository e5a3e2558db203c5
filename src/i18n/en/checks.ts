import type { Assessed } from '../../domain/decision.ts';
import type { Check } from '../../engine/index.ts';
import {
  baseline,
  byTask,
  change,
  costs,
  items,
  needsOwnMachines,
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
        write: `${right(of)}. Judge blind, and report the worst voice or author apart.`,
        answer: `${right(of)}, with nothing left out.`,
        other: `${right(of)}.`,
      }),
  },
  by_class: {
    name: 'By class',
    metric: () =>
      'precision and recall of each class, weighted by what each confusion costs; not the average.',
  },
  missed: {
    name: 'Grave errors',
    metric: (of) =>
      byTask(of, {
        extract: `counted apart from the average: each one ${costs(of)}.`,
        other: `how many of those that must not be missed were missed; each one ${costs(of)}.`,
      }),
  },
  handed_over: {
    name: 'Passed on',
    metric: ({ details: { needed } }) => {
      const wanted = needed === undefined ? '' : ` (${percent(needed)} needed)`;
      return `the share right among those it handles itself${wanted}, and the share it passes on, which you cap beforehand.`;
    },
  },
  field_by_field: {
    name: 'Field by field',
    metric: () => 'the share right per field and per whole document.',
  },
  spans: {
    name: 'Evidence',
    metric: () => 'the share whose quoted words stand in the input and support the output.',
  },
  runs: { name: 'Runs', metric: () => 'the share that parses, runs and passes its tests.' },
  same_result: {
    name: 'Same result',
    metric: ({ details }) =>
      details.checkable === 'yes'
        ? 'none passes by weakening the check: plant a fault, and see that it is still found.'
        : 'the share whose result equals the known one on real data; what runs is not always right.',
  },
  task_success: {
    name: 'Task done',
    metric: () => 'the share that leaves your systems in the right state.',
  },
  repeated_runs: {
    name: 'Every time',
    metric: () => 'the share that succeeds in all of eight runs from the same state.',
  },
  unsafe_acts: { name: 'Unsafe acts', metric: () => 'writes that nobody asked for: none.' },
  blind_preference: {
    name: 'Blind preference',
    metric: (of) =>
      `how often two readers who do not know which is which prefer it to ${baseline(of)}.`,
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
        other: 'the share for which the model got everything it needed.',
      }),
  },
  grounded: {
    name: 'Grounded',
    metric: (of) =>
      byTask(of, {
        write: 'every statement is in the input, and nothing that matters is left out or changed.',
        other: 'the share in which every claim is in the text the model was given.',
      }),
  },
  cited: {
    name: 'Cited',
    metric: (of) => `the share whose named source says it; ${sources(of)}.`,
  },
  says_no: {
    name: 'Declines',
    metric: () => 'how many of 20 questions that the sources do not answer it declines.',
  },
  fresh: {
    name: 'Fresh',
    metric: (of) =>
      byTask(of, {
        code: `of requests about recent changes (the facts ${change(of)}), none uses a name that is gone.`,
        other: `of questions whose answer changed recently (answers ${change(of)}), none is answered from an outdated text.`,
      }),
  },
  agrees_with_people: {
    name: 'Score',
    metric: () => 'how often the program and a person judge alike, on 50 outputs.',
  },
  price_and_speed: {
    name: 'Price and speed',
    metric: (of) => {
      const { requestsPerMonth } = of.details;
      const volume = requestsPerMonth === undefined ? 'a request' : perMonth(requestsPerMonth);
      const where = needsOwnMachines(of) ? ' on your own machines' : '';
      return `cost of ${volume}, and the time within which 95\u00a0% are done${where}.`;
    },
  },
  no_regression: {
    name: 'No worse elsewhere',
    metric: (of) => `20 ${items(of)} of kinds it was not trained on.`,
  },
};

/** The name of a check, and its metric in this case. */
export const checkWords = (id: Check, of: Assessed) => ({
  name: CHECKS[id].name,
  metric: CHECKS[id].metric(of),
});
