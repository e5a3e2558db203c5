import { isMember, updateChannel } from './channels.ts';
import { emit } from './events.ts';
import type { Channel } from './protocol.ts';
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

export function removeMember(room: Room, channel: Channel, user: string): void {
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
}

/** Archives or brings back a channel. */
export function archive(room: Room, channel: Channel, archived: boolean, user: string): void {
  if (channel.isArchived === archived) return;
  updateChannel(room.world, channel.id, { isArchived: archived });
  const prefix = channel.kind === 'public' ? 'channel' : 'group';
  const type = `${prefix}_${archived ? 'archive' : 'unarchive'}`;
  emit(room, { type, channel: channel.id, user }, channel);
}
