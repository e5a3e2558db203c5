import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { findFlips } from '../../src/engine/flips.ts';
import {
  type Answers,
  CRITERIA,
  DEFAULT_RUBRIC,
  type Flip,
  LEVELS,
  recommend,
} from '../../src/engine/index.ts';
import { anyAnswers, but, rate } from './answers.ts';
import { numberOf, SURE, tableByHand, withinOne } from './profiles.ts';
import { anyRubric, BALANCED } from './rubrics.ts';

const nameOf = ({ changes, verdict }: Flip): string =>
  `${changes.map(({ criterion, to }) => `${criterion}=${to}`).join('&')} → ${verdict}`;
const told = (answers: Answers, rubric = DEFAULT_RUBRIC): readonly string[] =>
  recommend(answers, { rubric }).flips.map(nameOf).sort();

const TABLE = tableByHand(BALANCED);

/** A criterion's number and the place of its digit in a profile's number. */
const PLACES = CRITERIA.map((id, index) => ({ id, place: 5 ** (CRITERIA.length - 1 - index) }));
const PAIRS = PLACES.flatMap((first, index) =>
  PLACES.slice(index + 1).map((second) => [first, second] as const),
);
const MOVES = LEVELS.flatMap((a) => LEVELS.map((b) => [a, b] as const));

/** Whether another level of a single answer gives another verdict. */
const turnsAlone = (answers: Answers): boolean =>
  PLACES.some(({ id, place }) =>
    LEVELS.some(
      (level) =>
        TABLE[numberOf(answers) + (level - Number(answers[id])) * place] !==
        TABLE[numberOf(answers)],
    ),
  );

/** Of all pairs of changed answers with another verdict, those with the fewest levels in all. */
function pairsByTrying(answers: Answers): readonly string[] {
  const number = numberOf(answers);
  let fewest = Number.POSITIVE_INFINITY;
  let found: string[] = [];
  for (const [first, second] of PAIRS) {
    const [here, there] = [Number(answers[first.id]), Number(answers[second.id])];
    for (const [a, b] of MOVES) {
      const verdict = TABLE[number + (a - here) * first.place + (b - there) * second.place];
      const steps = Math.abs(a - here) + Math.abs(b - there);
      if (a === here || b === there || verdict === TABLE[number] || steps > fewest) continue;
      if (steps < fewest) found = [];
      fewest = steps;
      found.push(`${first.id}=${a}&${second.id}=${b} → ${verdict}`);
    }
  }
  return found.sort();
}

describe('flips of a single answer', () => {
  it.each([
    { of: '0 0 0 0 0 0', flips: ['external_knowledge=3 → rag'] },
    { of: '- 0 0 0 0 0', flips: ['external_knowledge=3 → rag'] },
    { of: '- 0 4 0 4 4', flips: ['external_knowledge=1 → prompting'] },
    {
      of: '2 0 4 0 3 0',
      flips: ['external_knowledge=3 → rag', 'data_dynamics=4 → rag', 'transparency=1 → rag'],
    },
    {
      of: '3 4 4 3 3 2',
      flips: [
        'external_knowledge=1 → finetune',
        'model_adaptation=2 → rag',
        'training_data=1 → rag',
      ],
    },
    {
      of: '4 - 0 4 0 0',
      flips: ['external_knowledge=2 → prompting', 'model_adaptation=3 → hybrid'],
    },
  ])('of $of are $flips', ({ of, flips }) => {
    expect(told(rate(of))).toEqual([...flips].sort());
  });

  it('come in the order of the form where they are equally near', () => {
    expect(recommend(rate('2 0 4 0 3 0')).flips.map(nameOf)).toEqual([
      'external_knowledge=3 → rag',
      'data_dynamics=4 → rag',
      'transparency=1 → rag',
    ]);
    expect(recommend(rate('3 4 4 3 3 2')).flips.map(nameOf)).toEqual([
      'external_knowledge=1 → finetune',
      'model_adaptation=2 → rag',
      'training_data=1 → rag',
    ]);
  });

  it('say from where to where, settling an unsure answer counting as one step', () => {
    expect(recommend(rate('4 - 0 4 0 0')).flips).toEqual([
      {
        changes: [{ criterion: 'model_adaptation', from: 'unsure', to: 3 }],
        verdict: 'hybrid',
      },
      { changes: [{ criterion: 'external_knowledge', from: 4, to: 2 }], verdict: 'prompting' },
    ]);
  });
});

describe('flips of two answers', () => {
  it('are, for every sure profile, the shortest there are, and only where no single answer does it', () => {
    const wrong = SURE.filter((answers) => {
      const flips = findFlips(answers, BALANCED).map(nameOf).sort();
      if (turnsAlone(answers)) return flips.some((flip) => flip.includes('&'));
      return flips.join() !== pairsByTrying(answers).join();
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('name both: tuning must be wanted and feasible', () => {
    expect(told(rate('0 0 0 0 0 0'), BALANCED)).toEqual([
      'model_adaptation=3&training_data=2 → finetune',
    ]);
  });
});

describe('every flip', () => {
  const oneOrTwo = fc.constantFrom(DEFAULT_RUBRIC, BALANCED);

  test.prop([anyAnswers, oneOrTwo])(
    'is true: the changed answers give the verdict it names',
    (answers, rubric) => {
      const { verdict, flips } = recommend(answers, { rubric });
      for (const flip of flips) {
        const changes = flip.changes.map(({ criterion, to }) => [criterion, to] as const);
        const changed = but(answers, Object.fromEntries(changes));
        expect(recommend(changed, { rubric }).verdict).toBe(flip.verdict);
        expect(flip.verdict).not.toBe(verdict);
        for (const { criterion, from, to } of flip.changes) {
          expect(from).toBe(answers[criterion]);
          expect(to).not.toBe(from);
        }
      }
    },
  );

  test.prop([anyAnswers, oneOrTwo])('comes once, and the nearest first', (answers, rubric) => {
    const { flips } = recommend(answers, { rubric });
    const steps = flips.map(({ changes }) =>
      changes.reduce((n, { from, to }) => n + (from === 'unsure' ? 1 : Math.abs(to - from)), 0),
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(new Set(flips.map(nameOf)).size).toBe(flips.length);
  });

  test.prop([anyAnswers, anyRubric])(
    'is of one or two answers, and there is always one: tuning can be had or lost',
    (answers, rubric) => {
      const { flips } = recommend(answers, { rubric });
      expect(flips.length).toBeGreaterThan(0);
      for (const { changes } of flips) expect([1, 2]).toContain(changes.length);
    },
  );

  test.prop([fc.constantFrom(...SURE)])(
    'is one step away only where a level beside an answer does it',
    (answers) => {
      const { verdict, flips } = recommend(answers);
      const beside = CRITERIA.flatMap((id) =>
        withinOne(answers[id]).map((level) => recommend(but(answers, { [id]: level })).verdict),
      );
      const isOneStep = flips.some(({ changes }) =>
        changes.every(({ from, to }) => from !== 'unsure' && Math.abs(to - from) === 1),
      );
      expect(isOneStep).toBe(beside.some((other) => other !== verdict));
    },
  );
});
