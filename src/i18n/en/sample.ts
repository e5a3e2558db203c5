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
      return `${some}of your labelled ${items(of)} (${labelCount(of)}), ${judged(of)}, and some that nobody has labelled.`;
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

/** Where all or none must be right, the rule of three leaves no margin to tell. */
function precision({ marginPoints }: Plan['sample'], { details }: Assessed): string | null {
  if (marginPoints === 0) return null;
  const share =
    details.needed === undefined ? 'A share' : `A share near ${percent(details.needed)}`;
  return `${share} is measured to ±${marginPoints} ${marginPoints === 1 ? 'point' : 'points'} (95\u00a0%).`;
}

/** Test data are apart from all that anything was trained or tried on. */
export function apart({ splitByTime }: Plan, of: Assessed): string {
  const { measured } = of.details;
  return sentences(
    splitByTime
      ? 'Take the newest, and keep them out of prompt and training examples.'
      : 'Keep them out of prompt and training examples.',
    byTask(of, {
      extract: 'Include layouts and senders that are in neither.',
      classify: 'Take out repeated texts.',
      write: 'Include some of each voice or author, and some that are in neither.',
      other: null,
    }),
    measured === undefined
      ? null
      : `Take fresh ones if anybody has looked at those behind the ${percent(measured)} since.`,
  );
}

/** How labels that may be wrong are used all the same. */
const judged = (of: Assessed): string =>
  byTask(of, {
    extract: 'with a person judging each difference between output and label',
    classify:
      'with two people judging, blind, each difference between output and label and a hundred others',
    write: 'judged blind by two editors',
    code: 'each output run',
    other: 'with the outputs that people settled on',
  });

/** Where few requests come, all of a month are taken, or of several. */
function months(cases: number, { details: { requestsPerMonth } }: Assessed): string {
  if (requestsPerMonth === undefined || requestsPerMonth > cases) return '';
  const count = Math.ceil(cases / requestsPerMonth);
  return count === 1 ? ', all of one month' : `, from ${count} months`;
}
