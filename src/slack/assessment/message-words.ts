import { z } from 'zod';
import { unescapeMrkdwn } from '../kit/text.ts';
import { linesOfBlocks, stringIn } from './block-words.ts';
import { type Line, linesOf, type Naming } from './mrkdwn-words.ts';

const partsSchema = z.array(z.record(z.string(), z.unknown()).catch({})).catch([]);

/** The part of a message, as a shortcut brings it, that says something. */
const messageSchema = z.object({
  text: z.string().catch(''),
  blocks: z.unknown().optional(),
  attachments: partsSchema,
  files: partsSchema,
});

/** Messages forwarded within forwarded ones, as far as anybody reads. */
const DEEPEST = 5;

/**
 * What a message says to its readers, line by line: its words or else its blocks, what was forwarded
 * or attached with it, and the titles of its files.
 */
export function linesOfMessage(message: unknown, names: Naming, depth = 0): readonly Line[] {
  const { text, blocks, attachments, files } = messageSchema.catch(EMPTY).parse(message);
  if (depth > DEEPEST) return [];
  const named = { ...names, ...labelled(text, names) };
  const shown = linesOfBlocks(blocks, named);
  return [
    ...(isSaying(shown) ? shown : linesOf(text, names)),
    ...attachments.flatMap((attachment) => linesOfAttachment(attachment, names, depth)),
    ...files.flatMap((file) => other('own', stringIn(file, 'title') || stringIn(file, 'name'))),
  ];
}

const EMPTY = { text: '', blocks: [], attachments: [], files: [] };

const isSaying = (lines: readonly Line[]): boolean => lines.some(({ text }) => text.trim() !== '');

/** Blocks tell the ids of channels and groups; the message's text may have their names as well. */
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
    .flatMap((one) => linesOfMessage(one.message, names, depth + 1));
  const fields = partsSchema
    .parse(attachment.fields)
    .flatMap((field) => [
      ...linesOf(stringIn(field, 'title'), names),
      ...linesOf(stringIn(field, 'value'), names),
    ]);
  const body = [forwarded, linesOfBlocks(attachment.blocks, names)].find(isSaying) ?? words('text');
  const { attachments, files } = attachment;
  const content = [
    ...words('title'),
    ...body,
    ...fields,
    ...linesOfMessage({ attachments, files }, names, depth + 1),
  ];
  // Under a forwarded message Slack says where it comes from, which not every reader may know.
  const isForwarded = forwarded.length > 0 || attachment.is_share === true;
  return [
    ...words('pretext'),
    ...other('other', stringIn(attachment, 'author_name')),
    ...(isSaying(content) ? content : words('fallback')),
    ...(isForwarded ? [] : other('other', stringIn(attachment, 'footer'))),
  ];
}

const other = (kind: Line['kind'], text: string): readonly Line[] =>
  text === '' ? [] : [{ kind, text: unescapeMrkdwn(text) }];
