import type { Assessed } from '../../domain/decision.ts';
import type { Change, Check, Flip, KindChoice, Plan } from '../../engine/index.ts';
import {
  baseline,
  byTask,
  change,
  cost,
  items,
  labelCount,
  nameOf,
  percent,
  right,
  sentence,
  sources,
} from './case-words.ts';
import { type Criteria, inSentence, speakingOf } from './vocabulary.ts';

type CheckText = { readonly name: string; readonly metric: (of: Assessed) => string };

/** A small experiment that can prove the recommendation wrong. */
export function proofWords(criteria: Criteria) {
  const { nameOf, quote } = speakingOf(criteria);

  const check: Readonly<Record<Check, CheckText>> = {
    right: { name: 'Right', metric: (of) => `${right(of)}.` },
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
      metric: () => 'right among those it does itself, and the share it leaves to people.',
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
      metric: (of) => `the share whose named source says it; ${sources(of)}.`,
    },
    says_no: {
      name: 'Says so',
      metric: () => 'of 20 questions that the sources do not answer, how many it declines.',
    },
    fresh: {
      name: 'Fresh',
      metric: (of) => `right on what changed last; it changes ${change(of)}.`,
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
        return `${cases} of your labelled ${items(of)} (${labelCount(of)}): ${interval}.`;
      case 'program':
        return `${cases} real ${items(of)}, scored by your program: ${interval}. No labels are needed.`;
      case 'requests':
        return `${cases} real ${items(of)}${monthOf(cases, of)}, marked by people: ${interval}.`;
      case 'written':
        return `${cases} ${items(of)}, written by those who will ask them, then marked: ${interval}.`;
    }
  }

  /** Test data are apart from all that anything was trained or tried on. */
  function apart({ splitByTime }: Plan, of: Assessed): string {
    const seen =
      of.details.measured === undefined
        ? ''
        : ' What you measured on before has been seen: take fresh ones.';
    const source = byTask(of, {
      extract: ', with layouts and senders that are in neither',
      classify: ', repeated texts taken out',
      write: ', with some authors that are in neither',
      other: '',
    });
    return splitByTime
      ? `The newest; none in prompt or training examples${source}.${seen}`
      : `None in prompt or training examples${source}.${seen}`;
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
        return `${goal.right} of ${cases} right: ${why}.${grave}`;
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
        ? of.answers.external_knowledge === 'unsure' || of.answers.external_knowledge < 3
          ? 'the best prompt you can write, on the same cases.'
          : 'how people do it today: their mistakes and their minutes on the same cases.'
        : `${baseline(of)}, on the same cases${of.details.measured === undefined ? '' : ` (${percent(of.details.measured)} when you last measured)`}.`,
    passLine,
    collectLabels: 'every output that people accept or correct, with its input: labels for later.',
    measure: 'Measure',
    check: (id: Check, of: Assessed) => ({ name: check[id].name, metric: check[id].metric(of) }),
    switchHeading: 'Switch if',
    switches,
    /** For the record: what the test would have to show of the answers. */
    switchIf: (flip: Flip) =>
      `${flip.changes.map(finding).join(' and ')}: then ${inSentence[flip.verdict]}.`,
  };
}

/** Where few requests come, all of a month are taken. */
function monthOf(cases: number, { details: { requestsPerMonth } }: Assessed): string {
  return requestsPerMonth !== undefined && requestsPerMonth <= cases ? ', all of one month' : '';
}

/** What the test may show, and what to do then. */
function switches(of: Assessed): readonly string[] {
  const { kinds, verdict } = of.recommendation;
  const { today = 'nothing' } = of.details;
  const builds = (part: 'retrieval' | 'tuning') =>
    kinds.some((choice) => choice.part === part && choice.role === 'build');
  const challenger = kinds.find(({ role }) => role === 'compare');
  return [
    ...(verdict === 'prompting' || today === 'nothing'
      ? []
      : [`${sentence(baseline(of))} passes too: keep it.`]),
    ...(builds('retrieval')
      ? [
          'What must be looked up is handed over by hand, and it still fails: finding is not the trouble; look at prompt and behaviour.',
        ]
      : []),
    ...(builds('tuning')
      ? [
          'Twice the examples no longer help and the line is not reached: the labels or the base model are the limit, not the amount.',
        ]
      : []),
    ...(verdict === 'prompting' && challenger === undefined
      ? [
          'A week of rewording no longer helps: what is still missing, a fact or a form, names the next step.',
        ]
      : []),
    ...(challenger === undefined ? [] : [challenged(challenger, of)]),
  ];
}

const challenged = (choice: KindChoice, of: Assessed): string =>
  choice.kind === 'retriever'
    ? 'Most misses were found and ranked low: tune the reranker next.'
    : `${sentence(nameOf(choice, of))} is as good: take it, for price and speed.`;
