import { z } from 'zod';
import { isMember, openIm } from '../channels.ts';
import type { Json } from '../json.ts';
import { addMember } from '../membership.ts';
import { findMessage, messagesOf, threadOf } from '../messages.ts';
import { channelJson, messageJson } from '../payloads.ts';
import type { Channel } from '../protocol.ts';
import type { Room } from '../room.ts';
import type { StoredMessage } from '../world.ts';
import {
  directChannel,
  knownChannel,
  requireAnyScope,
  requireScope,
  requireScopeFor,
  requireTeam,
} from './access.ts';
import { ApiError } from './api-error.ts';
import { flag, name, optionalName, page, parseArgs } from './args.ts';

const onChannel = z.object({ channel: name });

/** The scope of the conversation's kind is checked before the conversation is revealed. */
function readable(room: Room, args: Json, right: 'read' | 'history'): Channel {
  requireAnyScope(room, right);
  const channel = knownChannel(room, parseArgs(onChannel, args).channel);
  requireScopeFor(room, channel.kind, right);
  return channel;
}

export function info(room: Room, args: Json): Json {
  return { channel: channelJson(room.world, readable(room, args, 'read')) };
}

export function members(room: Room, args: Json): Json {
  const { items, response_metadata } = page(readable(room, args, 'read').members, args);
  return { members: items, response_metadata };
}

const kindOf = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
} as const;

const isType = (type: string): type is keyof typeof kindOf => type in kindOf;

/**
 * A page of the conversations of the wanted types; private ones only where the app is a member. Slack
 * chooses among those of a page, so that few may be left on it, or none, while others follow.
 */
function listed(room: Room, args: Json, all: readonly Channel[]): Json {
  requireTeam(room, args);
  const parsed = parseArgs(z.object({ types: optionalName, exclude_archived: flag }), args);
  const types = (parsed.types || 'public_channel').split(',').map((type) => type.trim());
  if (!types.every(isType)) throw new ApiError('invalid_types');
  const kinds = types.filter(isType).map((type) => kindOf[type]);
  for (const kind of kinds) requireScopeFor(room, kind, 'read');
  const { items, response_metadata } = page(all, args, room.mostPerPage);
  const channels = items.filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      (channel.kind === 'public' || isMember(channel, room.world.app.userId)) &&
      !(parsed.exclude_archived === true && channel.isArchived),
  );
  return {
    channels: channels.map((channel) => channelJson(room.world, channel)),
    response_metadata,
  };
}

export function list(room: Room, args: Json): Json {
  return listed(room, args, [...room.world.channels.values()]);
}

/** `users.conversations`: those the app (or the given user) is a member of. */
export function ofUser(room: Room, args: Json): Json {
  const { user } = parseArgs(z.object({ user: optionalName }), args);
  const member = user || room.world.app.userId;
  if (!room.world.people.has(member)) throw new ApiError('user_not_found');
  const theirs = [...room.world.channels.values()].filter((each) => isMember(each, member));
  return listed(room, args, theirs);
}

export function open(room: Room, args: Json): Json {
  const parsed = parseArgs(z.object({ channel: optionalName, users: optionalName }), args);
  if (parsed.channel) {
    return { channel: { id: knownChannel(room, parsed.channel).id }, no_op: true };
  }
  const users = (parsed.users ?? '').split(',').filter((user) => user !== '');
  const [user, ...more] = users;
  if (user === undefined) throw new ApiError('users_list_not_supplied');
  if (more.length > 0) throw new ApiError('method_not_supported_for_channel_type');
  if (!room.world.people.has(user)) throw new ApiError('user_not_found');
  directChannel(room, user);
  return { channel: { id: openIm(room.world, user, room.world.app.userId).id } };
}

export function join(room: Room, args: Json): Json {
  requireScope(room, 'channels:join');
  const channel = knownChannel(room, parseArgs(onChannel, args).channel);
  if (channel.kind !== 'public') throw new ApiError('method_not_supported_for_channel_type');
  if (channel.isArchived) throw new ApiError('is_archived');
  addMember(room, channel, room.world.app.userId, null);
  const joined = knownChannel(room, channel.id);
  return { channel: channelJson(room.world, joined) };
}

function readableHistory(room: Room, args: Json): Channel {
  const channel = readable(room, args, 'history');
  if (!isMember(channel, room.world.app.userId)) throw new ApiError('not_in_channel');
  return channel;
}

const timestamp = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .or(z.number().nonnegative())
  .optional();
const windowed = z.object({ oldest: timestamp, latest: timestamp, inclusive: flag });

/** Timestamps are more precise than numbers. */
const micros = (ts: string | number): bigint => {
  const [seconds = '0', rest = ''] = String(ts).split('.');
  return BigInt(seconds) * 1_000_000n + BigInt(rest.padEnd(6, '0').slice(0, 6));
};

/** Whether a message lies between `oldest` and `latest`; at the very ends only if `inclusive`. */
function within(args: Json): (message: StoredMessage) => boolean {
  const { oldest, latest, inclusive = false } = parseArgs(windowed, args);
  const isAfter = (one: bigint, other: bigint) => one > other || (inclusive && one === other);
  return ({ ts }) =>
    (oldest === undefined || isAfter(micros(ts), micros(oldest))) &&
    (latest === undefined || isAfter(micros(latest), micros(ts)));
}

/** The newest first. */
export function history(room: Room, args: Json): Json {
  const channel = readableHistory(room, args);
  const isWithin = within(args);
  const roots = messagesOf(room.world, channel.id).filter(
    (message) =>
      !message.ephemeral &&
      (message.threadTs === undefined || message.threadTs === message.ts) &&
      isWithin(message),
  );
  const { items, response_metadata } = page(roots.toReversed(), args);
  return {
    messages: items.map((message) => messageJson(room.world, message)),
    has_more: response_metadata.next_cursor !== '',
    response_metadata,
  };
}

/** The root, whenever it was written, and then the replies, the oldest first. */
export function replies(room: Room, args: Json): Json {
  const channel = readableHistory(room, args);
  const { ts } = parseArgs(z.object({ ts: name }), args);
  if (findMessage(room.world, channel.id, ts) === undefined) throw new ApiError('thread_not_found');
  const isWithin = within(args);
  const thread = threadOf(room.world, channel.id, ts).filter(
    (message) => !message.ephemeral && (message.ts === ts || isWithin(message)),
  );
  const { items, response_metadata } = page(thread, args);
  return {
    messages: items.map((message) => messageJson(room.world, message)),
    has_more: response_metadata.next_cursor !== '',
    response_metadata,
  };
}
