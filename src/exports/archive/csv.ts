/** What stands in a table: text, a number, a day or moment of ours; nothing for null. */
export type Cell = string | number | { readonly moment: string } | null;

/** Tells spreadsheets that the file is UTF-8; they guess otherwise. A line `sep=,` would undo that in Excel. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** In UTF-16 code units: Excel moves what is longer into the cells of other rows. */
const MOST_IN_A_CELL = 32_767;

/** Where some spreadsheet, or some setting of one, begins another cell; quotes do not keep all of them from it. */
const SEPARATOR = String.raw`[,;|\t\n\v\f\r\u0085\u2028\u2029]`;

/** What does not keep a spreadsheet from taking what comes after it for a formula. */
const SKIPPED = String.raw`(?!${SEPARATOR})["'\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]`;

/** Half as wide, as wide, and small. */
const FORMULA_MARK = '[=+\\-@＝＋－＠﹦﹢﹣﹫]';

/** Where a formula would begin, be it in a cell that a separator within our text begins. */
const FORMULA = `(?<=^|${SEPARATOR})(?=(?:${SKIPPED})*${FORMULA_MARK})`;

/** A text that reads as a number, a date or a time: `007`, `1-2`, `1E5`, `€ 4.50`, `10:30`. */
const NUMBER = String.raw`^(?=\P{Nd}*\p{Nd})(?=["'\s\p{Nd}\p{Sc}.,:/()%+-]+(?:[eE]["'\s\p{Nd}+-]+)?$)`;

/** Where an apostrophe has to stand. */
const GUARDED = new RegExp(`${NUMBER}|${FORMULA}`, 'gu');

/** What has to stand in quotes to come back as it was, whichever of the usual separators is read. */
const SPECIAL = new RegExp(`["]|${SEPARATOR}|^\\s|\\s$`);

/**
 * A line of a table, as RFC 4180 writes it, its end included.
 *
 * Text that a spreadsheet would run, or keep as another number or date than was typed, gets an
 * apostrophe before it, wherever a cell may begin. Whoever wants the text back takes the apostrophe away from
 * whatever would be run or changed without it; nothing else begins like that. Text longer than
 * a cell is cut, and `cutMark` says so.
 */
export const csvLine = (cells: readonly Cell[], cutMark: string): string =>
  `${cells.map((cell) => written(cell, cutMark)).join(',')}\r\n`;

function written(cell: Cell, cutMark: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return cell.moment;
  // Many readers end a text, or refuse the file, at a NUL.
  const text = fitting(inertCell(cell.toWellFormed().replaceAll('\0', '\uFFFD')), cutMark);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const inertCell = (text: string): string => text.replace(GUARDED, "'");

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function fitting(text: string, cutMark: string): string {
  if (text.length <= MOST_IN_A_CELL) return text;
  const most = MOST_IN_A_CELL - cutMark.length;
  return text.slice(0, graphemes.segment(text).containing(most)?.index ?? most) + cutMark;
}
