import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CRITERIA, recommend, type Strength } from '../../src/engine/index.ts';
import { METHODS } from './baselines.ts';
import rows from './cases.json' with { type: 'json' };
import { CASES } from './cases.ts';
import {
  agreement,
  CODINGS,
  firstOrSecond,
  hiddenDoubts,
  report,
  type Share,
  whenLabelled,
} from './evaluate.ts';

const engine = (coding: (typeof CODINGS)[number]): number =>
  agreement((answers) => recommend(answers).verdict, coding).right;

describe('against the published cases, the engine', () => {
  it('gives the published verdict for at least 34 of 36 on the first coding', () => {
    expect(agreement((answers) => recommend(answers).verdict, 'first').of).toBe(36);
    expect(engine('first')).toBeGreaterThanOrEqual(34);
  });

  it('gives it for at least 28 of 36 on the second', () => {
    expect(engine('second')).toBeGreaterThanOrEqual(28);
  });

  it.each([
    { coding: 'first', least: 35 },
    { coding: 'second', least: 33 },
  ] as const)('names it first or second for at least $least on the $coding', (example) => {
    expect(firstOrSecond(example.coding).right).toBeGreaterThanOrEqual(example.least);
  });

  it.each(CODINGS)(
    'is never wrong on the %s coding where it says robust, and sometimes says so',
    (coding) => {
      const { right, of } = whenLabelled('robust', coding);
      expect(of).toBeGreaterThan(0);
      expect(right).toBe(of);
    },
  );

  it('calls one of the two fragile wherever the codings lead to different verdicts', () => {
    const apart = CASES.filter(
      ({ first, second }) => recommend(first).verdict !== recommend(second).verdict,
    );
    expect(apart.length).toBeGreaterThan(0);
    const strengths = apart.map(({ first, second }): readonly Strength[] => [
      recommend(first).strength,
      recommend(second).strength,
    ]);
    expect(strengths.filter((pair) => !pair.includes('fragile'))).toEqual([]);
    expect(hiddenDoubts()).toEqual([]);
  });

  it.each(CODINGS)('is, on the %s coding, no worse than any simpler way to decide', (coding) => {
    for (const { decide } of METHODS) {
      expect(engine(coding)).toBeGreaterThanOrEqual(agreement(decide, coding).right);
    }
  });
});

describe('the published cases', () => {
  it('are 36, each once', () => {
    expect(CASES).toHaveLength(36);
    expect(new Set(CASES.map(({ id }) => id)).size).toBe(36);
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(36);
  });

  it('end in all four verdicts, none of them in more than a third', () => {
    for (const verdict of ['prompting', 'rag', 'finetune', 'hybrid']) {
      const count = CASES.filter((one) => one.verdict === verdict).length;
      expect(count).toBeGreaterThanOrEqual(5);
      expect(count).toBeLessThanOrEqual(12);
    }
  });

  it.each(rows)('$id names its source and quotes nothing from it', (row) => {
    expect(Object.keys(row).toSorted()).toEqual(
      ['description', 'first', 'id', 'second', 'source', 'title', 'verdict'].toSorted(),
    );
    expect(Object.keys(row.source).toSorted()).toEqual(['published', 'title', 'url']);
    expect(row.source.title.trim()).not.toBe('');
    expect(row.source.url).toMatch(/^https:\/\/[^/]+\.[^/]+/);
    expect(row.source.published).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
    expect(`${row.title} ${row.description}`).not.toMatch(/["“”«»]/);
    expect(row.description.length).toBeLessThan(300);
  });

  it.each(rows)('$id is coded twice, in levels', ({ first, second }) => {
    for (const coding of [first, second]) {
      expect(Object.keys(coding)).toEqual(CRITERIA);
      for (const level of Object.values(coding)) expect([0, 1, 2, 3, 4, null]).toContain(level);
    }
  });

  it('were coded by two people: they do not always agree', () => {
    const differ = CASES.filter(
      ({ first, second }) => JSON.stringify(first) !== JSON.stringify(second),
    );
    expect(differ.length).toBeGreaterThan(CASES.length / 2);
  });
});

describe('the evaluation', () => {
  const method = readFileSync(new URL('../../src/engine/METHOD.md', import.meta.url), 'utf8');
  const shares = (of: (coding: (typeof CODINGS)[number]) => Share): string =>
    CODINGS.map(of)
      .map(({ right, of: all }) => `${right} of ${all}`)
      .join(' | ');
  const rowOf = (name: string): string | undefined =>
    method
      .replaceAll("'", '’')
      .split('\n')
      .find((line) => line.startsWith(`| ${name}`));

  it('has the engine first among the ways to decide', () => {
    expect(METHODS[0]?.name).toBe('this engine');
  });

  it.each(METHODS)('is what METHOD.md says of $name', ({ name, decide }) => {
    expect(rowOf(name)).toContain(` | ${shares((coding) => agreement(decide, coding))} |`);
  });

  it('is what METHOD.md says of the second verdict and of the labels', () => {
    expect(rowOf('this engine, first or second')).toContain(` | ${shares(firstOrSecond)} |`);
    for (const strength of ['robust', 'fragile'] as const) {
      const right = shares((coding) => whenLabelled(strength, coding));
      expect(rowOf(`right when ${strength}`)).toContain(` | ${right} |`);
    }
  });

  it('is printed with the same figures', () => {
    const printed = report();
    const figures = [engine('first'), engine('second')].map((right) => `${right} of 36`);
    expect(printed).toMatch(new RegExp(`this engine +${figures.join(' +')}`));
    expect(printed).toContain('neither fragile: none');
  });
});
