import { isJson, type Json, objects, textOf } from '../../json.ts';

export type Cell = { readonly text: string; readonly number: number | null; readonly source: Json };
export type Order = { readonly column: number; readonly descending: boolean };

function richWords(value: unknown): string {
  if (!isJson(value)) return '';
  const own = textOf(value, 'text') || textOf(value, 'name') || textOf(value, 'url');
  return own + objects(value.elements).map(richWords).join('');
}

function cellOf(source: Json): Cell {
  const number =
    source.type === 'raw_number' && typeof source.value === 'number' ? source.value : null;
  const text = source.type === 'rich_text' ? richWords(source) : textOf(source, 'text');
  return { text: text || (number === null ? '' : String(number)), number, source };
}

export function rowsOf(rows: unknown): readonly (readonly Cell[])[] {
  return Array.isArray(rows) ? rows.map((row) => objects(row).map(cellOf)) : [];
}

function compare(a: Cell | undefined, b: Cell | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a.number !== null && b.number !== null) return a.number - b.number;
  return a.text.localeCompare(b.text, undefined, { numeric: true });
}

/** The rows that contain `words`, in the order asked for; their own order without one. */
export function arranged(
  rows: readonly (readonly Cell[])[],
  words: string,
  order: Order | null,
): readonly (readonly Cell[])[] {
  const wanted = words.trim().toLowerCase();
  const found = rows.filter((row) => row.some((cell) => cell.text.toLowerCase().includes(wanted)));
  if (order === null) return found;
  const sign = order.descending ? -1 : 1;
  return found.toSorted((a, b) => sign * compare(a[order.column], b[order.column]));
}
