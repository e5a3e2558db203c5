import type { Link, PhrasingContent, RootContent, Strong, TableRow, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown as serialise } from 'mdast-util-to-markdown';
import { isVisible } from '../../domain/text.ts';

/** A sentence. Strings in it are read as text, whatever they hold; only nodes have a shape. */
export type Line = string | readonly (string | PhrasingContent)[];

export type Block = RootContent;

/** A part of a document: a block, parts one after another, or nothing. */
export type Section = Block | false | readonly Section[];

/**
 * What Markdown dialects turn into links and mentions by themselves, be its marks escaped or not:
 * addresses, with a scheme or with `www.`, and anything around an `@`. No backtick, backslash or bar,
 * so that it can stand as code anywhere.
 */
const LINK = /((?<![-.\w+])[-.\w+]*?(?::\/\/|www\.|@(?=[-.\w+]))[!-[\]^_a-{}~]*)/i;

/** Begins as no mark does and has none in it: most of a record, so that it need not be searched for each. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,.:;?%()/“”’–-]*$/u;

/** Made once, since the library compiles the patterns in it. */
const GITHUB: Options = {
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  listItemIndent: 'one',
  handlers: {
    text: ({ value }: Text, _, state, info) =>
      PLAIN.test(value) ? value : state.safe(value, info),
  },
  // GitHub reads formulas between them.
  unsafe: [{ character: '$', inConstruct: 'phrasing' }],
};

/** The blocks as GitHub reads Markdown, with a line break at the end. */
export const toMarkdown = (section: Section): string =>
  serialise({ type: 'root', children: blocksIn(section) }, GITHUB);

function blocksIn(section: Section): Block[] {
  if (section === false) return [];
  return 'type' in section ? [section] : section.flatMap(blocksIn);
}

export const heading = (depth: 1 | 2 | 3, text: string): Block => ({
  type: 'heading',
  depth,
  children: phrasing(text),
});

export const paragraph = (line: Line): Block => ({ type: 'paragraph', children: phrasing(line) });

/** What somebody typed: their paragraphs stay paragraphs, and their lines lines. */
export function quote(text: string): Block {
  const lines = text
    .toWellFormed()
    .split(LINE_END)
    .map((line) => oneLine(isolate(line)));
  const paragraphs = lines
    .join('\n')
    .trim()
    .split(/\n{2,}/);
  return {
    type: 'blockquote',
    children: paragraphs.map((typed) => ({
      type: 'paragraph',
      children: typed
        .split('\n')
        .flatMap((line, index) => [...(index === 0 ? [] : [BREAK]), ...inline(line)]),
    })),
  };
}

const BREAK = { type: 'break' } as const;

/** Nothing when there are no items. */
export const list = (items: readonly Line[]): Section =>
  items.length > 0 && {
    type: 'list',
    spread: false,
    children: items.map((item) => ({
      type: 'listItem',
      children: [{ type: 'paragraph', children: phrasing(item) }],
    })),
  };

/** Nothing when there are no rows. */
export const table = (head: readonly string[], rows: readonly Line[][]): Section =>
  rows.length > 0 && { type: 'table', children: [head, ...rows].map(tableRow) };

const tableRow = (cells: readonly Line[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((cell) => {
    const children = phrasing(cell);
    return { type: 'tableCell', children: children.length > 0 ? children : inline('–') };
  }),
});

export const bold = (text: string): Strong => ({ type: 'strong', children: phrasing(text) });

/** A link, or only its label where there is no address that leads to the web. */
export function webLink(label: string, address: string | null): string | Link {
  const url = address === null ? null : URL.parse(address);
  const leadsToWeb = url !== null && ['http:', 'https:'].includes(url.protocol);
  return leadsToWeb ? link(label, url.href) : label;
}

/** A link to an address of ours. */
export const link = (label: string, url: string): Link => ({
  type: 'link',
  url,
  children: phrasing(label),
});

function phrasing(line: Line): PhrasingContent[] {
  const pieces = typeof line === 'string' ? [line] : line;
  return pieces.flatMap((piece, index) => {
    if (typeof piece !== 'string') return [piece];
    // A space beside another piece stays.
    const text = index === 0 ? printable(piece).trimStart() : printable(piece);
    return inline(index === pieces.length - 1 ? text.trimEnd() : text);
  });
}

/** Text on one line; what would become a link by itself stands as code. */
const inline = (text: string): PhrasingContent[] =>
  text
    .split(LINK)
    .map((value, index) => ({ type: index % 2 === 0 ? 'text' : 'inlineCode', value }) as const)
    .filter(({ value }) => value !== '');

/** Characters that end a line somewhere. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const CONTROL = /(?!\t)\p{Cc}/gu;

/** Printable text without line ends, with single spaces, also at its ends. */
const printable = (text: string): string =>
  text.toWellFormed().replace(LINE_END, ' ').replace(CONTROL, '\uFFFD').replace(/\s+/g, ' ');

/** The same without spaces at its ends. */
export const oneLine = (text: string): string => printable(text).trim();

/** Whether a reader would see nothing of it. */
export const isBlank = (text: string): boolean => !isVisible(text);

const TURNS =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u202A-\u202E\u2066-\u2069]/u;

/** Keeps text that runs from right to left from turning the words around it. */
export const isolate = (text: string): string =>
  TURNS.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069` : text;
