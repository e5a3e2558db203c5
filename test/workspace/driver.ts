import { perform } from './acts/perform.ts';
import { findChannel, findPerson, isMember } from './channels.ts';
import type { PlacedElement } from './elements.ts';
import { chosen, findInput, ticked } from './inputs.ts';
import { findMessage } from './messages.ts';
import { createModalDriver, type ModalDriver } from './modal-driver.ts';
import type { Act, ActResult, InputValue, Message, Person, Snapshot, View } from './protocol.ts';
import type { Room } from './room.ts';
import { clientView, messagesSeenBy, snapshotFor } from './snapshot.ts';
import { initialState } from './view-state.ts';
import { modalsOf } from './views.ts';
import type { When, WhenOptions } from './when.ts';

/** What one person does and sees. Channels are named by name or id, people by handle or id. */
export type Driver = {
  readonly person: Person;
  /** Any act, exactly as the page sends it. */
  readonly act: (act: Act) => Promise<ActResult>;
  readonly command: (channel: string, line: string) => Promise<ActResult>;
  readonly shortcut: (
    callbackId: string,
    message?: { readonly channel: string; readonly ts: string },
  ) => Promise<ActResult>;
  /** Waits until a modal she has not been handed yet is on top. */
  readonly modal: (wanted?: { readonly callbackId?: string } & WhenOptions) => Promise<ModalDriver>;
  /** Clicks a button of a message. */
  readonly click: (channel: string, ts: string, actionId: string) => Promise<ActResult>;
  /** Chooses in a message's select, radio group, checkboxes or overflow menu. */
  readonly choose: (
    channel: string,
    ts: string,
    actionId: string,
    value: string | readonly string[],
  ) => Promise<ActResult>;
  readonly clickHome: (actionId: string) => Promise<ActResult>;
  readonly chooseInHome: (
    actionId: string,
    value: string | readonly string[],
  ) => Promise<ActResult>;
  readonly say: (channel: string, text: string, threadTs?: string) => Promise<ActResult>;
  readonly createChannel: (name: string, isPrivate?: boolean) => Promise<ActResult>;
  readonly invite: (channel: string, user: string) => Promise<ActResult>;
  readonly join: (channel: string) => Promise<ActResult>;
  readonly remove: (channel: string, user: string) => Promise<ActResult>;
  readonly archive: (channel: string, archived?: boolean) => Promise<ActResult>;
  readonly openHome: () => Promise<ActResult>;
  readonly home: () => View | null;
  /** What she sees in a conversation, replies and her own ephemeral messages included. */
  readonly messages: (channel: string) => readonly Message[];
  readonly thread: (channel: string, rootTs: string) => readonly Message[];
  /** The app's direct messages to her. */
  readonly dms: () => readonly Message[];
  /** The text in a file of a message she sees; by name where there are several. */
  readonly download: (channel: string, ts: string, name?: string) => string;
  readonly snapshot: () => Snapshot;
};

export function createDriver(room: Room, when: When, person: Person): Driver {
  const { world } = room;
  const act = (done: Act): Promise<ActResult> => perform(room, person, done);
  const channelId = (channel: string): string => {
    const id = findChannel(world, channel)?.id;
    if (id === undefined) throw new Error(`no conversation called ${channel}`);
    return id;
  };
  const userId = (user: string): string => {
    const id = user === '@app' ? world.app.userId : findPerson(world, user)?.id;
    if (id === undefined) throw new Error(`no person called ${user}`);
    return id;
  };
  const messages = (channel: string): readonly Message[] =>
    messagesSeenBy(world, person.id, channelId(channel));
  const handedOut = new Set<string>();
  const keyOf = (view: View): string => `${view.id} ${view.callbackId}`;

  const inMessage = (
    channel: string,
    ts: string,
    actionId: string,
    valueFor: (placed: PlacedElement) => InputValue,
  ): Promise<ActResult> => {
    const id = channelId(channel);
    const message = findMessage(world, id, ts);
    if (message === undefined) throw new Error(`no message ${ts} in ${channel}`);
    const placed = findInput(message.blocks, (candidate) => candidate.actionId === actionId);
    const value = valueFor(placed);
    const { blockId } = placed;
    const at = { message: { channel: id, ts } };
    const initial = initialState(message.blocks);
    const state = { ...initial, [blockId]: { ...initial[blockId], [actionId]: value } };
    return act({ type: 'block_action', at, blockId, actionId, value, state });
  };

  const inHome = (
    actionId: string,
    valueFor: (placed: PlacedElement) => InputValue,
  ): Promise<ActResult> => {
    const home = world.homes.get(person.id);
    if (home === undefined) throw new Error(`${person.name} has no Home`);
    const placed = findInput(home.blocks, (candidate) => candidate.actionId === actionId);
    const { blockId } = placed;
    const value = valueFor(placed);
    const state = { ...home.state, [blockId]: { ...home.state[blockId], [actionId]: value } };
    return act({ type: 'block_action', at: { view: home.id }, blockId, actionId, value, state });
  };
  const choice = (placed: PlacedElement, value: string | readonly string[]): InputValue =>
    typeof value === 'string' ? chosen(placed, value) : ticked(placed, value);

  return {
    person,
    act,
    command: (channel, line) => act({ type: 'command', channel: channelId(channel), text: line }),
    shortcut: (callbackId, message) =>
      act(
        message === undefined
          ? { type: 'shortcut', callbackId }
          : {
              type: 'shortcut',
              callbackId,
              message: { channel: channelId(message.channel), ts: message.ts },
            },
      ),
    modal: async ({ callbackId, ...options } = {}) => {
      const label = `a modal ${callbackId ?? ''} for ${person.name}`;
      const top = await when(
        () => {
          const stored = modalsOf(world, person.id).at(-1);
          if (stored === undefined || handedOut.has(keyOf(clientView(stored)))) return null;
          return callbackId === undefined || stored.callbackId === callbackId ? stored : null;
        },
        { label, ...options },
      );
      const view = clientView(top);
      handedOut.add(keyOf(view));
      return createModalDriver(world, person, view, act);
    },
    click: (channel, ts, actionId) =>
      inMessage(channel, ts, actionId, ({ element }) => ({ type: element.type })),
    choose: (channel, ts, actionId, value) =>
      inMessage(channel, ts, actionId, (placed) => choice(placed, value)),
    clickHome: (actionId) => inHome(actionId, ({ element }) => ({ type: element.type })),
    chooseInHome: (actionId, value) => inHome(actionId, (placed) => choice(placed, value)),
    say: (channel, text, threadTs) =>
      act({
        type: 'say',
        channel: channelId(channel),
        text,
        ...(threadTs === undefined ? {} : { threadTs }),
      }),
    createChannel: (name, isPrivate = false) => act({ type: 'create_channel', name, isPrivate }),
    invite: (channel, user) =>
      act({ type: 'invite', channel: channelId(channel), user: userId(user) }),
    join: (channel) => act({ type: 'invite', channel: channelId(channel), user: person.id }),
    remove: (channel, user) =>
      act({ type: 'remove', channel: channelId(channel), user: userId(user) }),
    archive: (channel, archived = true) =>
      act({ type: 'archive', channel: channelId(channel), archived }),
    openHome: () => act({ type: 'open_home' }),
    home: () => {
      const home = world.homes.get(person.id);
      return home === undefined ? null : clientView(home);
    },
    messages,
    thread: (channel, rootTs) =>
      messages(channel).filter(({ ts, threadTs }) => ts === rootTs || threadTs === rootTs),
    dms: () => {
      const im = [...world.channels.values()].find(
        (channel) =>
          channel.kind === 'im' &&
          isMember(channel, person.id) &&
          isMember(channel, world.app.userId),
      );
      const all = im === undefined ? [] : messagesSeenBy(world, person.id, im.id);
      return all.filter(({ user }) => user === world.app.userId);
    },
    download: (channel, ts, name) => {
      const files = messages(channel).find((message) => message.ts === ts)?.files ?? [];
      const file = files.find((candidate) => name === undefined || candidate.name === name);
      const stored = world.files.get(file?.id ?? '');
      if (stored === undefined) throw new Error(`no file ${name ?? ''} at ${ts} in ${channel}`);
      return Buffer.from(stored.content, 'base64').toString('utf8');
    },
    snapshot: () => snapshotFor(world, person),
  };
}
