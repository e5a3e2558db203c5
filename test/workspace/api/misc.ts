import { z } from 'zod';
import { isMember } from '../channels.ts';
import { checkBlocks } from '../check/check-blocks.ts';
import { checkView } from '../check/check-view.ts';
import type { Problem } from '../check/problems.ts';
import { isJson, type Json } from '../json.ts';
import { findMessage } from '../messages.ts';
import { isStranger, userJson } from '../people.ts';
import type { Room } from '../room.ts';
import { knownChannel, requireTeam } from './access.ts';
import { ApiError } from './api-error.ts';
import { flag, name, page, parseArgs, structured } from './args.ts';

export function apiTest(_room: Room, args: Json): Json {
  if (typeof args.error === 'string' && args.error !== '') throw new ApiError(args.error, { args });
  return { args };
}

export function authTest(room: Room): Json {
  const { team, app } = room.world;
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: room.world.people.get(app.userId)?.name,
    team_id: team.grid?.isOrgInstall === true ? team.grid.enterpriseId : team.id,
    user_id: app.userId,
    bot_id: app.botId,
    ...(team.grid === null ? {} : { enterprise_id: team.grid.enterpriseId }),
    is_enterprise_install: team.grid?.isOrgInstall === true,
  };
}

export function botInfo(room: Room, args: Json): Json {
  const { app } = room.world;
  const { bot } = parseArgs(z.object({ bot: name }), args);
  if (bot !== app.botId) throw new ApiError('bot_not_found');
  return {
    bot: { id: app.botId, deleted: false, name: app.name, app_id: app.id, user_id: app.userId },
  };
}

/** `auth.teams.list`: the workspaces that an admin has added an org-wide app to. */
export function authTeams({ world: { team } }: Room): Json {
  return { teams: [{ id: team.id, name: team.name }], response_metadata: { next_cursor: '' } };
}

/** A one-time WebSocket URL, for the app-level token alone. */
export function openConnection(room: Room): Json {
  if (room.sockets === null) throw new ApiError('socket_mode_not_enabled');
  const ticket = room.sockets.issueTicket();
  if (ticket === null) throw new ApiError('internal_error');
  return {
    url: `${room.url.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${room.world.app.id}`,
  };
}

export function userInfo(room: Room, args: Json): Json {
  const parsed = parseArgs(z.object({ user: name, include_locale: flag }), args);
  const person = room.world.people.get(parsed.user);
  if (person === undefined) throw new ApiError('user_not_found');
  return { user: userJson(room.world, person, parsed.include_locale === true) };
}

export function userList(room: Room, args: Json): Json {
  requireTeam(room, args);
  const { include_locale: withLocale } = parseArgs(z.object({ include_locale: flag }), args);
  const known = [...room.world.people.values()].filter((it) => !isStranger(room.world, it));
  const { items, response_metadata } = page(known, args, room.mostPerPage);
  const members = items.map((person) => userJson(room.world, person, withLocale === true));
  return { members, response_metadata };
}

export function addReaction(room: Room, args: Json): Json {
  const { world } = room;
  const schema = z.object({ channel: name, timestamp: name, name });
  const parsed = parseArgs(schema, args);
  const channel = knownChannel(room, parsed.channel);
  if (!isMember(channel, world.app.userId)) throw new ApiError('not_in_channel');
  const message = findMessage(world, channel.id, parsed.timestamp);
  if (message === undefined || message.ephemeral) throw new ApiError('message_not_found');
  if (!/^[a-z0-9_+'-]+$/.test(parsed.name)) throw new ApiError('invalid_name');
  const key = `${channel.id}/${message.ts}`;
  const present = world.reactions.get(key) ?? [];
  const mine = { name: parsed.name, user: world.app.userId };
  if (present.some((other) => other.name === mine.name && other.user === mine.user)) {
    throw new ApiError('already_reacted');
  }
  world.reactions.set(key, [...present, mine]);
  world.changed();
  return {};
}

/** `blocks.validate`: exactly one of `blocks`, `view` and `message`. */
export function validateBlocks(_room: Room, args: Json): Json {
  const given = ['blocks', 'view', 'message'].filter((key) => args[key] !== undefined);
  const [key] = given;
  if (key === undefined || given.length > 1) throw new ApiError('invalid_arguments');
  const problems = problemsIn(key, structured(args[key]));
  if (problems.length === 0) return {};
  throw new ApiError('invalid_blocks', {
    errors: problems.map((problem) => ({ ...problem, code: 'invalid', constraint: '' })),
  });
}

function problemsIn(key: string, value: unknown): readonly Problem[] {
  if (key === 'view') {
    const checked = checkView(value);
    return checked.ok ? [] : checked.problems;
  }
  const blocks = key === 'message' && isJson(value) ? value.blocks : value;
  const checked = checkBlocks(blocks, 'message');
  return checked.ok ? [] : checked.problems;
}
