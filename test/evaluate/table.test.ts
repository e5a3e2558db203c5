import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checksum, profiles, TABLE, table } from './table.ts';

const method = readFileSync(new URL('../../src/engine/METHOD.md', import.meta.url), 'utf8');
const committed = readFileSync(TABLE, 'utf8');

describe('the published table of verdicts', () => {
  it('is what the engine says, line for line', () => {
    const [said, published] = [table(), committed].map((text) => text.split('\n'));
    const differ = said?.filter((line, index) => line !== published?.[index]) ?? [];
    expect(differ.slice(0, 3)).toEqual([]);
    expect(published).toHaveLength(5 ** 6 + 2);
  });

  it('has each profile once, in the order of the form', () => {
    const lines = committed.trimEnd().split('\n').slice(1);
    const listed = lines.map((line) => line.split(',').slice(0, 6).join());
    expect(listed).toEqual([...profiles()].map((answers) => Object.values(answers).join()));
    expect(new Set(listed).size).toBe(5 ** 6);
  });

  it('has the checksum that METHOD.md names', () => {
    expect(method.match(/[0-9a-f]{64}/g)).toEqual([checksum(committed)]);
  });

  it('divides into labels as METHOD.md says', () => {
    const lines = committed.trimEnd().split('\n').slice(1);
    const percent = (label: string) =>
      ((100 * lines.filter((line) => line.endsWith(`,${label}`)).length) / lines.length).toFixed(1);
    expect(method).toContain(
      `${percent('robust')} % are robust, ${percent('leaning')} % leaning and ${percent('fragile')} % fragile`,
    );
  });
});
