import type { Assessed } from '../../domain/decision.ts';
import type { Change, Check, Flip, Plan } from '../../engine/index.ts';
import {
  baseline,
  byTask,
  change,
  cost,
  items,
  labelCount,
  number,
  percent,
  right,
  sources,
} from './case-words.ts';
import { switches } from './switches.ts';
import { type Criteria, inSentence, speakingOf } from './vocabulary.ts';

type CheckText = { readonly name: string; readonly metric: (of: Assessed) => string };

/** A small experiment that can prove the recommendation wrong. */
export function proofWords(criteria: Criteria) {
  const { nameOf, quote } = speakingOf(criteria);

  const check: Readonly<Record<Check, CheckText>> = {
    right: {
      name: 'Right',
      metric: (of) =>
        byTask(of, {
          write: `${right(of)}, judged blind; by voice or author, the worst one counted apart.`,
          other: `${right(of)}, nothing left out.`,
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
      metric: ({ details: { needed } }) =>
        `right among those it does itself${needed === undefined ? '' : ` (${percent(needed)} of them)`}; the share it leaves to people, which you limit beforehand.`,
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
          other: 'the share for which all that is needed is among what is handed over.',
        }),
    },
    grounded: {
      name: 'Grounded',
      metric: (of) =>
        byTask(of, {
          write:
            'every statement is in the input, and nothing that matters is left out or changed.',
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
        `cost of ${requestsPerMonth === undefined ? 'a request' : `${number(requestsPerMonth)} requests a month`}, and the time within which 95\u00a0% are done${limits.includes('own_machines') ? ' on your own machine' : ''}.`,
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
    const near =
      of.details.needed === undefined ? 'a share' : `a share near ${percent(of.details.needed)}`;
    const interval = `${near} to ±${marginPoints} points (95\u00a0%)`;
    switch (from) {
      case 'labels':
        return `${number(cases)} of your labelled ${items(of)} (${labelCount(of)}), a person judging each difference between output and label, and some that nobody had labelled: ${interval}.`;
      case 'program':
        return `${cases} real ${items(of)}, scored by your program: ${interval}. No labels are needed.`;
      case 'requests':
        return `${number(cases)} real ${items(of)}${monthOf(cases, of)}, picked at random, marked by people${of.recommendation.question.about === 'price' ? ' and not by what is replaced; both ways compared case by case' : ''}: ${interval}.`;
      case 'written':
        return `${cases} ${items(of)} from people who know the work, traps among them, marked by two: ${interval}.`;
    }
  }

  /** Test data are apart from all that anything was trained or tried on. */
  function apart({ splitByTime }: Plan, of: Assessed): string {
    const seen =
      of.details.measured === undefined
        ? ''
        : ` The ${percent(of.details.measured)} were measured on cases seen since: take fresh ones.`;
    const source = byTask(of, {
      extract: ', with layouts and senders that are in neither',
      classify: ', repeated texts taken out',
      write: ', some of each voice or author and some of none of them',
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
    const after = `${graveWords(graveUnder, cases, of)}${stages(of)}`;
    switch (goal.kind) {
      case 'reach': {
        const why = goal.sure
          ? `so many that a way below ${percent(goal.needed)} would pass once in twenty times`
          : `the ${percent(goal.needed)} you need`;
        if (of.details.task === 'extract') {
          return `${percent(goal.needed)} of the fields right on ${number(cases)} documents${of.details.measured === undefined ? '' : ', counted as you counted before'}.${after}`;
        }
        if (of.details.task === 'classify') {
          return `${number(goal.right)} of ${number(cases)} right: ${why}, each class that matters counted apart; where two people disagree, nothing reaches more than they do.${after}`;
        }
        return `${number(goal.right)} of ${number(cases)} right: ${why}.${after}`;
      }
      case 'keep':
        return `At most ${goal.points} point below ${baseline(of)} on the same cases, no class or kind much worse, at the price and speed you need.${after}`;
      case 'beat':
        return `More than ${goal.points} points above ${baseline(of)}; name the share that you need before you measure.${after}`;
      case 'name':
        return `The share that is good enough, written down before you measure.${after}`;
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
    baseline: (plan: Plan, of: Assessed): string => {
      const { limits = [], measured } = of.details;
      const own = limits.includes('own_machines')
        ? ', and an untuned open model on your machines'
        : '';
      const isKnown = plan.baseline !== 'nothing' && measured !== undefined && !isRepaired(of);
      const known = isKnown ? ` (${percent(measured)} when you last measured)` : '';
      return `${baseline(of)}${own}, on the same cases${known}.`;
    },
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

/** The baseline is a loop around the prompt that runs, and nobody has measured that. */
const isRepaired = ({ recommendation }: Assessed): boolean =>
  recommendation.kinds.some(({ role }) => role === 'first');

/** None of the grave mistakes may occur; what that shows, and what it would still allow. */
function graveWords(under: number | null, cases: number, of: Assessed): string {
  if (under === null) return '';
  const { requestsPerMonth: perMonth } = of.details;
  const still =
    perMonth === undefined ? '' : `, up to ${number(Math.round((perMonth * under) / 100))} a month`;
  return ` No grave mistake in ${number(cases)}: that shows only fewer than ${percent(under)}${still}${watch(of)}.`;
}

/** Who goes on looking, since a test of this size proves so little. */
const watch = (of: Assessed): string =>
  byTask(of, {
    answer: ', so people go on checking a sample every week',
    act: ', so what cannot be undone waits for a person',
    other: ', so a person goes on checking each',
  });

/** Where a mistake is dear, passing a test is not yet opening to everybody. */
const stages = ({ answers: { hallucination } }: Assessed): string =>
  hallucination === 'unsure' || hallucination < 3
    ? ''
    : ' Then in stages: beside people, for a few, for all.';
