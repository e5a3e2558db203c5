import { isMember, updateChannel } from './channels.ts';
import { emit } from './events.ts';
import { userJson } from './people.ts';
import type { Channel, Person } from './protocol.ts';
import type { Room } from './room.ts';

const channelType = (channel: Channel): string => (channel.kind === 'public' ? 'C' : 'G');

/** Makes somebody (or the app) a member; a second time does nothing. */
export function addMember(
  room: Room,
  channel: Channel,
  user: string,
  inviter: string | null,
): void {
  if (isMember(channel, user)) return;
  updateChannel(room.world, channel.id, { members: [...channel.members, user] });
  const event = {
    type: 'member_joined_channel',
    user,
    channel: channel.id,
    channel_type: channelType(channel),
    team: room.world.people.get(user)?.teamId ?? room.world.team.id,
    ...(inviter === null ? {} : { inviter }),
  };
  emit(room, event, room.world.channels.get(channel.id) ?? channel);
}

/** The app itself is told that it left in a way of its own besides. */
export function removeMember(room: Room, channel: Channel, user: string, actor: string): void {
  if (!isMember(channel, user)) return;
  const members = channel.members.filter((member) => member !== user);
  updateChannel(room.world, channel.id, { members });
  const event = {
    type: 'member_left_channel',
    user,
    channel: channel.id,
    channel_type: channelType(channel),
    team: room.world.people.get(user)?.teamId ?? room.world.team.id,
  };
  emit(room, event, room.world.channels.get(channel.id) ?? channel);
  if (user !== room.world.app.userId) return;
  const type = channel.kind === 'public' ? 'channel_left' : 'group_left';
  emit(room, { type, channel: channel.id, actor_id: actor }, channel);
}

/** Slack takes a deactivated person out of every channel, and tells nobody that she left them. */
export function deactivate(room: Room, person: Person): void {
  const { world } = room;
  world.people.set(person.id, { ...person, isDeleted: true });
  world.modals.delete(person.id);
  for (const channel of world.channels.values()) {
    if (channel.kind === 'im' || !isMember(channel, person.id)) continue;
    updateChannel(world, channel.id, {
      members: channel.members.filter((member) => member !== person.id),
    });
  }
  const gone = world.people.get(person.id) ?? person;
  emit(room, { type: 'user_change', user: userJson(world, gone, false) }, null);
  world.changed();
}

/** Archives or brings back a channel. */
export function archive(room: Room, channel: Channel, archived: boolean, user: string): void {
  if (channel.isArchived === archived) return;
  updateChannel(room.world, channel.id, { isArchived: archived });
  const prefix = channel.kind === 'public' ? 'channel' : 'group';
  const type = `${prefix}_${archived ? 'archive' : 'unarchive'}`;
  emit(room, { type, channel: channel.id, user }, channel);
}
