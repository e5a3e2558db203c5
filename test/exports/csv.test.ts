import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Cell, csvLine } from '../../src/exports/archive/csv.ts';
import { rawText } from '../slack/typed-text.ts';
import { cellsReadWith, readCsv } from './read-csv.ts';
import { hostileText } from './typed.ts';

const line = (cells: readonly Cell[]): string => csvLine(cells, '… [cut]');
const cellOf = (text: string): string => readCsv(line([text]))[0]?.[0] ?? '';

/** Text as it was before it was made safe: written here once more, in another way. */
function original(cell: string): string {
  const isGuarded = (piece: string, at: number): boolean =>
    piece.startsWith("'") && (isFormula(piece.slice(1)) || (at === 0 && isNumber(cell.slice(1))));
  return cell
    .split(/([,;|\t\n\v\f\r\u0085\u2028\u2029])/)
    .map((piece, at) => (isGuarded(piece, at) ? piece.slice(1) : piece))
    .join('');
}

/** What a spreadsheet would take for a formula, if it took no apostrophe for the sign of a text. */
function isFormula(cell: string): boolean {
  const [first = ''] = [...cell].filter((each) => !/["'\s\u2800]|\p{Cc}|\p{DI}/u.test(each));
  return first !== '' && '=+-@＝＋－＠﹦﹢﹣﹫'.includes(first);
}

const isRun = (cell: string): boolean =>
  isFormula(cell) && !/^(?:["\s\u2800]|\p{Cc}|\p{DI})*'/u.test(cell);

const isNumber = (cell: string): boolean =>
  /\p{Nd}/u.test(cell) && /^["'\s\p{Nd}\p{Sc}.,:/()%+-]+(e["'\s\p{Nd}+-]+)?$/iu.test(cell);

describe('a table for spreadsheets', () => {
  it('has a line for each row, with commas between and CRLF at its end', () => {
    expect(line(['a', 1, null, 'd'])).toBe('a,1,,d\r\n');
  });

  it('quotes what would end a cell or a line, and doubles quotes', () => {
    expect(line(['a,b', 'say "yes"', 'two\nlines', ' edge ', 'a;b', 'a|b', 'a\tb'])).toBe(
      '"a,b","say ""yes""","two\nlines"," edge ","a;b","a|b","a\tb"\r\n',
    );
  });

  it.each([
    '=1+1',
    '+41 44 000 00 00',
    '-2',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '﹦1',
    ' =1',
    '"=1',
    "'=1",
    ' " =1',
    '\u00A0=1',
    '\uFEFF=1',
    '\u200B=1',
    '\u3164=1',
    '\u2800=1',
    '\uFE0F=1',
    '=HYPERLINK("https://evil.example";"click")',
    "=cmd|' /C calc'!A0",
  ])('keeps %j from being run as a formula', (text) => {
    expect(cellOf(text)).toBe(`'${text}`);
  });

  it.each([
    ['Billing bot;=HYPERLINK(A1);x', "Billing bot;'=HYPERLINK(A1);x"],
    ['a,-1', "a,'-1"],
    ['a\t@SUM(A1)', "a\t'@SUM(A1)"],
    ['a|+1|+2', "a|'+1|'+2"],
    ['a; "" =1', 'a;\' "" =1'],
    ['a;\t;=1', "a;\t;'=1"],
    ['one\r\n- two\n=3\r=4', "one\r\n'- two\n'=3\r'=4"],
    ['a\u2028=1\u2029=1\u0085=1\v=1\f=1', "a\u2028'=1\u2029'=1\u0085'=1\v'=1\f'=1"],
    ['\t=1', "\t'=1"],
  ])('keeps the end of %j from being run where another separator is read', (text, safe) => {
    expect(cellOf(text)).toBe(safe);
  });

  it.each([
    '007',
    '1-2',
    '3/4',
    '1E5',
    '12345678901234567890',
    '2026-11-23 12:00:00',
    '10:30',
    '50 %',
    '€ 4.50',
    '(5)',
    "'007",
    '٣',
  ])('keeps %j, which somebody typed, from becoming a number or a date', (text) => {
    expect(cellOf(text)).toBe(`'${text}`);
  });

  it.each([
    '',
    'Billing bot',
    'a=b',
    'a; b = c, d | e',
    'e5',
    'Phase 2',
    '2nd line',
    "it's",
    "'quoted'",
    'U0123ABC',
    'https://acme.slack.com/archives/C1/p1',
    '账单助手应该用哪种方法？',
    'مساعد الفواتير',
    '👩🏽‍🚀 Größe',
    'one\r\ntwo\n• three',
  ])('leaves %j as it is', (text) => {
    expect(cellOf(text)).toBe(text);
  });

  it('leaves numbers, days and moments of ours as they are', () => {
    expect(line([-3, 0.5, { moment: '2026-11-23 12:00:00' }])).toBe(
      '-3,0.5,2026-11-23 12:00:00\r\n',
    );
  });

  it('writes no NUL and no half character', () => {
    expect(line(['a\0b\uD83D'])).toBe('a\uFFFDb\uFFFD\r\n');
  });

  it('cuts what no cell of a spreadsheet holds, between characters, and says so', () => {
    const cell = cellOf('👩🏽‍🚀'.repeat(10_000));
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell.length).toBeGreaterThan(32_700);
    expect(cell).toMatch(/^(?:👩🏽‍🚀)+… \[cut\]$/u);
    expect(cellOf('a'.repeat(32_767))).toBe('a'.repeat(32_767));
    // The apostrophes count as well.
    expect(cellOf(`${'a'.repeat(32_765)};=`)).toMatch(/a… \[cut\]$/);
  });

  const formula = fc.stringMatching(/^[,;|\t\n\s'"\u200B]{0,3}[=+\-@＝＋－＠]1/u);
  const text = fc.oneof(
    fc
      .array(fc.oneof(formula, fc.constantFrom(...',;|\t\n\r"\' '), rawText), { maxLength: 5 })
      .map((parts) => parts.join('')),
    rawText,
    hostileText,
  );
  const rows = fc.array(fc.array(text, { minLength: 1 }), { minLength: 1 });

  test.prop([rows])('gives every text back, whatever was typed', (typed) => {
    const read = readCsv(typed.map(line).join(''));
    expect(read.map((row) => row.map(original))).toEqual(
      typed.map((row) => row.map((each) => each.toWellFormed().replaceAll('\0', '\uFFFD'))),
    );
  });

  const READINGS = [[','], [';'], ['\t'], ['|'], [',', ';', '\t'], [',', ';', '\t', '|']];
  test.prop([rows])(
    'runs nothing, whichever separator is read, with quotes or without',
    (typed) => {
      const file = typed.map((row) => line(['id', ...row])).join('');
      for (const delimiter of READINGS) {
        for (const quotes of [true, false]) {
          const cells = cellsReadWith(file, delimiter, quotes);
          expect(cells.filter(isRun)).toEqual([]);
        }
      }
    },
  );
});
