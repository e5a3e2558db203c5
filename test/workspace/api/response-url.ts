import { z } from 'zod';
import { readerOf } from '../channels.ts';
import { checkBlocks } from '../check/check-blocks.ts';
import { isJson, type Json } from '../json.ts';
import { addMessage, editMessage, findMessage, removeMessage } from '../messages.ts';
import type { Block } from '../protocol.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { ResponseTarget } from '../response-urls.ts';
import type { Room } from '../room.ts';
import { longestText } from './chat.ts';

const responseSchema = z.object({
  text: z.string().default(''),
  blocks: z.array(z.unknown()).default([]),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
  parse: z.enum(['none', 'full', 'client']).optional(),
});

type Response = Omit<z.output<typeof responseSchema>, 'blocks'> & {
  readonly blocks: readonly Block[];
  readonly raw: Json;
};

/** A message an app hands back, in an acknowledgement or through a `response_url`. */
export function parseResponse(value: unknown): Response | string {
  const parsed = responseSchema.safeParse(value);
  if (!parsed.success) return 'invalid_payload';
  const checked = checkBlocks(parsed.data.blocks, 'message');
  if (!checked.ok) return 'invalid_blocks';
  if (parsed.data.text.length > longestText) return 'msg_too_long';
  const isEmpty = checked.blocks.length === 0 && parsed.data.text.trim() === '';
  if (isEmpty && !parsed.data.delete_original) return 'no_text';
  return { ...parsed.data, blocks: checked.blocks, raw: isJson(value) ? value : {} };
}

/** What one person is told appears where she was; what all may read, where the app says. */
function threadFor({ thread }: ResponseTarget, response: Response): string {
  if (thread === 'never') return '';
  const where = response.response_type === 'ephemeral' ? thread?.ts : undefined;
  return response.thread_ts ?? where ?? '';
}

/** Shows an app's response in the conversation it belongs to; membership does not matter. */
export function showResponse(
  room: Room,
  target: ResponseTarget,
  response: Response,
  kind: 'response_url' | 'command_answer',
): void {
  const { world } = room;
  const everybody = readerOf(world, target.channel);
  const original =
    target.messageTs === null ? undefined : findMessage(world, target.channel, target.messageTs);
  if (original !== undefined && original.user === world.app.userId) {
    if (response.delete_original) {
      removeMessage(world, original);
      return;
    }
    if (response.replace_original) {
      // What was ephemeral stays so, and what was public stays public.
      const { text, blocks } = response;
      editMessage(world, original, { text, blocks, edited: blocks.length === 0 });
      room.sent.add(kind, original.onlyFor ?? everybody, response.raw);
      return;
    }
  }
  if (response.delete_original) return;
  const isPublic = response.response_type === 'in_channel';
  const root = findMessage(world, target.channel, threadFor(target, response));
  addMessage(world, {
    channel: target.channel,
    user: world.app.userId,
    text: response.text,
    blocks: response.blocks,
    parse: response.parse ?? 'none',
    viaResponseUrl: true,
    ...(isPublic ? {} : { onlyFor: target.user }),
    ...(root === undefined ? {} : { threadTs: root.ts }),
  });
  room.sent.add(kind, isPublic ? everybody : target.user, response.raw);
}

/** Answers a post to a `response_url`: five times, for half an hour. */
export function answerResponseUrl(room: Room, path: string, body: unknown): Reply {
  const payload: Json = isJson(body) ? body : {};
  const response = parseResponse(payload);
  if (typeof response === 'string') return jsonReply({ ok: false, error: response }, 400);
  const claim = room.responseUrls.claim(path);
  if (!claim.ok) return jsonReply({ ok: false, error: claim.error }, 404);
  showResponse(room, claim.target, response, 'response_url');
  return jsonReply({ ok: true });
}
