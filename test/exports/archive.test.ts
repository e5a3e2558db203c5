import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { madrArchive } from '../../src/exports/archive/archive.ts';
import { type ArchiveFile, asTexts } from '../../src/exports/archive/files.ts';
import type { DecisionRecord } from '../../src/exports/record/schema.ts';
import { en } from '../../src/i18n/en/english.ts';
import { recordOf } from './a-record.ts';
import { filesOf, NOON, RECORDS, textOf } from './archive-parts.ts';
import { atOnce } from './at-once.ts';
import { everywhere, hostileRecord } from './hostile.ts';
import { complaints } from './linted.ts';
import { all, parse } from './markdown-tree.ts';
import { PUBLISHED, PUBLISHED_ARCHIVE } from './published.ts';
import { publishedArchiveSchema } from './published-schemas.ts';
import { MARKS } from './typed.ts';

/** The entries of a ZIP file, as texts. */
function entriesOf(file: ArchiveFile | undefined): Readonly<Record<string, string>> {
  if (file === undefined || typeof file.content === 'string') throw new Error('no ZIP file');
  const entries = Object.entries(unzipSync(file.content));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const madrFiles = (records?: readonly DecisionRecord[], isComplete?: boolean) =>
  entriesOf(filesOf('madr', records, isComplete)[0]);

describe('decisions as one JSON document', () => {
  const ajv = new Ajv.default({ allErrors: true });
  formats.default(ajv);
  ajv.addSchema(JSON.parse(readFileSync(PUBLISHED, 'utf8')));
  const published = readFileSync(PUBLISHED_ARCHIVE, 'utf8');
  const validate = ajv.compile(JSON.parse(published));

  it('are what the published schema describes; otherwise run `npm run schema`', () => {
    expect(JSON.parse(published)).toEqual(publishedArchiveSchema());
    for (const records of [RECORDS, []]) {
      validate(JSON.parse(textOf('json', records)));
      expect(validate.errors).toBeNull();
    }
  });

  it('are refused by it when something is missing or not known', () => {
    const document = JSON.parse(textOf('json'));
    expect(validate({ ...document, decisions: [{}] })).toBe(false);
    expect(validate({ ...document, surprise: true })).toBe(false);
  });

  it('are the very records, in their order', () => {
    expect(JSON.parse(textOf('json')).decisions).toEqual(JSON.parse(JSON.stringify(RECORDS)));
  });

  it.each([true, false])('say whether they are all: %s', (isComplete) => {
    expect(JSON.parse(textOf('json', RECORDS, isComplete))).toMatchObject({
      schemaVersion: 2,
      exportedAt: '2026-11-23T12:34:56.000Z',
      complete: isComplete,
    });
  });

  it('are packed when they are long, and the same inside', () => {
    const long = Array.from({ length: 25 }, () => recordOf({ context: 'word '.repeat(200_000) }));
    const [file] = filesOf('json', long);
    expect(file?.name).toBe('decisions-2026-11-23.json.zip');
    const entries = entriesOf(file);
    expect(Object.keys(entries)).toEqual(['decisions-2026-11-23.json']);
    const { decisions } = JSON.parse(entries['decisions-2026-11-23.json'] ?? '');
    expect(decisions).toEqual(JSON.parse(JSON.stringify(long)));
  });
});

describe('decisions as Markdown records', () => {
  it('are a file each, and an index', () => {
    expect(Object.keys(madrFiles())).toEqual([
      '2026-11-23-billing-bot.md',
      '2026-11-23-billing-bot-2.md',
      '2026-11-23-billing-bot-3.md',
      '2026-11-23-billing-bot-4.md',
      'README.md',
    ]);
  });

  it('each stand in one file', () => {
    const { 'README.md': _index, ...files } = madrFiles();
    const told = Object.values(files).map((text) => /^\* Decision (d\d)/m.exec(text)?.[1]);
    expect(told).toEqual(RECORDS.map(({ id }) => id));
  });

  it('have names that no system takes for the same', () => {
    const titles = [
      'Größe',
      'GRÖSSE',
      'Gro\u0308ße',
      'ﬁle',
      'file',
      'FILE',
      'README',
      '?',
      '!',
      '账单',
      '账单',
    ];
    const names = Object.keys(madrFiles(titles.map((title) => recordOf({ title }))));
    const same = names.map((name) => name.normalize('NFKC').toLowerCase());
    expect(new Set(same).size).toBe(titles.length + 1);
    for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}\p{M}-]+\.md$/u);
    expect(names).toContain('2026-11-23-账单.md');
  });

  it('have an index that satisfies a linter, whatever was typed', () => {
    const hostile = MARKS.map((mark) => hostileRecord(everywhere(mark)));
    const { 'README.md': index = '', ...files } = madrFiles([...RECORDS, ...hostile], false);
    expect(complaints(index)).toEqual([]);
    expect(all(parse(index), 'tableRow')).toHaveLength(1 + Object.keys(files).length);
  });

  it('are led to by the index, each by its title', () => {
    const records = ['[a](b) | c', 'مساعد الفواتير', '账单'].map((title) => recordOf({ title }));
    const { 'README.md': index = '', ...files } = madrFiles(records);
    const links = all(parse(index), 'link').map(({ url }) => decodeURIComponent(url));
    expect(links).toEqual(Object.keys(files));
    expect(index).toContain('3 decisions, the newest first. Exported 2026-11-23 12:34 UTC.');
  });

  it('say in the index when there may be more', () => {
    expect(madrFiles(RECORDS, false)['README.md']).toContain('there may be more');
    expect(madrFiles(RECORDS, true)['README.md']).not.toContain('there may be more');
  });

  it('are the same bytes each time', () => {
    expect(filesOf('madr')).toEqual(filesOf('madr'));
  });

  it('make another file when one cannot hold them, each with an index of its own', () => {
    const named = { name: 'decisions', exportedAt: NOON, isComplete: true, mostFiles: 3 };
    const file = madrArchive(en, named);
    for (const record of RECORDS) atOnce(file.add(record));
    const [first, second, ...others] = atOnce(file.end());
    expect([first?.name, second?.name]).toEqual(['decisions.zip', 'decisions-2.zip']);
    expect(others).toEqual([]);
    expect(Object.keys(entriesOf(first))).toHaveLength(3 + 1);
    expect(Object.keys(entriesOf(second))).toEqual(['2026-11-23-billing-bot.md', 'README.md']);
  });
});

describe('decisions as texts', () => {
  it('are what stands in the files', () => {
    expect(asTexts(filesOf('csv'), 1_000_000)).toEqual(filesOf('csv'));
    const texts = asTexts(filesOf('madr'), 1_000_000) ?? [];
    expect(Object.fromEntries(texts.map(({ name, content }) => [name, content]))).toEqual(
      madrFiles(),
    );
  });

  it.each(['csv', 'json', 'madr'] as const)('are left when they are too long: %s', (format) => {
    expect(asTexts(filesOf(format), 1_000)).toBeNull();
  });
});
