import { isShared, visibleChannels } from './channels.ts';
import { messagesOf } from './messages.ts';
import { isColleague } from './people.ts';
import type { Message, Person, Snapshot, View } from './protocol.ts';
import { modalsOf } from './views.ts';
import type { StoredMessage, StoredView, World } from './world.ts';

/** Everything one person's client may show. */
export function snapshotFor(world: World, me: Person): Snapshot {
  const { manifest } = world.app;
  const isInsider = isColleague(world, me.id) && world.installed.value;
  const channels = visibleChannels(world, me).map((channel) => ({
    ...channel,
    isExtShared: isShared(world, channel),
  }));
  const home = world.homes.get(me.id);
  return {
    version: world.version(),
    team: world.team,
    me,
    people: [...world.people.values()],
    app: {
      name: world.app.name,
      userId: world.app.userId,
      homeEnabled: manifest.features.app_home.home_tab_enabled && world.installed.value,
      messagesReadOnly:
        !manifest.features.app_home.messages_tab_enabled ||
        manifest.features.app_home.messages_tab_read_only_enabled,
      commands: isInsider
        ? manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
            command,
            description,
            usageHint: usage_hint,
          }))
        : [],
      shortcuts: isInsider
        ? manifest.features.shortcuts.map(({ name, type, callback_id, description }) => ({
            name,
            type,
            callbackId: callback_id,
            description,
          }))
        : [],
    },
    channels,
    messages: Object.fromEntries(
      channels.map(({ id }) => [id, messagesSeenBy(world, me.id, id)] as const),
    ),
    modals: modalsOf(world, me.id).map(clientView),
    home: home === undefined ? null : clientView(home),
  };
}

/** The messages of a conversation, without other people's ephemeral ones. */
export function messagesSeenBy(world: World, user: string, channel: string): readonly Message[] {
  return messagesOf(world, channel)
    .filter((message) => message.onlyFor === undefined || message.onlyFor === user)
    .map(clientMessage);
}

function clientMessage(message: StoredMessage): Message {
  const { onlyFor: _onlyFor, metadata: _metadata, viaResponseUrl: _via, ...visible } = message;
  return visible;
}

/** What the page may know of a view. */
export function clientView(view: StoredView): View {
  const { id, type, hash, callbackId, title, submit, close, blocks } = view;
  return { id, type, hash, callbackId, title, submit, close, blocks };
}
