import type { Assessed } from '../../domain/decision.ts';
import type { Plan } from '../../engine/index.ts';
import { byTask, items, labelCount, number, percent, sentences } from './case-words.ts';

/** The test set: how many cases of which kind, and how closely they measure. */
export const sample = (plan: Plan['sample'], of: Assessed): string =>
  sentences(casesOf(plan, of), precision(plan, of));

function casesOf({ cases, from }: Plan['sample'], of: Assessed): string {
  const some = `${number(cases)} `;
  switch (from) {
    case 'labels':
      return `${some}of your labelled ${items(of)} (${labelCount(of)}), ${judged(of)}, plus some that nobody has labelled.`;
    case 'program':
      return `${some}real ${items(of)}, scored by your program; no labels are needed.`;
    case 'requests': {
      if (of.details.task === 'act') {
        return `${some}real ${items(of)}, replayed in a copy of your systems whose state you know.`;
      }
      const both = of.recommendation.question.about === 'price';
      return `${some}real ${items(of)}${months(cases, of)}, picked at random and marked by people${both ? ', not by what is to be replaced; compare both ways case by case' : ''}.`;
    }
    case 'written':
      return `${some}${items(of)} from people who know the work, with traps among them, each marked by two.`;
  }
}

/** At 95 % confidence. */
function precision({ marginPoints }: Plan['sample'], { details: { needed } }: Assessed): string {
  const near = needed === undefined ? '' : ` near ${percent(needed)}`;
  const points = marginPoints === 1 ? 'point' : 'points';
  return `This measures a share${near} to ±${marginPoints} ${points}.`;
}

/** Test data are apart from all that anything was trained or tried on. */
export function apart({ splitByTime, sample: { from } }: Plan, of: Assessed): string {
  const { measured } = of.details;
  return sentences(
    splitByTime
      ? 'Take the newest, none from prompt or training examples.'
      : 'Take none from prompt or training examples.',
    byTask(of, {
      extract: 'Include layouts and senders that are in neither.',
      classify: 'Remove repeated texts.',
      write: 'Include some of each voice or author, and some that are in neither.',
      other: null,
    }),
    measured === undefined || from === 'labels'
      ? null
      : `Take fresh ones if those behind the ${percent(measured)} have been looked at since.`,
  );
}

/** How labels that may be wrong are used all the same. */
const judged = (of: Assessed): string =>
  byTask(of, {
    extract: 'a person judging each difference between output and label',
    classify:
      'two people judging, blind, each difference between output and label and a hundred others',
    write: 'judged blind by two editors',
    code: 'each output run',
    other: 'as people settled them',
  });

/** Where few requests come, all of a month are taken, or of several. */
function months(cases: number, { details: { requestsPerMonth } }: Assessed): string {
  if (requestsPerMonth === undefined || requestsPerMonth > cases) return '';
  const count = Math.ceil(cases / requestsPerMonth);
  return count === 1 ? ', all of one month' : `, from ${count} months`;
}
