import { createChannel, findPerson, isMember, isReadOnly, openIm } from '../channels.ts';
import { emit } from '../events.ts';
import { addMember, archive, removeMember } from '../membership.ts';
import { addMessage, findMessage } from '../messages.ts';
import { messageJson, viewJson } from '../payloads.ts';
import { isColleague } from '../people.ts';
import type { ActResult, Channel, Person } from '../protocol.ts';
import type { Room } from '../room.ts';
import { done, failed } from './refusals.ts';

/** A person writes a message. Handles such as `@ana` become mentions, as in Slack's client. */
export function say(
  room: Room,
  person: Person,
  channel: Channel,
  text: string,
  threadTs: string | null,
): ActResult {
  const { world } = room;
  if (channel.isArchived) return failed('This channel has been archived.');
  if (!isMember(channel, person.id)) return failed('You must join this conversation first.');
  if (isReadOnly(world, channel)) {
    return failed('Sending messages to this app has been turned off.');
  }
  if (threadTs !== null && findMessage(world, channel.id, threadTs) === undefined) {
    return failed('This message is gone.');
  }
  const message = addMessage(world, {
    channel: channel.id,
    user: person.id,
    text: withMentions(room, text),
    blocks: [],
    isTyped: true,
    ...(threadTs === null ? {} : { threadTs }),
  });
  const kind = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;
  const event = {
    ...messageJson(world, message),
    channel: channel.id,
    event_ts: message.ts,
    channel_type: kind[channel.kind],
  };
  emit(room, { ...event, type: 'message' }, channel);
  if (message.text.includes(`<@${world.app.userId}>`)) {
    emit(room, { ...event, type: 'app_mention' }, channel);
  }
  return done;
}

function withMentions(room: Room, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/(^|\s)@([\w.-]+)/g, (all, before: string, name: string) => {
    const person = findPerson(room.world, name);
    return person === undefined ? all : `${before}<@${person.id}>`;
  });
}

/** A person opens one of the app's own tabs. */
export function openHome(room: Room, person: Person, tab: 'home' | 'messages'): ActResult {
  const { world } = room;
  const tabs = world.app.manifest.features.app_home;
  const isThere = tab === 'home' ? tabs.home_tab_enabled : tabs.messages_tab_enabled;
  if (!isThere || !world.installed.value || !isColleague(world, person.id)) {
    return failed(`This app has no ${tab} tab.`);
  }
  const view = world.homes.get(person.id);
  const channel = openIm(world, person.id, world.app.userId).id;
  const shown = view === undefined || tab !== 'home' ? {} : { view: viewJson(world, view) };
  emit(room, { type: 'app_home_opened', user: person.id, channel, tab, ...shown }, null);
  return done;
}

export function makeChannel(
  room: Room,
  person: Person,
  name: string,
  isPrivate: boolean,
): ActResult {
  const { world } = room;
  if (person.guest !== null || !isColleague(world, person.id)) {
    return failed('You cannot create channels here.');
  }
  if (!/^[a-z0-9_-]{1,80}$/.test(name)) return failed('Channel names are lower-case words.');
  if ([...world.channels.values()].some((channel) => channel.name === name)) {
    return failed('That name is already taken.');
  }
  createChannel(world, { name, kind: isPrivate ? 'private' : 'public', members: [person.id] });
  return done;
}

/** Adds somebody; joining a public channel is inviting oneself. */
export function invite(room: Room, person: Person, channel: Channel, user: string): ActResult {
  if (channel.isArchived) return failed('This channel has been archived.');
  if (room.world.people.get(user)?.isDeleted !== false) return failed('There is no such person.');
  const joinsAlone = user === person.id && channel.kind === 'public';
  const isIm = channel.kind === 'im' || channel.kind === 'mpim';
  if (isIm || (!isMember(channel, person.id) && !joinsAlone)) {
    return failed('You cannot add people here.');
  }
  addMember(room, channel, user, joinsAlone ? null : person.id);
  return done;
}

export function remove(room: Room, person: Person, channel: Channel, user: string): ActResult {
  if (!isMember(channel, person.id)) return failed('You cannot remove people here.');
  removeMember(room, channel, user, person.id);
  return done;
}

export function setArchived(
  room: Room,
  person: Person,
  channel: Channel,
  archived: boolean,
): ActResult {
  if (!isMember(channel, person.id)) return failed('You cannot archive this channel.');
  archive(room, channel, archived, person.id);
  return done;
}

export function openDirect(room: Room, person: Person, user: string): ActResult {
  if (!room.world.people.has(user)) return failed('There is no such person.');
  openIm(room.world, person.id, user);
  return done;
}
