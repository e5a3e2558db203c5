import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  CRITERIA,
  DEFAULT_RUBRIC,
  type Flip,
  LEVELS,
  type Rubric,
  recommend,
} from '../../src/engine/index.ts';
import { verdictFor } from '../../src/engine/verdict.ts';
import { anyAnswers, but, rate } from './answers.ts';
import { SURE, withinOne } from './profiles.ts';

/** Here outside knowledge cannot decide alone, so many verdicts take two answers to change. */
const BALANCED: Rubric = {
  knowledge: {
    weights: { external_knowledge: 3, hallucination: 2, data_dynamics: 1, transparency: 1 },
    threshold: 17,
  },
  behaviour: { adaptation: 3, labels: 2 },
};

const nameOf = ({ changes, verdict }: Flip): string =>
  `${changes.map(({ criterion, to }) => `${criterion}=${to}`).join('&')} → ${verdict}`;
const told = (answers: Answers, rubric = DEFAULT_RUBRIC): readonly string[] =>
  recommend(answers, { rubric }).flips.map(nameOf).sort();

/** For each answer, the nearest level above and below at which the verdict is another. */
function singles(answers: Answers, rubric: Rubric): readonly string[] {
  const verdict = verdictFor(answers, rubric);
  return CRITERIA.flatMap((id) => {
    const here = Number(answers[id]);
    const at = (level: number) => verdictFor(but(answers, { [id]: level }), rubric);
    const flipping = LEVELS.filter((level) => at(level) !== verdict);
    const above = flipping.filter((level) => level > here).slice(0, 1);
    const below = flipping.filter((level) => level < here).slice(-1);
    return [...above, ...below].map((level) => `${id}=${level} → ${at(level)}`);
  }).sort();
}

const PAIRS_OF_CRITERIA = CRITERIA.flatMap((first, i) =>
  CRITERIA.slice(i + 1).map((second) => [first, second] as const),
);
const PAIRS_OF_LEVELS = LEVELS.flatMap((a) => LEVELS.map((b) => [a, b] as const));

/** Of all pairs of changed answers with another verdict, those with the fewest levels in all. */
function pairs(answers: Answers, rubric: Rubric): readonly string[] {
  const verdict = verdictFor(answers, rubric);
  const found = PAIRS_OF_CRITERIA.flatMap(([first, second]) =>
    PAIRS_OF_LEVELS.flatMap(([a, b]) => {
      const moves = [Math.abs(a - Number(answers[first])), Math.abs(b - Number(answers[second]))];
      const other = verdictFor(but(answers, { [first]: a, [second]: b }), rubric);
      if (moves.includes(0) || other === verdict) return [];
      const steps = moves.reduce((sum, move) => sum + move);
      return [{ name: `${first}=${a}&${second}=${b} → ${other}`, steps }];
    }),
  );
  const fewest = Math.min(...found.map(({ steps }) => steps));
  return found
    .filter(({ steps }) => steps === fewest)
    .map(({ name }) => name)
    .sort();
}

const anySure = fc.constantFrom(...SURE);
const takesTwo = anySure.filter((answers) => singles(answers, BALANCED).length === 0);

describe('flips of a single answer', () => {
  it('are all there are, each the nearest in its direction', () => {
    for (const answers of SURE) expect(told(answers)).toEqual(singles(answers, DEFAULT_RUBRIC));
  });

  it('exist for every sure profile: outside knowledge alone can always turn the verdict', () => {
    expect(SURE.filter((answers) => told(answers).length === 0)).toEqual([]);
  });

  it.each([
    { of: '0 0 0 0 0 0', flips: ['external_knowledge=3 → rag'] },
    { of: '- 0 0 0 0 0', flips: ['external_knowledge=3 → rag'] },
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
});

describe('flips of two answers', () => {
  test.prop([takesTwo])('are the shortest there are, where no single answer does it', (answers) => {
    expect(told(answers, BALANCED)).toEqual(pairs(answers, BALANCED));
  });

  test.prop([anySure])('are told only where no single answer does it', (answers) => {
    const expected = singles(answers, BALANCED);
    if (expected.length > 0) expect(told(answers, BALANCED)).toEqual(expected);
  });

  it('name both: tuning must be wanted and feasible', () => {
    expect(told(rate('0 0 0 0 0 0'), BALANCED)).toEqual([
      'model_adaptation=3&training_data=2 → finetune',
    ]);
  });
});

describe('every flip', () => {
  const anyRubric = fc.constantFrom(DEFAULT_RUBRIC, BALANCED);

  test.prop([anyAnswers, anyRubric])(
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

  test.prop([anyAnswers, anyRubric])('comes once, and the nearest first', (answers, rubric) => {
    const { flips } = recommend(answers, { rubric });
    const steps = flips.map(({ changes }) =>
      changes.reduce((n, { from, to }) => n + (from === 'unsure' ? 1 : Math.abs(to - from)), 0),
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(new Set(flips.map(nameOf)).size).toBe(flips.length);
  });

  test.prop([anySure])(
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
