import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  CRITERIA,
  type CriterionId,
  type Flip,
  LEVELS,
  type Level,
  recommend,
  type Verdict,
} from '../../src/engine/index.ts';
import { anyAnswers, but, exactly, rate, SURE, VERDICT_OF_SURE } from './profiles.ts';

const NUMBER = new Map(SURE.map((answers, i) => [CRITERIA.map((id) => answers[id]).join(' '), i]));
const verdictOf = (answers: Answers): Verdict | undefined =>
  VERDICT_OF_SURE[NUMBER.get(CRITERIA.map((id) => answers[id]).join(' ')) ?? -1];

const nameOf = ({ changes, verdict }: Flip): string =>
  `${changes.map(({ criterion, to }) => `${criterion}=${to}`).join('&')} → ${verdict}`;
const told = (answers: Answers): readonly string[] => recommend(answers).flips.map(nameOf).sort();

/** For each answer, the nearest level above and below at which the verdict is another. */
function singles(answers: Answers): readonly string[] {
  const verdict = verdictOf(answers);
  return CRITERIA.flatMap((id) => {
    const here = Number(answers[id]);
    const flipping = LEVELS.filter((level) => verdictOf(but(answers, { [id]: level })) !== verdict);
    const above = flipping.filter((level) => level > here).slice(0, 1);
    const below = flipping.filter((level) => level < here).slice(-1);
    return [...above, ...below].map(
      (level) => `${id}=${level} → ${verdictOf(but(answers, { [id]: level }))}`,
    );
  }).sort();
}

/** Of all pairs of changed answers with another verdict, those with the fewest levels in all. */
function pairs(answers: Answers): readonly string[] {
  const verdict = verdictOf(answers);
  const found: { readonly name: string; readonly steps: number }[] = [];
  const distance = (id: CriterionId, level: Level) => Math.abs(level - Number(answers[id]));
  for (const [i, first] of CRITERIA.entries()) {
    for (const second of CRITERIA.slice(i + 1)) {
      for (const a of LEVELS) {
        for (const b of LEVELS) {
          const changed = but(answers, { [first]: a, [second]: b });
          if (a === answers[first] || b === answers[second]) continue;
          if (verdictOf(changed) === verdict) continue;
          found.push({
            name: `${first}=${a}&${second}=${b} → ${verdictOf(changed)}`,
            steps: distance(first, a) + distance(second, b),
          });
        }
      }
    }
  }
  const fewest = Math.min(...found.map(({ steps }) => steps));
  return found
    .filter(({ steps }) => steps === fewest)
    .map(({ name }) => name)
    .sort();
}

describe('flips', () => {
  it('of a single answer are all there are, each the nearest in its direction', () => {
    for (const answers of SURE) {
      const expected = singles(answers);
      if (expected.length > 0) expect(told(answers)).toEqual(expected);
    }
  });

  it('of two answers are told only where no single one does it, and are the shortest', () => {
    const stubborn = SURE.filter((answers) => singles(answers).length === 0);
    expect(stubborn.length).toBeGreaterThan(0);
    for (const answers of stubborn) expect(told(answers)).toEqual(pairs(answers));
  });

  it.each([
    {
      of: '3 4 4 3 3 2',
      flips: ['external_knowledge=1 → finetune', 'model_adaptation=2 → rag', 'training_data=1 → rag'],
    },
    { of: '0 0 0 0 0 0', flips: ['external_knowledge=3 → rag'] },
    { of: '2 0 4 0 3 0', flips: ['external_knowledge=3 → rag', 'data_dynamics=4 → rag', 'transparency=1 → rag'] },
    { of: '- 0 0 0 0 0', flips: ['external_knowledge=3 → rag'] },
    { of: '4 - 0 4 0 0', flips: ['model_adaptation=3 → hybrid', 'external_knowledge=2 → prompting'] },
  ])('of $of are $flips', ({ of, flips }) => {
    expect(told(rate(of))).toEqual([...flips].sort());
  });

  test.prop([anyAnswers])('are true: the changed answers give the verdict they name', (answers) => {
    const { verdict, flips } = recommend(answers);
    for (const flip of flips) {
      const changes = flip.changes.map(({ criterion, to }) => [criterion, to] as const);
      const changed = recommend(but(answers, Object.fromEntries(changes)));
      expect(flip.verdict).toBe(changed.verdict);
      expect(flip.verdict).not.toBe(verdict);
      for (const { criterion, from, to } of flip.changes) {
        expect(from).toBe(answers[criterion]);
        expect(to).not.toBe(from);
      }
    }
  });

  test.prop([anyAnswers])('come nearest first; settling an unsure answer is one step', (answers) => {
    const steps = recommend(answers).flips.map(({ changes }) =>
      changes.reduce((n, { from, to }) => n + (from === 'unsure' ? 1 : Math.abs(to - from)), 0),
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('are missing for nobody', () => {
    expect(SURE.filter((answers) => recommend(answers).flips.length === 0)).toEqual([]);
  });

  test.prop([anyAnswers])('never tell the same change twice', (answers) => {
    const names = told(answers);
    expect(new Set(names).size).toBe(names.length);
    expect(CRITERIA.every((id) => exactly(answers[id]).length > 0)).toBe(true);
  });
});
