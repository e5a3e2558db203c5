import { z } from 'zod';
import { isMember, openIm } from '../channels.ts';
import type { Json } from '../json.ts';
import { isColleague } from '../people.ts';
import type { Channel } from '../protocol.ts';
import type { Room } from '../room.ts';
import { ApiError } from './api-error.ts';
import { optionalName, parseArgs } from './args.ts';

/** Refuses unless the app was granted the scope. */
export function requireScope(room: Room, needed: string): void {
  const { granted } = room.world.app;
  if (granted.has(needed)) return;
  throw new ApiError('missing_scope', { needed, provided: [...granted].join(',') });
}

const prefixByKind = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;

/** The scope for a kind of conversation, e.g. `groups:read`. */
export function requireScopeFor(
  room: Room,
  kind: Channel['kind'],
  right: 'read' | 'history',
): void {
  requireScope(room, `${prefixByKind[kind]}:${right}`);
}

/** Without a scope for any kind of conversation, Slack does not even say whether it exists. */
export function requireAnyScope(room: Room, right: 'read' | 'history'): void {
  const wanted = Object.values(prefixByKind).map((prefix) => `${prefix}:${right}`);
  if (!wanted.some((scope) => room.world.app.granted.has(scope))) {
    requireScope(room, wanted.join(','));
  }
}

/** The token of an org-wide install is of no workspace: lists must be told which one is meant. */
export function requireTeam({ world: { team } }: Room, args: Json): void {
  if (team.grid?.isOrgInstall !== true) return;
  const { team_id: wanted } = parseArgs(z.object({ team_id: optionalName }), args);
  if (!wanted) throw new ApiError('missing_argument');
  if (wanted !== team.id) throw new ApiError('team_access_not_granted');
}

/** A conversation the app may know of; others do not exist for it. */
export function knownChannel(room: Room, id: string): Channel {
  const channel = room.world.channels.get(id);
  if (channel === undefined) throw new ApiError('channel_not_found');
  if (channel.kind !== 'public' && !isMember(channel, room.world.app.userId)) {
    throw new ApiError('channel_not_found');
  }
  return channel;
}

/** The conversation a message of the app goes to, if Slack would let it post there. */
export function postableChannel(room: Room, id: string): Channel {
  const { world } = room;
  const channel = /^[UW]/.test(id) ? directChannel(room, id) : knownChannel(room, id);
  if (channel.isArchived) throw new ApiError('is_archived');
  const mayPost = isMember(channel, world.app.userId) || world.app.granted.has('chat:write.public');
  if (!mayPost) throw new ApiError('not_in_channel');
  if (channel.kind === 'im' && !world.app.manifest.features.app_home.messages_tab_enabled) {
    throw new ApiError('messages_tab_disabled');
  }
  return channel;
}

/** A user id as channel: the app's direct conversation with that person. */
export function directChannel(room: Room, user: string): Channel {
  const { world } = room;
  if (user === world.app.userId) throw new ApiError('cannot_dm_bot');
  const person = world.people.get(user);
  if (person === undefined) throw new ApiError('channel_not_found');
  // An app cannot start a direct conversation with another company's people.
  if (!isColleague(world, user)) throw new ApiError('channel_not_found');
  return openIm(world, user, world.app.userId);
}
