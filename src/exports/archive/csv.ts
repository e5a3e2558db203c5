/** Text, a number, or a day or moment that we formatted ourselves; null for an empty cell. */
export type Cell = string | number | { readonly moment: string } | null;

/** Tells spreadsheets that the file is UTF-8, else they guess. A line `sep=,` would undo that in Excel. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** In UTF-16 code units. Excel spills longer text into cells of other rows. */
const MOST_IN_A_CELL = 32_767;

/** Characters at which some spreadsheet, or some setting of one, starts a new cell, even within quotes. */
const SEPARATOR = String.raw`[,;|\t\n\v\f\r\u0085\u2028\u2029]`;

/** Characters after which a spreadsheet still recognises a formula. */
const SKIPPED = String.raw`(?!${SEPARATOR})["'\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]`;

/** In ASCII, full-width and small forms. */
const FORMULA_MARK = '[=+\\-@＝＋－＠﹦﹢﹣﹫]';

/** Where a formula would begin: at the start of the text, or after a separator within it. */
const FORMULA = `(?<=^|${SEPARATOR})(?=(?:${SKIPPED})*${FORMULA_MARK})`;

/** Text that a spreadsheet reads as a number, a date or a time: `007`, `1-2`, `1E5`, `€ 4.50`, `10:30`. */
const NUMBER = String.raw`^(?=\P{Nd}*\p{Nd})(?=["'\s\p{Nd}\p{Sc}.,:/()%+-]+(?:[eE]["'\s\p{Nd}+-]+)?$)`;

/** Where to put an apostrophe. */
const GUARDED = new RegExp(`${NUMBER}|${FORMULA}`, 'gu');

/** Text that needs quotes to be read back unchanged, whichever of the usual separators the reader uses. */
const SPECIAL = new RegExp(`["]|${SEPARATOR}|^\\s|\\s$`);

/**
 * A line of a table in the format of RFC 4180, with its line end.
 *
 * Text that a spreadsheet would run as a formula, or turn into another number or date, gets an
 * apostrophe before it, wherever a cell may begin. To restore the text, remove the apostrophe before
 * whatever would be run or changed without it; nothing else begins like that. Text longer than a
 * cell is cut and ends with `cutMark`.
 */
export const csvLine = (cells: readonly Cell[], cutMark: string): string =>
  `${cells.map((cell) => cellText(cell, cutMark)).join(',')}\r\n`;

function cellText(cell: Cell, cutMark: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return cell.moment;
  // Many readers end a text, or refuse the file, at a NUL.
  const text = cut(guarded(cell.toWellFormed().replaceAll('\0', '\uFFFD')), cutMark);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const guarded = (text: string): string => text.replace(GUARDED, "'");

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function cut(text: string, cutMark: string): string {
  if (text.length <= MOST_IN_A_CELL) return text;
  const most = MOST_IN_A_CELL - cutMark.length;
  return text.slice(0, graphemes.segment(text).containing(most)?.index ?? most) + cutMark;
}
