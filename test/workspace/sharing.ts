import { updateChannel } from './channels.ts';
import { emit } from './events.ts';
import type { Channel } from './protocol.ts';
import type { Room } from './room.ts';

/**
 * Somebody begins to share a private channel with another company: it has another id from then on,
 * and the old one is no channel's. Only the app that is in it is told.
 */
export function shareOutside(room: Room, channel: Channel): string {
  const { world } = room;
  const id = world.ids.next('C');
  const { channels, messages, states, reactions } = world;
  channels.delete(channel.id);
  channels.set(id, { ...channel, id });
  updateChannel(world, id, { isExtShared: true });
  messages.set(
    id,
    (messages.get(channel.id) ?? []).map((message) => ({ ...message, channel: id })),
  );
  messages.delete(channel.id);
  moveKeys(states, channel.id, id);
  moveKeys(reactions, channel.id, id);
  const ids = { old_channel_id: channel.id, new_channel_id: id };
  emit(room, { type: 'channel_id_changed', ...ids }, world.channels.get(id) ?? null);
  world.changed();
  return id;
}

/** Of what is kept by `channel/ts`. */
function moveKeys<T>(kept: Map<string, T>, from: string, to: string): void {
  for (const [key, value] of [...kept]) {
    if (!key.startsWith(`${from}/`)) continue;
    kept.delete(key);
    kept.set(`${to}${key.slice(from.length)}`, value);
  }
}
