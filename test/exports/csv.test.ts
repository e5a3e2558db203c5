import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/exports/csv.ts';
import { rawText } from '../slack/typed-text.ts';
import { readCsv } from './read-csv.ts';
import { hostileText } from './typed.ts';

const cellOf = (text: string): string => readCsv(csvLine([text]))[0]?.[0] ?? '';

/** Text as it was before it was made safe. */
const original = (cell: string): string =>
  cell.startsWith("'") && isRun(cell.slice(1)) ? cell.slice(1) : cell;

/** What a spreadsheet would take for a formula: written here once more, in another way. */
function isRun(cell: string): boolean {
  if (['\t', '\r', '\n'].includes(cell.charAt(0))) return true;
  const [first = ''] = [...cell].filter((each) => !/['"\s]|\p{Cc}|\p{Cf}/u.test(each));
  return '=+-@＝＋－＠'.includes(first) && first !== '';
}

describe('a table for spreadsheets', () => {
  it('has a line for each row, with commas between and CRLF at its end', () => {
    expect(csvLine(['a', 1, null, 'd'])).toBe('a,1,,d\r\n');
  });

  it('quotes what would end a cell or a line, and doubles quotes', () => {
    expect(csvLine(['a,b', 'say "yes"', 'two\nlines', ' edge '])).toBe(
      '"a,b","say ""yes""","two\nlines"," edge "\r\n',
    );
  });

  it.each([
    '=1+1',
    '+41 44 000 00 00',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\tplain',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    ' =1',
    '"=1',
    "'=1",
    ' " =1',
    '\u00A0=1',
    '\uFEFF=1',
    '\u200B=1',
    '\u0000=1',
    '=HYPERLINK("https://evil.example";"click")',
    "=cmd|' /C calc'!A0",
  ])('keeps %j from being run as a formula', (text) => {
    expect(cellOf(text)).toBe(`'${text}`);
  });

  it.each([
    '',
    'Billing bot',
    'a=b',
    '1-2',
    "it's",
    "'quoted'",
    '2026-11-23 12:00:00',
    'U0123ABC',
    'https://acme.slack.com/archives/C1/p1',
    '账单助手应该用哪种方法？',
    'مساعد الفواتير',
    '👩🏽‍🚀 Größe',
    'one\r\ntwo\n- three',
  ])('leaves %j as it is', (text) => {
    expect(cellOf(text)).toBe(text);
  });

  it('leaves numbers as they are, also below zero', () => {
    expect(csvLine([-3, 0.5])).toBe('-3,0.5\r\n');
  });

  test.prop([
    fc.array(fc.array(fc.oneof(hostileText, rawText), { minLength: 1 }), { minLength: 1 }),
  ])('gives every text back, whatever was typed', (rows) => {
    const read = readCsv(rows.map(csvLine).join(''));
    expect(read.map((row) => row.map(original))).toEqual(
      rows.map((row) => row.map((text) => text.toWellFormed())),
    );
  });

  const dangerous = fc.stringMatching(/^[\s'"\u200B]{0,3}[=+\-@＝＋－＠]/u);
  test.prop([fc.oneof(dangerous, rawText, hostileText)])('runs nothing', (text) => {
    expect(isRun(cellOf(text)) && !cellOf(text).startsWith("'")).toBe(false);
  });
});
