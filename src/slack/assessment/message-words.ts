import { z } from 'zod';
import { unescapeMrkdwn } from '../kit/text.ts';
import { linesOfBlocks, stringIn } from './block-words.ts';
import { type Line, linesOf, type Naming } from './mrkdwn-words.ts';

const partsSchema = z.array(z.record(z.string(), z.unknown()).catch({})).catch([]);

/** The parts of a message shortcut's `message` that hold text. */
const messageSchema = z.object({
  text: z.string().catch(''),
  blocks: z.unknown().optional(),
  attachments: partsSchema,
  files: partsSchema,
});

/** How deep to follow messages forwarded inside forwarded ones. */
const DEEPEST = 5;

/**
 * What readers see of a message, line by line: its blocks, or else its text; then what was forwarded or
 * attached with it, and the titles of its files.
 */
export function linesOfMessage(message: unknown, names: Naming, depth = 0): readonly Line[] {
  const { text, blocks, attachments, files } = messageSchema.catch(EMPTY).parse(message);
  if (depth > DEEPEST) return [];
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
