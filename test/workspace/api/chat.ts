import { z } from 'zod';
import { isMember } from '../channels.ts';
import { textLength } from '../check/check-blocks.ts';
import { checkMetadata, type Metadata } from '../check/metadata.ts';
import { isJson, type Json } from '../json.ts';
import { addMessage, editMessage, findMessage, removeMessage, threadOf } from '../messages.ts';
import { messageJson, permalinkOf } from '../payloads.ts';
import type { Block } from '../protocol.ts';
import type { Room } from '../room.ts';
import type { StoredMessage } from '../world.ts';
import { knownChannel, postableChannel } from './access.ts';
import { ApiError, RateLimited } from './api-error.ts';
import { flag, messageBlocks, name, optionalName, parseArgs, structured } from './args.ts';
import { threadRoot } from './thread-root.ts';

/** Seen in bolt-js#2509; Slack documents no number. */
const longestBlocks = 13_200;
/**
 * Slack documents it for updates, and advises it for posts, where a refusal has been reported too.
 * In UTF-16 code units: never fewer than the characters that Slack counts.
 */
export const longestText = 4_000;

const parseMode = z.enum(['none', 'full', 'client']).optional();
const postSchema = z.object({
  channel: name,
  text: optionalName,
  thread_ts: optionalName,
  reply_broadcast: flag,
  parse: parseMode,
  link_names: flag,
});

/** The content all three posting methods share: text and blocks, not both empty. */
function content(args: Json): { readonly text: string; readonly blocks: readonly Block[] } {
  const { text = '' } = parseArgs(z.object({ text: optionalName }), args);
  const blocks = messageBlocks(args) ?? [];
  if (blocks.length === 0 && text.trim() === '') throw new ApiError('no_text');
  if (text.length > longestText) throw new ApiError('msg_too_long');
  if (textLength(blocks) > longestBlocks) throw new ApiError('msg_blocks_too_long');
  return { text, blocks };
}

function metadataOf(args: Json): Metadata | undefined {
  if (args.metadata === undefined || args.metadata === '') return undefined;
  const checked = checkMetadata(structured(args.metadata));
  if (typeof checked === 'string') throw new ApiError(checked);
  return checked;
}

export function postMessage(room: Room, args: Json): Json {
  const { world } = room;
  const parsed = parseArgs(postSchema, args);
  const channel = postableChannel(room, parsed.channel);
  const { text, blocks } = content(args);
  const metadata = metadataOf(args);
  const threadTs = threadRoot(room, channel.id, parsed.thread_ts);
  const waitMs = room.limits.takePost(channel.id);
  if (waitMs > 0) throw new RateLimited(waitMs);

  const message = addMessage(world, {
    channel: channel.id,
    user: world.app.userId,
    text,
    blocks,
    parse: parsed.link_names === true ? 'full' : (parsed.parse ?? 'none'),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(metadata === undefined ? {} : { metadata }),
  });
  return {
    channel: channel.id,
    ts: message.ts,
    message: { ...messageJson(world, message), subtype: 'bot_message' },
  };
}

export function postEphemeral(room: Room, args: Json): Json {
  const { world } = room;
  const parsed = parseArgs(postSchema.extend({ user: name }), args);
  const channel = postableChannel(room, parsed.channel);
  if (!isMember(channel, world.app.userId)) throw new ApiError('not_in_channel');
  if (!isMember(channel, parsed.user)) throw new ApiError('user_not_in_channel');
  const { text, blocks } = content(args);
  const threadTs = threadRoot(room, channel.id, parsed.thread_ts);
  const isActive = threadTs === undefined || threadOf(world, channel.id, threadTs).length > 1;
  // Slack accepts an ephemeral reply to a message without replies, but nobody ever sees it.
  if (!isActive) return { message_ts: world.ids.ts() };

  const message = addMessage(world, {
    channel: channel.id,
    user: world.app.userId,
    text,
    blocks,
    parse: parsed.link_names === true ? 'full' : (parsed.parse ?? 'none'),
    onlyFor: parsed.user,
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  return { message_ts: message.ts };
}

/** Unlike a post, a change takes no user id as the channel. */
function ownMessage(
  room: Room,
  { channel: id, ts }: { readonly channel: string; readonly ts: string },
  refusal: string,
): StoredMessage {
  const channel = postableChannel(room, knownChannel(room, id).id);
  const message = findMessage(room.world, channel.id, ts);
  if (message === undefined || message.ephemeral) throw new ApiError('message_not_found');
  if (message.user !== room.world.app.userId) throw new ApiError(refusal);
  return message;
}

const hasRichText = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.type === 'rich_text');

export function update(room: Room, args: Json): Json {
  const parsed = parseArgs(postSchema.extend({ ts: name }), args);
  if (knownChannel(room, parsed.channel).isArchived) throw new ApiError('is_inactive');
  const old = ownMessage(room, parsed, 'cant_update_message');
  const { text, blocks } = content(args);
  if (hasRichText(old.blocks) && blocks.length > 0 && !hasRichText(blocks)) {
    throw new ApiError('block_mismatch');
  }
  const given = structured(args.metadata);
  const removesMetadata = isJson(given) && Object.keys(given).length === 0;
  const metadata = removesMetadata ? undefined : (metadataOf(args) ?? old.metadata);

  const { metadata: _replaced, ...kept } = old;
  const message = editMessage(room.world, removesMetadata ? kept : old, {
    text: parsed.text === undefined ? old.text : text,
    // Text without blocks removes the blocks.
    blocks,
    // Unlike a post, an update links names unless it is told otherwise.
    parse: parsed.link_names === true ? 'full' : (parsed.parse ?? 'client'),
    edited: old.edited || blocks.length === 0,
    ...(metadata === undefined ? {} : { metadata }),
  });
  return {
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: messageJson(room.world, message),
  };
}

export function remove(room: Room, args: Json): Json {
  const parsed = parseArgs(z.object({ channel: name, ts: name }), args);
  const message = ownMessage(room, parsed, 'cant_delete_message');
  removeMessage(room.world, message);
  return { channel: message.channel, ts: message.ts };
}

export function getPermalink(room: Room, args: Json): Json {
  const parsed = parseArgs(z.object({ channel: name, message_ts: name }), args);
  const channel = knownChannel(room, parsed.channel);
  const message = findMessage(room.world, channel.id, parsed.message_ts);
  if (message === undefined || message.ephemeral) throw new ApiError('message_not_found');
  return { channel: channel.id, permalink: permalinkOf(room.world, message) };
}
