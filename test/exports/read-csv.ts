import { parse } from 'csv-parse/sync';

/** The rows of a CSV file, read as RFC 4180 has it; a byte order mark at its beginning is no text. */
export const readCsv = (text: string): readonly (readonly string[])[] =>
  parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: true });

/** Line ends of readers that do not interpret quotes. */
const LINE_ENDS = ['\r\n', '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

/** Every cell as a reader with these separators sees it, interpreting quotes or not. */
export const cellsReadWith = (
  text: string,
  delimiter: readonly string[],
  quotes: boolean,
): readonly string[] => {
  const rows: readonly (readonly string[])[] = parse(text, {
    bom: true,
    delimiter: [...delimiter],
    record_delimiter: LINE_ENDS,
    quote: quotes ? '"' : null,
    relax_quotes: true,
    relax_column_count: true,
    skip_records_with_error: true,
  });
  return rows.flat();
};
