import { describe, expect, it } from 'vitest';
import { EVIDENCE } from '../../src/engine/index.ts';
import { findingsEn } from '../../src/guide/en.ts';
import { SOURCES } from '../../src/guide/sources.ts';

describe.each(EVIDENCE)('the evidence %s', (id) => {
  const { label, url } = SOURCES[id];

  it('has a public source over https', () => {
    expect(new URL(url).protocol).toBe('https:');
  });

  it('is cited by a short label that says who wrote it, not by a number', () => {
    expect(label).toMatch(/^\p{Lu}.*\p{L}{2}.*\S$/u);
    expect(label).not.toMatch(/arxiv|https?:|\d{4}\.\d{4,5}/i);
    expect(label.length).toBeLessThanOrEqual(50);
  });

  it('says what was found, in a short sentence', () => {
    expect(findingsEn[id]).toMatch(/^\p{Lu}|^\d/u);
    expect(findingsEn[id]).toMatch(/\.$/);
    expect(findingsEn[id].length).toBeLessThanOrEqual(160);
  });
});

describe('sources', () => {
  it.each([
    ['an address', Object.values(SOURCES).map(({ url }) => url)],
    ['a label', Object.values(SOURCES).map(({ label }) => label)],
    ['a finding', Object.values(findingsEn)],
  ])('have each %s of their own', (_, all) => {
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  });

  it('are those that the engine names, each with its finding', () => {
    expect(Object.keys(SOURCES).toSorted()).toEqual([...EVIDENCE].toSorted());
    expect(Object.keys(findingsEn).toSorted()).toEqual([...EVIDENCE].toSorted());
  });
});
