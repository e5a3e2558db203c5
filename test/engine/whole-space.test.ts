import { describe, expect, it } from 'vitest';
import {
  type Answers,
  CRITERIA,
  DEFAULT_RUBRIC,
  LEVELS,
  type Recommendation,
  recommend,
} from '../../src/engine/index.ts';
import {
  BY_HAND,
  countVerdicts,
  likeliestFirst,
  numberOf,
  pointsByHand,
  SURE,
  withinOne,
} from './profiles.ts';
import { holdsWhateverMoves, saidOfRetrieval, strengthByTrying } from './strength-by-trying.ts';

type Case = { readonly answers: Answers; readonly said: Recommendation };

let cases: readonly Case[] = [];

/** Each of the 15,625 sure profiles with what is recommended for it; worked out once. */
function everyCase(): readonly Case[] {
  if (cases.length === 0) {
    cases = SURE.map((answers) => ({ answers, said: recommend(answers) }));
  }
  return cases;
}

/** The first few profiles, with what is recommended, for which something does not hold. */
const against = (holds: (answers: Answers, said: Recommendation) => boolean): readonly Case[] =>
  everyCase()
    .filter(({ answers, said }) => !holds(answers, said))
    .slice(0, 3);

/** The nearest level above and below each answer that gives another verdict, read off the table. */
function flipsByTrying(answers: Answers): readonly string[] {
  const number = numberOf(answers);
  return CRITERIA.flatMap((id, index) => {
    const place = 5 ** (CRITERIA.length - 1 - index);
    const here = Number(answers[id]);
    const at = (level: number) => BY_HAND[number + (level - here) * place];
    const flipping = LEVELS.filter((level) => at(level) !== BY_HAND[number]);
    const above = flipping.filter((level) => level > here).slice(0, 1);
    const below = flipping.filter((level) => level < here).slice(-1);
    return [...above, ...below].map((to) => `${id}: ${here} to ${to} gives ${at(to)}`);
  }).sort();
}

const flipsTold = ({ flips }: Recommendation): readonly string[] =>
  flips
    .map(({ changes, verdict }) =>
      [
        ...changes.map(({ criterion, from, to }) => `${criterion}: ${from} to ${to}`),
        `gives ${verdict}`,
      ].join(' '),
    )
    .sort();

const same = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((part, index) => part === other[index]);

describe('for every one of the 15,625 sure profiles', () => {
  it('there is a recommendation', () => {
    expect(new Set(SURE.map(numberOf)).size).toBe(5 ** 6);
    expect(everyCase()).toHaveLength(5 ** 6);
  });

  it('the verdict is the one worked out by hand', () => {
    expect(against((answers, said) => said.verdict === BY_HAND[numberOf(answers)])).toEqual([]);
  });

  it('the knowledge need is the sum worked out by hand, the behaviour need the answer', () => {
    const holds = (answers: Answers, { needs: { knowledge, behaviour } }: Recommendation) =>
      knowledge.low === pointsByHand(answers, DEFAULT_RUBRIC) &&
      knowledge.high === knowledge.low &&
      behaviour.low === answers.model_adaptation &&
      behaviour.high === behaviour.low;
    expect(against(holds)).toEqual([]);
  });

  it('each part of the verdict has a reason: for it if included, else something that is not', () => {
    const holds = (_answers: Answers, { verdict, reasons }: Recommendation) => {
      const has = (axis: 'knowledge' | 'behaviour', included: boolean) =>
        reasons.some((reason) => reason.axis === axis && (reason.pull === 'for') === included);
      return (
        has('knowledge', verdict === 'rag' || verdict === 'hybrid') &&
        has('behaviour', verdict === 'finetune' || verdict === 'hybrid')
      );
    };
    expect(against(holds)).toEqual([]);
  });

  it('nothing is said to be open, and there is no question to settle', () => {
    const holds = (_answers: Answers, { reasons, openQuestions }: Recommendation) =>
      reasons.every(({ pull }) => pull !== 'open') && openQuestions.length === 0;
    expect(against(holds)).toEqual([]);
  });

  it('the flips are all there are of one answer, each the nearest in its direction, and true', () => {
    expect(against((answers, said) => same(flipsTold(said), flipsByTrying(answers)))).toEqual([]);
  });

  it('there is a flip: outside knowledge alone can always turn the verdict', () => {
    const holds = (_answers: Answers, { flips }: Recommendation) =>
      flips.some(({ changes }) => changes[0]?.criterion === 'external_knowledge');
    expect(against(holds)).toEqual([]);
  });

  it('the answers that carry the verdict are those that alone could turn it', () => {
    const holds = (answers: Answers, { plan }: Recommendation) =>
      same(
        plan.loadBearing,
        CRITERIA.filter((id) => flipsByTrying(answers).some((flip) => flip.startsWith(id))),
      );
    expect(against(holds)).toEqual([]);
  });

  it('the strength is what moving every answer and weighing in 81 ways say', () => {
    const byTrying = strengthByTrying();
    expect(against((answers, said) => said.strength === byTrying(answers))).toEqual([]);
  });

  it('the alternatives are the other verdicts within a level, likeliest first', () => {
    const holds = (answers: Answers, { verdict, alternatives }: Recommendation) =>
      same(
        alternatives,
        likeliestFirst(countVerdicts(answers, withinOne)).filter((other) => other !== verdict),
      );
    expect(against(holds)).toEqual([]);
  });

  it('there are alternatives exactly where answers that move by a level change the verdict', () => {
    const holds = (answers: Answers, { alternatives }: Recommendation) =>
      (alternatives.length === 0) === holdsWhateverMoves(answers);
    expect(against(holds)).toEqual([]);
  });
});

describe('of the 15,625 sure profiles', () => {
  it('at least a fifth have a robust verdict, and some each weaker kind', () => {
    const count = (strength: Recommendation['strength']) =>
      everyCase().filter(({ said }) => said.strength === strength).length;
    expect(count('robust')).toBeGreaterThanOrEqual(5 ** 6 / 5);
    expect(count('firm')).toBeGreaterThan(0);
    expect(count('leaning')).toBeGreaterThan(0);
    expect(count('fragile')).toBeGreaterThan(0);
  });

  it('none loses the label robust to another weighting or spacing, as METHOD.md says', () => {
    const loses = SURE.filter(
      (answers) =>
        countVerdicts(answers, withinOne).size === 1 &&
        saidOfRetrieval(answers, DEFAULT_RUBRIC).size > 1,
    );
    expect(loses).toEqual([]);
  });
});
