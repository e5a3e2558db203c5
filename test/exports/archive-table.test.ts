import { describe, expect, it } from 'vitest';
import type { DecisionRecord } from '../../src/exports/record/schema.ts';
import { en } from '../../src/i18n/en/english.ts';
import { recordOf } from './a-record.ts';
import { filesOf, RECORDS, textOf } from './archive-parts.ts';
import { everywhere, hostileRecord } from './hostile.ts';
import { cellsReadWith, readCsv } from './read-csv.ts';

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
        "Retrieval": "yes, firm",
        "Review on": "2027-08-01",
        "Revision": "2",
        "Right needed (%)": "90",
        "Right today (%)": "66",
        "Status": "Decided",
        "Strength": "leaning",
        "Task": "answer questions",
        "Thread": "https://acme.slack.com/archives/C1/p1764100800000000",
        "Training data": "2 some",
        "Transparency": "3 expected",
        "Tuning": "yes, close",
        "Use case": "Billing bot",
        "What must be looked up": "a collection of documents",
        "Who builds and runs it": "software developers",
        "Why withdrawn": "",
      }
    `);
  });

  it('say of a hidden one who rated, and nothing of what', () => {
    const row = table()[2] ?? {};
    const empty = [
      'Recommended',
      'Strength',
      'Retrieval',
      'Tuning',
      'Decided',
      'Against the recommendation',
    ];
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
