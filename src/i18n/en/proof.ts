import type { Assessed } from '../../domain/decision.ts';
import type { Change, Check, Flip, Plan } from '../../engine/index.ts';
import { baseline, byTask, items, labelCount, percent, right } from './case-words.ts';
import { type Criteria, inSentence, speakingOf } from './vocabulary.ts';

type CheckText = { readonly name: string; readonly metric: (of: Assessed) => string };

/** A small experiment that can prove the recommendation wrong. */
export function proofWords(criteria: Criteria) {
  const { nameOf, quote } = speakingOf(criteria);
  const stake = ({ answers }: Assessed) => quote('hallucination', answers.hallucination);

  const check: Readonly<Record<Check, CheckText>> = {
    right: { name: 'Right', metric: (of) => `${right(of)}.` },
    by_class: {
      name: 'By class',
      metric: () =>
        'precision and recall of each class, weighed by what each confusion costs; not the average.',
    },
    missed: {
      name: 'Missed',
      metric: (of) => `how many of those that must not be missed were; a miss costs ${stake(of)}.`,
    },
    field_by_field: {
      name: 'Field by field',
      metric: () => 'the share right for each field, and of documents with all right.',
    },
    spans: {
      name: 'Evidence',
      metric: () => 'the share of values that stand in the document where the model says.',
    },
    runs: { name: 'Runs', metric: () => 'the share that parses, runs and passes its tests.' },
    same_result: {
      name: 'Same result',
      metric: () =>
        'the share whose result equals the known one on real data, however it is written.',
    },
    task_success: {
      name: 'Task done',
      metric: () => 'the share that ends in the right state of your systems.',
    },
    repeated_runs: {
      name: 'Every time',
      metric: () => 'the share that succeeds in each of eight runs.',
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
          other: 'the share for which the right passage is among those handed over.',
        }),
    },
    grounded: {
      name: 'Grounded',
      metric: (of) =>
        byTask(of, {
          write: 'the share in which every statement is in the input.',
          other: 'the share in which every claim is in the text handed over.',
        }),
    },
    cited: {
      name: 'Cited',
      metric: ({ answers }) =>
        `the share whose named source says it (sources are ${quote('transparency', answers.transparency)}).`,
    },
    says_no: {
      name: 'Says so',
      metric: () => 'of 20 questions that the sources do not answer, how many it declines.',
    },
    fresh: {
      name: 'Fresh',
      metric: ({ answers }) =>
        `right on facts changed last month (they change ${quote('data_dynamics', answers.data_dynamics)}).`,
    },
    agrees_with_people: {
      name: 'Score',
      metric: () => 'how often the program and a person judge alike, on 50.',
    },
    price_and_speed: {
      name: 'Price and speed',
      metric: () => 'cost of a request, and the time within which 95\u00a0% are done.',
    },
    no_regression: {
      name: 'No worse elsewhere',
      metric: (of) => `20 ${items(of)} of kinds that were not trained.`,
    },
  };

  /** "outside knowledge is “a little”, not “all”" */
  const finding = ({ criterion, from, to }: Change): string => {
    const instead = from === 'unsure' ? '' : `, not ${quote(criterion, from)}`;
    return `${nameOf(criterion)} is ${quote(criterion, to)}${instead}`;
  };

  /** The plan of another outcome than the recommended one may be worded too. */
  function sample({ cases, marginPoints, from }: Plan['sample'], of: Assessed): string {
    const interval = `a share to ±${marginPoints} points (95\u00a0%)`;
    switch (from) {
      case 'labels':
        return `${cases} of your ${labelCount(of)} labelled ${items(of)}: ${interval}.`;
      case 'program':
        return `${cases} real ${items(of)}, scored by your program: ${interval}. No labels are needed.`;
      case 'requests':
        return `${cases} real ${items(of)}${monthOf(cases, of)}, marked by people: ${interval}.`;
      case 'written':
        return `${cases} ${items(of)}, written by those who will ask them, then marked: ${interval}.`;
    }
  }

  function apart({ sample: { from }, splitByTime }: Plan): string {
    const rest =
      from === 'labels' ? 'training and prompt examples' : 'prompt examples and training';
    return splitByTime
      ? `The newest, and none of them in ${rest}.`
      : `None of them in ${rest}; near-duplicates removed.`;
  }

  function passLine(
    { passLine: { goal, graveUnder }, sample: { cases } }: Plan,
    of: Assessed,
  ): string {
    const grave =
      graveUnder === null
        ? ''
        : ` No grave mistake in ${cases}: that shows fewer than ${percent(graveUnder)}, no more.`;
    switch (goal.kind) {
      case 'reach': {
        const why = goal.sure
          ? `so many that a way below ${percent(goal.needed)} would pass once in twenty times`
          : `the ${percent(goal.needed)} you need`;
        return `${goal.right} of ${cases} right: ${why}. Better than ${baseline(of)}, too.${grave}`;
      }
      case 'keep':
        return `At most ${goal.points} points below ${baseline(of)}, at the price and speed you need.${grave}`;
      case 'beat':
        return `More than ${goal.points} points above ${baseline(of)}; name the share that you need before you measure.${grave}`;
      case 'name':
        return `The share that is good enough, written down before you measure. Reached: ship it.${grave}`;
    }
  }

  return {
    heading: 'Prove it before you build it',
    testSet: 'Test set',
    baselineLabel: 'Baseline',
    passLabel: 'Pass line',
    keepLabel: 'Keep',
    sample,
    apart,
    baseline: (plan: Plan, of: Assessed): string =>
      plan.baseline === 'nothing'
        ? 'the best prompt you can write, on the same cases.'
        : `${baseline(of)}, on the same cases${of.details.measured === undefined ? '' : ` (${percent(of.details.measured)} when you last measured)`}.`,
    passLine,
    collectLabels: 'every output that people accept or correct, with its input: labels for later.',
    measure: 'Measure',
    check: (id: Check, of: Assessed) => ({ name: check[id].name, metric: check[id].metric(of) }),
    switchHeading: 'Switch if',
    switchIf: (flip: Flip) =>
      `${flip.changes.map(finding).join(' and ')}: then ${inSentence[flip.verdict]}.`,
  };
}

/** Where few requests come, all of a month are taken. */
function monthOf(cases: number, { details: { requestsPerMonth } }: Assessed): string {
  return requestsPerMonth !== undefined && requestsPerMonth <= cases ? ', all of one month' : '';
}
