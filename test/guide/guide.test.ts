import { describe, expect, it } from 'vitest';
import { CONSIDERATIONS, CRITERIA, EVIDENCE } from '../../src/engine/index.ts';
import { TRADE_OFFS } from '../../src/engine/trade-offs.ts';
import { guideEn } from '../../src/guide/en.ts';
import { articleSection, SOURCES, TOPIC } from '../../src/guide/sources.ts';

describe.each(EVIDENCE)('the evidence %s', (id) => {
  it('has a public source over https, cited by a short label', () => {
    const { label, url } = SOURCES[id];
    expect(new URL(url).protocol).toBe('https:');
    expect(label.length).toBeGreaterThan(3);
    expect(label.length).toBeLessThanOrEqual(50);
  });

  it('says what was found, in one short sentence or two', () => {
    const finding = guideEn.findings[id];
    expect(finding).toMatch(/\.$|\)\.$/);
    expect(finding.length).toBeLessThanOrEqual(200);
  });
});

describe('sources', () => {
  it('are each cited by an address of their own', () => {
    const urls = EVIDENCE.map((id) => SOURCES[id].url);
    expect(new Set(urls).size).toBe(urls.length);
  });
});

describe.each(TRADE_OFFS)('the trade-off %s', (id) => {
  it('has a title and says what it means', () => {
    const { title, meaning } = guideEn.tradeOffs[id];
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(title.length).toBeLessThanOrEqual(80);
    expect(meaning).toMatch(/\.$/);
    expect(meaning.length).toBeLessThanOrEqual(250);
  });

  it('leads to a part of the article', () => {
    expect([...CRITERIA, ...CONSIDERATIONS]).toContain(TOPIC[id]);
  });
});

describe.each([...CRITERIA, ...CONSIDERATIONS])('the link to the article on %s', (id) => {
  it('opens it at that part', () => {
    const link = new URL(articleSection(id));
    expect(`${link.origin}${link.pathname}`).toBe(SOURCES.article.url);
    expect(link.hash).toMatch(/^#:~:text=[^&,-]+$/);
    expect(decodeURIComponent(link.hash).length).toBeGreaterThan('#:~:text='.length + 5);
  });
});
