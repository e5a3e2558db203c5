import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STRENGTHS } from '../../src/engine/index.ts';
import { checksum, profiles, TABLE, table, verdictsOf } from './table.ts';

const method = readFileSync(new URL('../../src/engine/METHOD.md', import.meta.url), 'utf8');
const committed = readFileSync(TABLE, 'utf8');
const rows = committed
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

/** Of the answers and verdicts as they were published before halves had a standing. */
const VERDICTS_PUBLISHED = '97855bc0fd1b3f6d6eeb24968958374ffc5d4646c5c115c6712cb3af28da8a28';

describe('the published table of verdicts', () => {
  it('is what the engine says, line for line', () => {
    const [said, published] = [table(), committed].map((text) => text.split('\n'));
    const differ = said?.filter((line, index) => line !== published?.[index]) ?? [];
    expect(differ.slice(0, 3)).toEqual([]);
    expect(published).toHaveLength(5 ** 6 + 2);
  });

  it('has each profile once, in the order of the form', () => {
    const listed = rows.map((row) => row.slice(0, 6).join());
    expect(listed).toEqual([...profiles()].map((answers) => Object.values(answers).join()));
    expect(new Set(listed).size).toBe(5 ** 6);
  });

  it('still has every verdict that was published before', () => {
    expect(checksum(verdictsOf(committed))).toBe(VERDICTS_PUBLISHED);
  });

  it('has the checksums that METHOD.md names', () => {
    expect(method.match(/[0-9a-f]{64}/g)).toEqual([checksum(committed), VERDICTS_PUBLISHED]);
  });

  it('has a verdict and a strength that follow from how its halves stand', () => {
    const wrong = rows.filter((row) => {
      const [verdict = '', retrieval = '', tuning = '', strength = ''] = row.slice(6);
      const halves = [retrieval, tuning].map((half) => half.split(' '));
      const parts = halves.map(([included]) => included).join(' ');
      const firm = halves.filter(([, standing]) => standing === 'firm').length;
      return BY_HALVES[parts] !== verdict || !BY_FIRM[firm]?.includes(strength);
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('calls nothing robust where nothing is looked up, yet facts change often or sources are wanted', () => {
    const apart = rows.filter(
      ([knowledge, , , , change, transparency]) =>
        knowledge === '0' && Math.max(Number(change), Number(transparency)) >= 3,
    );
    expect(apart).toHaveLength(5 ** 3 * (5 ** 2 - 3 ** 2));
    expect(apart.filter((row) => row.at(-1) === 'robust')).toEqual([]);
  });

  it('divides into strengths as METHOD.md says', () => {
    const [robust, firm, leaning, fragile] = STRENGTHS.map((strength) => {
      const count = rows.filter((row) => row.at(-1) === strength).length;
      return `${((100 * count) / rows.length).toFixed(1)} %`;
    });
    expect(method.replaceAll('\n', ' ')).toContain(
      `${robust} are robust, ${firm} firm, ${leaning} leaning and ${fragile} fragile`,
    );
  });
});

const BY_HALVES: Readonly<Record<string, string>> = {
  'no no': 'prompting',
  'yes no': 'rag',
  'no yes': 'finetune',
  'yes yes': 'hybrid',
};

/** The strengths there may be when none, one or both of the halves are firm. */
const BY_FIRM: readonly (readonly string[])[] = [['fragile'], ['leaning'], ['firm', 'robust']];
