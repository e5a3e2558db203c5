import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ArchiveOptions, archive, madrArchive } from '../../src/exports/archive/archive.ts';
import { type ArchiveFile, asTexts } from '../../src/exports/archive/files.ts';
import { decisionRecord, type RecordInput } from '../../src/exports/record/record.ts';
import type { DecisionRecord } from '../../src/exports/record/schema.ts';
import { en } from '../../src/i18n/en/english.ts';
import { CROWD, FRESH, OVERRULED, recordOf, WITHDRAWN_BLIND } from './a-record.ts';
import { atOnce } from './at-once.ts';
import { everywhere, hostileRecord } from './hostile.ts';
import { complaints } from './linted.ts';
import { all, parse } from './markdown-tree.ts';
import { PUBLISHED, PUBLISHED_ARCHIVE } from './published.ts';
import { publishedArchiveSchema } from './published-schemas.ts';
import { cellsReadWith, readCsv } from './read-csv.ts';
import { MARKS } from './typed.ts';

const NOON = Date.UTC(2026, 10, 23, 12, 34, 56);
const INPUTS: readonly RecordInput[] = [FRESH, OVERRULED, WITHDRAWN_BLIND, CROWD];
const RECORDS = INPUTS.map((input, index) => ({
  ...decisionRecord(en, input),
  id: `d${index + 1}`,
}));

function filesOf(
  format: ArchiveOptions['format'],
  records: readonly DecisionRecord[] = RECORDS,
  isComplete = true,
): readonly ArchiveFile[] {
  const file = archive(en, { format, exportedAt: NOON, isComplete });
  for (const record of records) atOnce(file.add(record));
  return atOnce(file.end());
}

function textOf(...of: Parameters<typeof filesOf>): string {
  const [file] = filesOf(...of);
  if (typeof file?.content !== 'string') throw new Error('no text');
  return file.content;
}

/** The entries of a ZIP file, as texts. */
function entriesOf(file: ArchiveFile | undefined): Readonly<Record<string, string>> {
  if (file === undefined || typeof file.content === 'string') throw new Error('no ZIP file');
  const entries = Object.entries(unzipSync(file.content));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const madrFiles = (records?: readonly DecisionRecord[], isComplete?: boolean) =>
  entriesOf(filesOf('madr', records, isComplete)[0]);

describe('decisions as a table', () => {
  const table = (records?: readonly DecisionRecord[]) => {
    const [head = [], ...rows] = readCsv(textOf('csv', records));
    return rows.map((row) => Object.fromEntries(row.map((cell, at) => [head[at] ?? '', cell])));
  };

  it('are one file that tells spreadsheets how to read it', () => {
    const [file, ...others] = filesOf('csv');
    expect(file?.name).toBe('decisions-2026-11-23.csv');
    expect(others).toEqual([]);
    expect(textOf('csv').startsWith('\uFEFFDecision ID,Use case,')).toBe(true);
  });

  it('are a row each, with every column', () => {
    const rows = readCsv(textOf('csv'));
    expect(rows).toHaveLength(1 + RECORDS.length);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(new Set(rows[0]).size).toBe(rows[0]?.length);
  });

  it('say what was asked, recommended, decided, and by whom', () => {
    expect(table()[1]).toMatchInlineSnapshot(`
      {
        "Against the recommendation": "yes",
        "Agree": "1",
        "Answers shown since (UTC)": "2026-11-23 16:00:00",
        "Asked by": "Ana Ruiz",
        "Asked by (ID)": "U1",
        "Asked on (UTC)": "2026-11-23 12:00:00",
        "Behaviour": "3 strongly",
        "Change": "3 often",
        "Channel": "",
        "Channel (ID)": "C1",
        "Checkable by a program": "partly",
        "Considerations": "Cost, Ethics and privacy",
        "Decided": "RAG",
        "Decided by": "Ana Ruiz (U1), Ben Okafor (U2)",
        "Decided on (UTC)": "2026-11-24 01:00:00",
        "Decision ID": "d2",
        "Description": "Support staff ask it about invoices, refunds and tariffs.

      Today they search a wiki by hand; a wrong refund costs real money.",
        "Disagree": "3",
        "Firm limits": "latency and our own machines",
        "How it will be checked": "100 real questions from last month; at least 80 answers sent as they are.",
        "In place today": "a prompt",
        "Last change (UTC)": "2026-11-24 04:00:00",
        "Made-up answers": "4 everything",
        "Objections": "Ben Okafor (U2) prefers RAG: We have 60 labelled tickets, and half of them contradict each other.

      Chen Wei (U3) prefers RAG: Ben is right.

      '- two teams label differently
      '- nobody owns the labels

      Dana Levi (U4) prefers RAG: See my proposal.",
        "Outside knowledge": "3 most",
        "People who rated": "4",
        "Reason": "The labels are not good enough yet. We start with retrieval and collect corrected answers as examples.",
        "Recommended": "Hybrid",
        "Replaced by (ID)": "",
        "Replaces (ID)": "d0",
        "Requests a month": "12000",
        "Review on": "2027-08-01",
        "Revision": "2",
        "Right needed (%)": "90",
        "Right today (%)": "66",
        "Status": "Decided",
        "Strength": "fragile",
        "Task": "answer questions",
        "Thread": "https://acme.slack.com/archives/C1/p1764100800000000",
        "Training data": "2 some",
        "Transparency": "3 expected",
        "Use case": "Billing bot",
        "What must be looked up": "a collection of documents",
        "Who builds and runs it": "software developers",
        "Why withdrawn": "",
      }
    `);
  });

  it('say of a hidden one who rated, and nothing of what', () => {
    const row = table()[2] ?? {};
    const empty = ['Recommended', 'Strength', 'Decided', 'Against the recommendation'];
    for (const column of [...empty, ...Object.values(en.criteria).map(({ name }) => name)]) {
      expect([column, row[column]]).toEqual([column, '']);
    }
    expect(row['People who rated']).toBe('2');
    expect(row['Answers shown since (UTC)']).toBe('not revealed yet');
    expect(row['Why withdrawn']).toBe('The project was stopped.');
  });

  it('cut nothing that a spreadsheet can hold, and say where they cut', () => {
    const context = '很长的描述。\n'.repeat(400);
    expect(table([recordOf({ context })])[0]?.Description).toBe(context);
    const [row] = table([recordOf({ context: context.repeat(20) })]);
    expect(row?.Description?.length).toBeLessThanOrEqual(32_767);
    expect(row?.Description?.endsWith(en.archive.cellCut)).toBe(true);
  });

  it('run nothing that somebody typed', () => {
    const typed = '=HYPERLINK("https://evil.example")';
    const records = [{ ...hostileRecord(everywhere(`;${typed}`)), title: typed }];
    expect(table(records)[0]?.['Use case']).toBe(`'${typed}`);
    for (const separator of [',', ';', '\t', '|']) {
      const cells = cellsReadWith(textOf('csv', records), [separator], true);
      expect(cells.filter((cell) => cell.trim().startsWith('='))).toEqual([]);
    }
  });
});

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
      schemaVersion: 1,
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
