import type {
  Link,
  List,
  Nodes,
  PhrasingContent,
  RootContent,
  Strong,
  Table,
  TableRow,
  Text,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown as serialise } from 'mdast-util-to-markdown';
import { isVisible } from '../../domain/text.ts';

/** A sentence. Strings in it stay plain text, whatever they hold; only nodes are formatted. */
export type Line = string | readonly (string | PhrasingContent)[];

export type Block = RootContent;

/** A part of a document: a block, several parts, or nothing. */
export type Section = Block | false | readonly Section[];

/**
 * What Markdown renderers turn into links and mentions even when it is escaped: addresses with a
 * scheme or `www.`, and anything around an `@`. Matches no backtick, backslash or bar, so that the
 * match can be written as inline code anywhere, tables included.
 */
const LINK = /((?<![-.\w+])[-.\w+]*?(?::\/\/|www\.|@(?=[-.\w+]))[!-[\]^_a-{}~]*)/i;

/** Text without Markdown marks, which is most of a record. Skipping the library's search for marks saves time. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,.:;?%()/“”’–-]*$/u;

/** Built once: the library compiles the patterns in it. */
const GITHUB: Options = {
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  listItemIndent: 'one',
  handlers: {
    text: ({ value }: Text, _, state, info) =>
      PLAIN.test(value) ? value : state.safe(value, info),
  },
  // GitHub renders a formula between dollar signs.
  unsafe: [{ character: '$', inConstruct: 'phrasing' }],
};

/** GitHub-flavoured Markdown, ending with a line break. */
export const toMarkdown = (section: Section): string => [...markdownPieces(section)].join('');

/**
 * The same in pieces, each of which takes a moment even if it is full of what must be escaped: the
 * library spends a lot of time on that.
 */
export function* markdownPieces(section: Section): Generator<string> {
  for (const [index, blocks] of groupsOf(blocksIn(section)).entries()) {
    if (index > 0) yield '\n';
    const [block] = blocks;
    if (blocks.length > 1 || block === undefined) yield write(...blocks);
    else if (block.type === 'table') yield* tablePieces(block);
    else if (block.type === 'list') yield* listPieces(block);
    else yield write(block);
  }
}

const write = (...children: Block[]): string => serialise({ type: 'root', children }, GITHUB);

/** Rows or items are written together up to so many nodes: what the library takes longest for. */
const TOGETHER = 100;

function* tablePieces(whole: Table): Generator<string> {
  const [head, ...rows] = whole.children;
  if (head === undefined) return;
  for (const [index, part] of together(rows).entries()) {
    const text = write({ ...whole, children: [head, ...part] });
    // The heading and the line below it stand only once.
    yield index === 0 ? text : text.replace(/^.*\n.*\n/, '');
  }
}

function* listPieces(whole: List): Generator<string> {
  for (const children of together(whole.children)) yield write({ ...whole, children });
}

function together<T extends Nodes>(nodes: readonly T[]): readonly T[][] {
  const groups: T[][] = [];
  let size = TOGETHER;
  for (const node of nodes) {
    if (size >= TOGETHER) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(node);
    size += countOf(node);
  }
  return groups;
}

const countOf = (node: Nodes): number =>
  'children' in node ? node.children.reduce((sum, child) => sum + countOf(child), 1) : 1;

/** Lists that follow each other are told apart by a comment between them, and so stay together. */
function groupsOf(blocks: readonly Block[]): readonly Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.type === 'list' && last?.at(-1)?.type === 'list') last.push(block);
    else groups.push([block]);
  }
  return groups;
}

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

/** Quotes what a person typed, and keeps its paragraphs and lines. */
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

/** A link, or only its label without an http(s) address. */
export function webLink(label: string, address: string | null): string | Link {
  const url = address === null ? null : URL.parse(address);
  const leadsToWeb = url !== null && ['http:', 'https:'].includes(url.protocol);
  return leadsToWeb ? link(label, url.href) : label;
}

/** A link to an address that we made; it is not checked. */
export const link = (label: string, url: string): Link => ({
  type: 'link',
  url,
  children: phrasing(label),
});

function phrasing(line: Line): PhrasingContent[] {
  const pieces = typeof line === 'string' ? [line] : line;
  return pieces.flatMap((piece, index) => {
    if (typeof piece !== 'string') return [piece];
    // Drops spaces at the ends of the line, but not next to another piece.
    const text = index === 0 ? printable(piece).trimStart() : printable(piece);
    return inline(index === pieces.length - 1 ? text.trimEnd() : text);
  });
}

/** Text on one line; what renderers would link by themselves becomes inline code. */
const inline = (text: string): PhrasingContent[] =>
  text
    .split(LINK)
    .map((value, index) => ({ type: index % 2 === 0 ? 'text' : 'inlineCode', value }) as const)
    .filter(({ value }) => value !== '');

/** Everything that some program reads as the end of a line. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const CONTROL = /(?!\t)\p{Cc}/gu;

/** Printable text on one line with single spaces, which may also be at its ends. */
const printable = (text: string): string =>
  text.toWellFormed().replace(LINE_END, ' ').replace(CONTROL, '\uFFFD').replace(/\s+/g, ' ');

/** Printable text on one line, trimmed. */
export const oneLine = (text: string): string => printable(text).trim();

/** Whether the text has nothing that a reader can see. */
export const isBlank = (text: string): boolean => !isVisible(text);

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u202A-\u202E\u2066-\u2069]/u;

/** Keeps right-to-left text from reordering the words around it. */
export const isolate = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069` : text;
