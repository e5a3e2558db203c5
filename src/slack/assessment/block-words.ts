import { z } from 'zod';
import { unescapeMrkdwn } from '../kit/text.ts';
import { dayOf, type Line, linesOf, linkText, type Naming, withEmoji } from './mrkdwn-words.ts';

/** A part of a message, of unknown shape: blocks come from any app. */
const nodeSchema = z.record(z.string(), z.unknown()).catch({});
type Node = z.infer<typeof nodeSchema>;

const nodesIn = (value: unknown): readonly Node[] =>
  Array.isArray(value) ? value.map((item) => nodeSchema.parse(item)) : [];

export const stringIn = (node: Node, key: string): string => {
  const value = node[key];
  return typeof value === 'string' ? value : '';
};

/** The fields in which blocks of any kind hold text, in reading order. */
const TEXT_FIELDS = [
  'title',
  'subtitle',
  'text',
  'body',
  'subtext',
  'description',
  'caption',
  'fields',
  'elements',
  'child_blocks',
] as const;

/** Buttons and form fields say nothing about a case. */
const SKIPPED = new Set(['actions', 'context_actions', 'input', 'divider', 'button']);

/** Slack nests less deeply; the limit stops crafted payloads. */
const DEEPEST = 12;

/** The text of a message's blocks, line by line; also of block types that the bot does not know. */
export const linesOfBlocks = (blocks: unknown, names: Naming, depth = 0): readonly Line[] =>
  depth > DEEPEST ? [] : nodesIn(blocks).flatMap((block) => linesOfBlock(block, names, depth));

function linesOfBlock(node: Node, names: Naming, depth: number): readonly Line[] {
  const type = stringIn(node, 'type');
  if (SKIPPED.has(type)) return [];
  if (type === 'rich_text') return nodesIn(node.elements).flatMap((part) => richLines(part, names));
  if (type === 'mrkdwn') return linesOf(stringIn(node, 'text'), names);
  const own = node.rows === undefined ? [] : rowLines(node.rows, names, depth);
  const alt = type === 'image' && node.title === undefined ? ['alt_text'] : [];
  const texts = [...TEXT_FIELDS, ...alt].flatMap((key): readonly Line[] => {
    const value = node[key];
    if (typeof value === 'string') return typedLines(withEmoji(unescaped(value)));
    if (value === null || typeof value !== 'object') return [];
    return linesOfBlocks(Array.isArray(value) ? value : [value], names, depth + 1);
  });
  return [...texts, ...own];
}

/** Each row of a table makes one line. */
const rowLines = (rows: unknown, names: Naming, depth: number): readonly Line[] =>
  (Array.isArray(rows) ? rows : []).map((row: unknown): Line => {
    const cells = nodesIn(row).map((cell) =>
      linesOfBlock(cell, names, depth + 1)
        .map(({ text }) => text)
        .join(' '),
    );
    return { kind: 'own', text: cells.join(' | ') };
  });

const typedLines = (text: string, kind: Line['kind'] = 'own', mark = ''): readonly Line[] =>
  text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => ({ kind, text: mark + line }));

/** Undoes Slack's escaping, unless the text cannot be escaped text. */
const unescaped = (text: string): string =>
  /^(?:[^&<>]|&(?:amp|lt|gt);)*$/.test(text) ? unescapeMrkdwn(text) : text;

function richLines(part: Node, names: Naming): readonly Line[] {
  const textOf = (node: Node): string =>
    nodesIn(node.elements)
      .map((element) => spanOf(element, names))
      .join('');
  switch (stringIn(part, 'type')) {
    case 'rich_text_list': {
      const indent = '  '.repeat(Math.min(8, Number(part.indent) || 0));
      const first = 1 + (Number(part.offset) || 0);
      return nodesIn(part.elements).flatMap((item, index) => {
        const mark = part.style === 'ordered' ? `${first + index}. ` : '• ';
        return typedLines(indent + mark + textOf(item));
      });
    }
    case 'rich_text_quote':
      return typedLines(textOf(part), 'quote', '> ');
    case 'rich_text_preformatted':
      return typedLines(textOf(part), 'other');
    default:
      return typedLines(textOf(part));
  }
}

function spanOf(element: Node, names: Naming): string {
  const field = (key: string): string => stringIn(element, key);
  switch (field('type')) {
    case 'user':
      return names.person(field('user_id'), '');
    case 'usergroup':
      return names.group(field('usergroup_id'), '');
    case 'channel':
      return names.channel(field('channel_id'), '');
    case 'broadcast':
      return `@${field('range')}`;
    case 'date':
      return field('fallback') || dayOf(Number(element.timestamp));
    case 'link':
      return linkText(unescaped(field('url')), unescaped(field('text')));
    case 'emoji':
      return emojiIn(field('unicode')) ?? withEmoji(`:${field('name')}:`);
    case 'color':
      return field('value');
    default:
      return unescaped(field('text'));
  }
}

/** `1f44d-1f3fd` as a character; undefined if it names none. */
function emojiIn(unicode: string): string | undefined {
  const points = unicode.split('-').map((point) => Number.parseInt(point, 16));
  const isValid = points.every((point) => point > 0 && point <= 0x10ffff);
  return isValid ? String.fromCodePoint(...points) : undefined;
}
