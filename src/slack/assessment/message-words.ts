import { z } from 'zod';
import { unescapeMrkdwn } from '../kit/rich-text.ts';
import { dayOf, type Line, linesOf, linkText, type Naming, withEmoji } from './mrkdwn-words.ts';

const partsSchema = z.array(z.record(z.string(), z.unknown()).catch({})).catch([]);

/** The parts of a message shortcut's `message` that hold text. */
const messageSchema = z.object({
  text: z.string().catch(''),
  blocks: z.unknown().optional(),
  attachments: partsSchema,
  files: partsSchema,
});

/** How deep to follow messages forwarded inside forwarded ones. */
const DEEPEST_ATTACHMENT = 5;

/**
 * What readers see of a message, line by line: its blocks, or else its text; then what was forwarded or
 * attached with it, and the titles of its files.
 */
export function linesOfMessage(message: unknown, names: Naming, depth = 0): readonly Line[] {
  const { text, blocks, attachments, files } = messageSchema.catch(EMPTY).parse(message);
  if (depth > DEEPEST_ATTACHMENT) return [];
  const named = { ...names, ...labelled(text, names) };
  const inBlocks = linesOfBlocks(blocks, named);
  return [
    ...(hasText(inBlocks) ? inBlocks : linesOf(text, names)),
    ...attachments.flatMap((attachment) => linesOfAttachment(attachment, names, depth)),
    ...files.flatMap((file) => other('own', stringIn(file, 'title') || stringIn(file, 'name'))),
  ];
}

const EMPTY = { text: '', blocks: [], attachments: [], files: [] };

const hasText = (lines: readonly Line[]): boolean => lines.some(({ text }) => text.trim() !== '');

/** Blocks hold only ids of channels and groups; the message's `text` may hold their names too. */
function labelled(text: string, names: Naming): Pick<Naming, 'channel' | 'group'> {
  const known = new Map<string, string>();
  for (const [, id = '', label = ''] of text.matchAll(/<(?:#|!subteam\^)(\w+)\|([^<>]+)>/g)) {
    known.set(id, label);
  }
  return {
    channel: (id, label) => names.channel(id, label || (known.get(id) ?? '')),
    group: (id, label) => names.group(id, label || (known.get(id) ?? '')),
  };
}

function linesOfAttachment(
  attachment: Readonly<Record<string, unknown>>,
  names: Naming,
  depth: number,
): readonly Line[] {
  const words = (key: string): readonly Line[] => linesOf(stringIn(attachment, key), names);
  const forwarded = partsSchema
    .parse(attachment.message_blocks)
    .flatMap((part) => linesOfMessage(part.message, names, depth + 1));
  const fields = partsSchema
    .parse(attachment.fields)
    .flatMap((field) => [
      ...linesOf(stringIn(field, 'title'), names),
      ...linesOf(stringIn(field, 'value'), names),
    ]);
  const body = [forwarded, linesOfBlocks(attachment.blocks, names)].find(hasText) ?? words('text');
  const { attachments, files } = attachment;
  const content = [
    ...words('title'),
    ...body,
    ...fields,
    ...linesOfMessage({ attachments, files }, names, depth + 1),
  ];
  // The footer of a forwarded message names its channel, which not every reader may see.
  const isForwarded = forwarded.length > 0 || attachment.is_share === true;
  return [
    ...words('pretext'),
    ...other('other', stringIn(attachment, 'author_name')),
    ...(hasText(content) ? content : words('fallback')),
    ...(isForwarded ? [] : other('other', stringIn(attachment, 'footer'))),
  ];
}

const other = (kind: Line['kind'], text: string): readonly Line[] =>
  text === '' ? [] : [{ kind, text: unescapeMrkdwn(text) }];

/** A part of a message, of unknown shape: blocks come from any app. */
const nodeSchema = z.record(z.string(), z.unknown()).catch({});
type Node = z.infer<typeof nodeSchema>;

const nodesIn = (value: unknown): readonly Node[] =>
  Array.isArray(value) ? value.map((item) => nodeSchema.parse(item)) : [];

const stringIn = (node: Node, key: string): string => {
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
const linesOfBlocks = (blocks: unknown, names: Naming, depth = 0): readonly Line[] =>
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
