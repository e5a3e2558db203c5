import { z } from 'zod';
import { blockId, url } from './text.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const flag = z.boolean().optional();
const textStyle = z
  .strictObject({ bold: flag, italic: flag, strike: flag, code: flag, underline: flag })
  .optional();
const mentionStyle = z
  .strictObject({
    bold: flag,
    italic: flag,
    strike: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  })
  .optional();

const textElement = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  style: textStyle,
});

const linkElement = z.strictObject({
  type: z.literal('link'),
  url,
  text: z.string().optional(),
  unsafe: flag,
  style: textStyle,
});

const inline = z.discriminatedUnion('type', [
  textElement,
  linkElement,
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), style: mentionStyle }),
  z.strictObject({
    type: z.literal('channel'),
    channel_id: z.string().min(1),
    style: mentionStyle,
  }),
  z.strictObject({
    type: z.literal('usergroup'),
    usergroup_id: z.string().min(1),
    style: mentionStyle,
  }),
  z.strictObject({ type: z.literal('team'), team_id: z.string().min(1), style: mentionStyle }),
  z.strictObject({
    type: z.literal('broadcast'),
    range: z.enum(['here', 'channel', 'everyone']),
    style: mentionStyle,
  }),
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string().min(1),
    unicode: z.string().optional(),
    url: url.optional(),
    style: textStyle,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: z.string().min(1),
    url: url.optional(),
    fallback: z.string().optional(),
    style: textStyle,
  }),
  z.strictObject({ type: z.literal('color'), value: z.string().min(1), style: textStyle }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(inline),
});

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(section),
          indent: z.number().int().min(0).max(8).optional(),
          offset: z.number().int().min(0).optional(),
          border,
        }),
        z.strictObject({
          type: z.literal('rich_text_quote'),
          elements: z.array(inline),
          border,
        }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(z.discriminatedUnion('type', [textElement, linkElement])),
          border,
          language: z.string().optional(),
        }),
      ]),
    )
    .min(1),
});
