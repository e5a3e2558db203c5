import { visibleChannels } from '../channels.ts';
import type { Act, ActResult, Channel, Person } from '../protocol.ts';
import type { Room } from '../room.ts';
import { runBlockAction } from './block-action.ts';
import { closeView } from './close-view.ts';
import { runCommand } from './command.ts';
import * as conversation from './conversation-acts.ts';
import { failed } from './refusals.ts';
import { runShortcut } from './shortcut.ts';
import { submitView } from './submit-view.ts';

/** Does what a person does in a client. The page and the driver both come through here. */
export async function perform(room: Room, person: Person, act: Act): Promise<ActResult> {
  if (room.world.people.get(person.id)?.isDeleted !== false) {
    return failed('This account has been deactivated.');
  }
  switch (act.type) {
    case 'shortcut':
      return runShortcut(room, person, act.callbackId, act.message ?? null);
    case 'block_action':
      return runBlockAction(room, person, act);
    case 'submit_view':
      return submitView(room, person, act.view, act.state);
    case 'close_view':
      return closeView(room, person, act.view, act.all);
    case 'open_home':
      return conversation.openHome(room, person, act.tab ?? 'home');
    case 'create_channel':
      return conversation.makeChannel(room, person, act.name, act.isPrivate);
    case 'open_im':
      return conversation.openDirect(room, person, act.user);
    default: {
      const channel = visibleChannels(room.world, person).find(({ id }) => id === act.channel);
      if (channel === undefined) return failed('There is no such conversation.');
      return inChannel(room, person, channel, act);
    }
  }
}

type ChannelAct = Extract<Act, { readonly channel: string }>;

async function inChannel(
  room: Room,
  person: Person,
  channel: Channel,
  act: ChannelAct,
): Promise<ActResult> {
  switch (act.type) {
    case 'say':
      return conversation.say(room, person, channel, act.text, act.threadTs ?? null);
    case 'command':
      return runCommand(room, person, channel, act.text);
    case 'invite':
      return conversation.invite(room, person, channel, act.user);
    case 'remove':
      return conversation.remove(room, person, channel, act.user);
    case 'archive':
      return conversation.setArchived(room, person, channel, act.archived);
  }
}
