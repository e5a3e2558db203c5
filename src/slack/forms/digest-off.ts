import { z } from 'zod';
import type { AnyBlock, MessageContent } from '../blocks.ts';

const blockSchema = z.looseObject({ type: z.string() });

const digestOffSchema = z.object({
  channel: z.object({ id: z.string() }),
  message: z.object({
    ts: z.string(),
    text: z.string().default(''),
    blocks: z
      .array(z.custom<AnyBlock>((block) => blockSchema.safeParse(block).success))
      .default([]),
  }),
});

/** The message under which somebody turns a digest off: where it stands, and what it says. */
export type DigestShown = {
  readonly channel: string;
  readonly ts: string;
  readonly content: MessageContent;
};

/** Null when the click was on none. */
export function readDigestShown(body: unknown): DigestShown | null {
  const read = digestOffSchema.safeParse(body);
  if (!read.success) return null;
  const { channel, message } = read.data;
  const { ts, text, blocks } = message;
  return { channel: channel.id, ts, content: { text, blocks } };
}
