import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/engine/index.ts';
import { METHODS } from './baselines.ts';
import { SETS, type SetName } from './cases.ts';
import {
  agreement,
  called,
  firstOrSecond,
  halvesApart,
  hiddenDoubts,
  type Share,
  whenStanding,
  whenStrength,
} from './evaluate.ts';

const engine = (set: SetName): number =>
  agreement((answers) => recommend(answers).verdict, SETS[set]).right;
const percent = ({ right, of }: Share): number => (100 * right) / of;

describe('against the published cases, the engine', () => {
  it.each([
    { set: 'first', least: 35, of: 36 },
    { set: 'second', least: 28, of: 36 },
    { set: 'newer', least: 12, of: 13 },
  ] as const)('gives the published verdict for at least $least of $of ($set)', (example) => {
    expect(SETS[example.set]).toHaveLength(example.of);
    expect(engine(example.set)).toBeGreaterThanOrEqual(example.least);
  });

  it.each([
    { set: 'first', least: 36 },
    { set: 'second', least: 34 },
    { set: 'newer', least: 13 },
  ] as const)('names it first or second for at least $least ($set)', ({ set, least }) => {
    expect(firstOrSecond(SETS[set]).right).toBeGreaterThanOrEqual(least);
  });

  it.each(['first', 'second', 'newer'] as const)(
    'is never wrong where it says robust, and sometimes says so (%s)',
    (set) => {
      const { right, of } = whenStrength('robust', SETS[set]);
      expect(of).toBeGreaterThan(0);
      expect(right).toBe(of);
    },
  );

  it('calls at most a quarter of the codings fragile', () => {
    expect(percent(called('fragile', SETS.all))).toBeLessThanOrEqual(25);
  });

  it.each([
    { half: 'retrieval', least: 96 },
    { half: 'tuning', least: 93 },
  ] as const)('is right about a firm $half at least $least times of 100', ({ half, least }) => {
    const firm = whenStanding(half, 'firm', SETS.all);
    expect(firm.of).toBeGreaterThan(SETS.all.length / 3);
    expect(percent(firm)).toBeGreaterThanOrEqual(least);
  });

  it('is right more often about a firm tuning than about a close one', () => {
    const [firm, close] = (['firm', 'close'] as const).map((standing) =>
      percent(whenStanding('tuning', standing, SETS.all)),
    );
    expect(firm).toBeGreaterThan(close ?? 100);
  });

  it('never calls a half firm on both codings where they differ in it', () => {
    expect(halvesApart().length).toBeGreaterThan(0);
    expect(hiddenDoubts()).toEqual([]);
  });

  it.each(['first', 'second', 'newer'] as const)(
    'is no worse than any simpler way to decide (%s)',
    (set) => {
      for (const { decide } of METHODS) {
        expect(engine(set)).toBeGreaterThanOrEqual(agreement(decide, SETS[set]).right);
      }
    },
  );
});
