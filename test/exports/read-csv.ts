/** The rows of a CSV file, read as RFC 4180 has it; a byte order mark at its beginning is no text. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quotedAt(text, at) : plainAt(text, at);
    row.push(cell);
    if (text[end] === ',') {
      at = end + 1;
      // Nothing stands after the last comma of a line.
      if (text.startsWith('\r\n', at)) row.push('');
      else continue;
      rows.push(row);
    } else {
      if (!text.startsWith('\r\n', end)) throw new Error(`neither comma nor line end at ${end}`);
      rows.push(row);
      at = end;
    }
    row = [];
    at += 2;
  }
  return rows;
}

type Read = readonly [cell: string, end: number];

function plainAt(text: string, from: number): Read {
  const rest = text.slice(from, from + 100_000).search(/[,\r\n"]/);
  if (rest < 0) throw new Error('the last line has no end');
  return [text.slice(from, from + rest), from + rest];
}

function quotedAt(text: string, from: number): Read {
  let cell = '';
  for (let at = from + 1; ; at += 2) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new Error('a quotation has no end');
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [cell, quote + 1];
    cell += '"';
    at = quote;
  }
}
