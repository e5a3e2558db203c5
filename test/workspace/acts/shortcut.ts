import { isMember } from '../channels.ts';
import { findMessage } from '../messages.ts';
import { interactionBase, messageJson, placeJson } from '../payloads.ts';
import { isColleague } from '../people.ts';
import type { ActResult, Person } from '../protocol.ts';
import type { Room } from '../room.ts';
import { done, failed, notInteractive, trouble } from './refusals.ts';

/** A person picks one of the app's shortcuts, from the menu or from a message. */
export async function runShortcut(
  room: Room,
  person: Person,
  callbackId: string,
  at: { readonly channel: string; readonly ts: string } | null,
): Promise<ActResult> {
  const { world } = room;
  const wanted = at === null ? 'global' : 'message';
  const shortcut = world.app.manifest.features.shortcuts.find(
    (known) => known.callback_id === callbackId && known.type === wanted,
  );
  if (shortcut === undefined || !world.installed.value || !isColleague(world, person.id)) {
    return failed('This shortcut is not available.');
  }
  if (!world.app.manifest.settings.interactivity.is_enabled) return notInteractive;
  const common = {
    ...interactionBase(room, person),
    callback_id: callbackId,
    action_ts: world.ids.ts(),
  };
  if (at === null) {
    const trigger = room.triggers.mint({ user: person.id, channel: null, view: null });
    return deliver(room, { ...common, type: 'shortcut', trigger_id: trigger });
  }
  const channel = world.channels.get(at.channel);
  const message = findMessage(world, at.channel, at.ts);
  if (channel === undefined || message === undefined || message.ephemeral) {
    return failed('This message is gone.');
  }
  if (!isMember(channel, person.id) && channel.kind !== 'public') {
    return failed('This message is gone.');
  }
  // Its answers always go to the channel, even from a reply in a thread.
  const target = {
    user: person.id,
    channel: channel.id,
    messageTs: message.ts,
    thread: 'never' as const,
  };
  return deliver(room, {
    ...common,
    type: 'message_action',
    trigger_id: room.triggers.mint({ user: person.id, channel: channel.id, view: null }),
    response_url: `${room.url}${room.responseUrls.mint(target)}`,
    message_ts: message.ts,
    channel: placeJson(channel),
    message: messageJson(world, message),
  });
}

async function deliver(room: Room, payload: Readonly<Record<string, unknown>>): Promise<ActResult> {
  const outcome = await room.delivery.interact({ kind: 'interactive', payload });
  return outcome.acked ? done : trouble;
}
