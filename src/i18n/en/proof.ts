import type { Assessed } from '../../domain/decision.ts';
import type { Change, Flip, Plan } from '../../engine/index.ts';
import { baseline, byTask, items, labelCount, number, percent } from './case-words.ts';
import { checkWords } from './checks.ts';
import { switches } from './switches.ts';
import { type Criteria, inSentence, speakingOf } from './vocabulary.ts';

/** A small experiment that can prove the recommendation wrong. */
export function proofWords(criteria: Criteria) {
  const { nameOf, quote } = speakingOf(criteria);

  /** "outside knowledge is “a little”, not “all”" */
  const finding = ({ criterion, from, to }: Change): string => {
    const instead = from === 'unsure' ? '' : `, not ${quote(criterion, from)}`;
    return `${nameOf(criterion)} is ${quote(criterion, to)}${instead}`;
  };

  /** The plan of another outcome than the recommended one may be worded too. */
  function sample({ cases, marginPoints, from }: Plan['sample'], of: Assessed): string {
    const near =
      of.details.needed === undefined ? 'a share' : `a share near ${percent(of.details.needed)}`;
    // Where all or none must be right, there is no interval to tell.
    const interval =
      marginPoints === 0
        ? ''
        : `: ${near} to ±${marginPoints} ${marginPoints === 1 ? 'point' : 'points'} (95\u00a0%)`;
    switch (from) {
      case 'labels':
        return `${number(cases)} of your labelled ${items(of)} (${labelCount(of)}), ${judged(of)}, and some that nobody had labelled${interval}.`;
      case 'program':
        return `${number(cases)} real ${items(of)}, scored by your program${interval}. No labels are needed.`;
      case 'requests':
        return of.details.task === 'act'
          ? `${number(cases)} real ${items(of)}, played in a copy of your systems whose state you know${interval}.`
          : `${number(cases)} real ${items(of)}${monthOf(cases, of)}, picked at random, marked by people${of.recommendation.question.about === 'price' ? ' and not by what is replaced; both ways compared case by case' : ''}${interval}.`;
      case 'written':
        return `${number(cases)} ${items(of)} from people who know the work, traps among them, marked by two${interval}.`;
    }
  }

  /** Test data are apart from all that anything was trained or tried on. */
  function apart({ splitByTime }: Plan, of: Assessed): string {
    const seen =
      of.details.measured === undefined
        ? ''
        : ` Fresh ones, if those of the ${percent(of.details.measured)} have been looked at since.`;
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
        const why =
          goal.sure && goal.needed > 0
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
    check: checkWords,
    switchHeading: 'Switch if',
    switches,
    /** For the record: what the test would have to show of the answers. */
    switchIf: (flip: Flip) =>
      `${flip.changes.map(finding).join(' and ')}: then ${inSentence[flip.verdict]}.`,
  };
}

/** How labels that may be wrong are used all the same. */
const judged = (of: Assessed): string =>
  byTask(of, {
    extract: 'a person judging each difference between output and label',
    classify:
      'two people judging, blind, each on which output and label differ, and a hundred others',
    write: 'judged blind by two editors',
    code: 'each output run',
    other: 'as people had settled them',
  });

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
  const missed = perMonth === undefined ? 0 : Math.round((perMonth * under) / 100);
  const still = missed === 0 ? '' : `, up to ${number(missed)} a month`;
  return ` No grave mistake in ${number(cases)}: that shows only fewer than ${percent(under)}${still}${watch(of)}.`;
}

/** Who goes on looking, since a test of this size proves so little. */
const watch = (of: Assessed): string =>
  byTask(of, {
    answer: ', so people go on checking a sample every week',
    act: ', so what cannot be undone waits for the user’s own yes',
    other: ', so a person goes on checking each',
  });

/** Where a mistake is dear, passing a test is not yet opening to everybody. */
const stages = ({ answers: { hallucination } }: Assessed): string =>
  hallucination === 'unsure' || hallucination < 3
    ? ''
    : ' Then in stages: beside people, for a few, for all.';
