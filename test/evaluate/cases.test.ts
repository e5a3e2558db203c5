import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../src/engine/index.ts';
import rows from './cases.json' with { type: 'json' };
import { CASES, CODED_TWICE, SETS } from './cases.ts';

describe('the published cases', () => {
  it('are 49, each once: 36 coded twice and 13 newer ones once, 85 codings', () => {
    expect(CASES).toHaveLength(49);
    expect(new Set(CASES.map(({ id }) => id)).size).toBe(49);
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(49);
    expect(CODED_TWICE).toHaveLength(36);
    expect(SETS.newer).toHaveLength(13);
    expect(SETS.all).toHaveLength(85);
  });

  it('end in all four verdicts, none of them in more than a third', () => {
    for (const verdict of ['prompting', 'rag', 'finetune', 'hybrid']) {
      const count = CASES.filter((one) => one.verdict === verdict).length;
      expect(count).toBeGreaterThanOrEqual(10);
      expect(count).toBeLessThanOrEqual(16);
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

  it.each(rows)('$id is coded in levels', ({ first, second }) => {
    for (const coding of second === null ? [first] : [first, second]) {
      expect(Object.keys(coding)).toEqual(CRITERIA);
      for (const level of Object.values(coding)) expect([0, 1, 2, 3, 4, null]).toContain(level);
    }
  });

  it('were coded by two people who do not always agree', () => {
    const differ = CODED_TWICE.filter(
      ({ first, second }) => JSON.stringify(first) !== JSON.stringify(second),
    );
    expect(differ.length).toBeGreaterThan(CODED_TWICE.length / 2);
  });
});
