import { atStart, inertLine, inertLines } from './inert.ts';

/** A piece of a sentence. Whatever it holds, it is read as text; only its shape is Markdown. */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly label: string; readonly link: string }
  /** A file of ours in the same folder: its name is made of letters, digits and hyphens. */
  | { readonly label: string; readonly file: string };

/** A sentence. */
export type Line = string | readonly Span[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly Line[][] };

export const heading = (level: 1 | 2 | 3, text: string): Block => ({
  kind: 'heading',
  level,
  text,
});
export const paragraph = (line: Line): Block => ({ kind: 'paragraph', line });
/** What somebody typed, in lines as they typed it. Must not be empty. */
export const quote = (text: string): Block => ({ kind: 'quote', text });
export const list = (items: readonly Line[]): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }];
export const table = (head: readonly string[], rows: readonly Line[][]): readonly Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', head, rows }];

/** The blocks as Markdown, with a line break at the end. */
export const toMarkdown = (blocks: readonly Block[]): string =>
  `${blocks.map(render).join('\n\n')}\n`;

function render(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inertLine(block.text)}`;
    case 'paragraph':
      return atStart(lineOf(block.line));
    case 'quote':
      return quoted(block.text);
    case 'list':
      return block.items.map((item) => `* ${atStart(lineOf(item))}`).join('\n');
    case 'table':
      return [
        row(block.head.map(lineOf)),
        row(block.head.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map(lineOf))),
      ].join('\n');
  }
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell || '–').join(' | ')} |`;

const lineOf = (line: Line): string =>
  (typeof line === 'string' ? [line] : line).map(spanOf).join('').trim();

function spanOf(span: Span): string {
  if (typeof span === 'string') return edges(span);
  if ('bold' in span) return `**${inertLine(span.bold)}**`;
  if ('file' in span) return `[${inertLine(span.label)}](<${span.file}>)`;
  const address = safeAddress(span.link);
  return address === null ? inertLine(span.label) : `[${inertLine(span.label)}](<${address}>)`;
}

/** The text with a space kept at either end, since another span may follow. */
const edges = (text: string): string =>
  `${/^\s/.test(text) ? ' ' : ''}${inertLine(text)}${/\s$/.test(text) ? ' ' : ''}`;

/** An address that leads to the web and cannot end its link early. */
function safeAddress(link: string): string | null {
  const url = URL.parse(link);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  return url.href.replace(/[\\|<>`]/g, (mark) => encodeURIComponent(mark)).replaceAll('&', '&amp;');
}

/** Paragraphs stay paragraphs, and lines lines. */
function quoted(text: string): string {
  const lines = inertLines(text);
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return lines
    .slice(first, last + 1)
    .map((line, index, all) => {
      if (line === '') return '>';
      const next = all[index + 1];
      return `> ${line}${next === undefined || next === '' ? '' : '\\'}`;
    })
    .filter((line, index, all) => line !== '>' || all[index - 1] !== '>')
    .join('\n');
}
