import type { Assessed } from '../../domain/decision.ts';
import type { Plan } from '../../engine/index.ts';
import { atLeast, baseline, byTask, number, percent, sentences } from './case-words.ts';

type Goal = Plan['passLine']['goal'];

/** When the test is passed, and how what passed goes into use. */
export function passLine({ passLine: { goal, graveUnder }, sample }: Plan, of: Assessed): string {
  return sentences(
    goalLine(goal, sample.cases, of),
    graveUnder === null ? null : noGraveError(graveUnder, sample.cases, of),
    // Where a mistake is costly, passing a test is no reason to open it to everybody.
    atLeast(of.answers.hallucination, 3)
      ? 'Then in stages: beside people, for a few, for all.'
      : null,
  );
}

function goalLine(goal: Goal, cases: number, of: Assessed): string {
  switch (goal.kind) {
    case 'reach':
      return reachLine(goal, cases, of);
    case 'keep':
      return `At most ${points(goal.points)} below ${baseline(of)} on the same cases, with no class or kind much worse, at the price and speed you need.`;
    case 'beat':
      return `More than ${points(goal.points)} above ${baseline(of)}; name the share you need before you measure.`;
    case 'name':
      return 'The share that is good enough, written down before you measure.';
  }
}

const points = (n: number): string => `${n} ${n === 1 ? 'point' : 'points'}`;

function reachLine(
  { needed, right, sure }: Extract<Goal, { kind: 'reach' }>,
  cases: number,
  of: Assessed,
): string {
  const { task, measured } = of.details;
  // Fields of one document are right or wrong together: no count of documents stands for their share.
  if (task === 'extract') {
    const alike = measured === undefined ? '' : ', counted as you counted before';
    return `${percent(needed)} of the fields right on ${number(cases)} documents${alike}.`;
  }
  const why =
    sure && needed > 0
      ? `anything truly below ${percent(needed)} would pass at most once in twenty tests`
      : `the ${percent(needed)} you need`;
  return sentences(
    `${number(right)} of ${number(cases)} right: ${why}.`,
    task === 'classify'
      ? 'Count each class that matters apart; where two people disagree, no method does better than they do.'
      : null,
  );
}

/** None of the grave errors may occur; what that shows, and what it would still allow. */
function noGraveError(under: number, cases: number, of: Assessed): string {
  const { requestsPerMonth } = of.details;
  const monthly = requestsPerMonth === undefined ? 0 : Math.round((requestsPerMonth * under) / 100);
  const still = monthly === 0 ? '' : ` (up to ${number(monthly)} a month)`;
  return `No grave error in ${number(cases)}: that shows only a rate below ${percent(under)}${still}, so ${watch(of)}.`;
}

/** Who goes on looking, since a test of this size proves so little. */
const watch = (of: Assessed): string =>
  byTask(of, {
    answer: 'people keep checking a sample every week',
    act: 'what cannot be undone waits for the user’s own yes',
    other: 'a person keeps checking each one',
  });
