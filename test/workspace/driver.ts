import { perform } from './acts/perform.ts';
import { findChannel, findPerson, isMember } from './channels.ts';
import type { Choice } from './choices.ts';
import type { Which } from './inputs.ts';
import { findMessage } from './messages.ts';
import { createModalDriver, type ModalDriver } from './modal-driver.ts';
import type { Act, ActResult, Message, Person, Snapshot, View } from './protocol.ts';
import type { Room } from './room.ts';
import { clientView, messagesSeenBy, snapshotFor } from './snapshot.ts';
import { createSurfaceDriver, type SurfaceDriver } from './surface-driver.ts';
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
  /** Clicks a button of a message, by its `action_id`, other ids or a test. */
  readonly click: (channel: string, ts: string, which: Which) => Promise<ActResult>;
  /** Chooses in a message's select, radio group, checkboxes, picker or overflow menu. */
  readonly choose: (
    channel: string,
    ts: string,
    which: Which,
    choice: Choice,
  ) => Promise<ActResult>;
  readonly clickHome: (which: Which) => Promise<ActResult>;
  readonly chooseInHome: (which: Which, choice: Choice) => Promise<ActResult>;
  readonly typeInHome: (which: Which, text: string) => Promise<ActResult>;
  readonly pressEnterInHome: (which: Which) => Promise<ActResult>;
  readonly say: (channel: string, text: string, threadTs?: string) => Promise<ActResult>;
  readonly createChannel: (name: string, isPrivate?: boolean) => Promise<ActResult>;
  readonly invite: (channel: string, user: string) => Promise<ActResult>;
  readonly join: (channel: string) => Promise<ActResult>;
  readonly remove: (channel: string, user: string) => Promise<ActResult>;
  readonly archive: (channel: string, archived?: boolean) => Promise<ActResult>;
  readonly openHome: () => Promise<ActResult>;
  /** Opens the app's Messages tab. */
  readonly openMessages: () => Promise<ActResult>;
  readonly home: () => View | null;
  /** What she sees in a conversation, replies and her own ephemeral messages included. */
  readonly messages: (channel: string) => readonly Message[];
  readonly thread: (channel: string, rootTs: string) => readonly Message[];
  /** The app's direct messages to her. */
  readonly dms: () => readonly Message[];
  /** The text in a file of a message she sees; by name where there are several. */
  readonly download: (channel: string, ts: string, name?: string) => string;
  readonly downloadBytes: (channel: string, ts: string, name?: string) => Buffer;
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

  const inMessages = new Map<string, SurfaceDriver>();
  let homeSurface: SurfaceDriver | null = null;

  const inMessage = (channel: string, ts: string): SurfaceDriver => {
    const at = { channel: channelId(channel), ts };
    const key = `${at.channel}/${ts}`;
    const blocks = () => {
      const message = findMessage(world, at.channel, ts);
      if (message === undefined) throw new Error(`no message ${ts} in ${channel}`);
      return message.blocks;
    };
    const surface =
      inMessages.get(key) ?? createSurfaceDriver({ world, person }, { message: at }, blocks, act);
    inMessages.set(key, surface);
    return surface;
  };

  const inHome = (): SurfaceDriver => {
    const view = world.homes.get(person.id)?.id;
    if (view === undefined) throw new Error(`${person.name} has no Home`);
    const blocks = () => world.homes.get(person.id)?.blocks ?? [];
    homeSurface ??= createSurfaceDriver({ world, person }, { view }, blocks, act);
    return homeSurface;
  };
  const bytesOf = (channel: string, ts: string, name?: string): Buffer => {
    const files = messages(channel).find((message) => message.ts === ts)?.files ?? [];
    const file = files.find((candidate) => name === undefined || candidate.name === name);
    const stored = world.files.get(file?.id ?? '');
    if (stored === undefined) throw new Error(`no file ${name ?? ''} at ${ts} in ${channel}`);
    return Buffer.from(stored.content, 'base64');
  };
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
    click: async (channel, ts, which) => inMessage(channel, ts).click(which),
    choose: async (channel, ts, which, choice) => inMessage(channel, ts).choose(which, choice),
    clickHome: async (which) => inHome().click(which),
    chooseInHome: async (which, choice) => inHome().choose(which, choice),
    typeInHome: async (which, text) => inHome().type(which, text),
    pressEnterInHome: async (which) => inHome().pressEnter(which),
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
    openMessages: () => act({ type: 'open_home', tab: 'messages' }),
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
    download: (channel, ts, name) => bytesOf(channel, ts, name).toString('utf8'),
    downloadBytes: bytesOf,
    snapshot: () => snapshotFor(world, person),
  };
}
