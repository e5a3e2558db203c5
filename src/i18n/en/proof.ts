import type { Assessed } from '../../domain/decision.ts';
import type { Change, Flip, Plan } from '../../engine/index.ts';
import { baseline, needsOwnMachines, percent } from './case-words.ts';
import { checkWords } from './checks.ts';
import { passLine } from './pass-line.ts';
import { apart, sample } from './sample.ts';
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

  return {
    heading: 'Prove it before you build it',
    testSet: 'Test set',
    baselineLabel: 'Baseline',
    passLabel: 'Pass line',
    keepLabel: 'Keep',
    sample,
    apart,
    baseline: baselineLine,
    passLine,
    collectLabels:
      'every output that people accept or correct, with its input: these become labels.',
    measure: 'Measure',
    check: checkWords,
    switchHeading: 'Switch if',
    switches,
    /** For the record: what the test would have to show of the answers. */
    switchIf: (flip: Flip) =>
      `${flip.changes.map(finding).join(' and ')}: then ${inSentence[flip.verdict]}.`,
  };
}

/** What the new way is compared with, and how it did when it was last measured. */
function baselineLine(plan: Plan, of: Assessed): string {
  const { measured } = of.details;
  const own = needsOwnMachines(of) ? ', and an untuned open model on your machines' : '';
  // With errors fed back it is another system than the one that was measured.
  const isRepaired = of.recommendation.kinds.some(({ role }) => role === 'first');
  const isKnown = plan.baseline !== 'nothing' && measured !== undefined && !isRepaired;
  const known = isKnown ? ` (${percent(measured)} when you last measured)` : '';
  return `${baseline(of)}${own}, on the same cases${known}.`;
}
