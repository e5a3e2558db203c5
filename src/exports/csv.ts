/** What stands in a table; nothing for null. */
export type Cell = string | number | null;

/** Tells spreadsheets that the file is UTF-8; they guess otherwise. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Text that a spreadsheet would run as a formula, whatever quotes, spaces and invisible characters
 * stand before it. A tab or a line break at the beginning counts as well.
 */
const FORMULA = /^(?:[\t\r\n]|['"\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** What has to stand in quotes to come back as it was. */
const SPECIAL = /[",\r\n]|^\s|\s$/;

/**
 * A line of a table, as RFC 4180 writes it, its end included.
 *
 * Text that a spreadsheet would run gets an apostrophe before it. Whoever wants the text back takes
 * the apostrophe away from whatever would be run without it; nothing else begins like that.
 */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = inertCell(cell.toWellFormed());
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const inertCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
