import { isColleague } from './people.ts';
import type { Channel, Person } from './protocol.ts';
import type { World } from './world.ts';

export function isMember(channel: Channel, user: string): boolean {
  return channel.members.includes(user);
}

/** Finds a conversation by id, or by name with or without `#`. */
export function findChannel(world: World, nameOrId: string): Channel | undefined {
  const name = nameOrId.replace(/^#/, '');
  return (
    world.channels.get(nameOrId) ??
    [...world.channels.values()].find((channel) => channel.name === name && channel.kind !== 'im')
  );
}

/** Finds a person by id, or by handle with or without `@`. */
export function findPerson(world: World, nameOrId: string): Person | undefined {
  const name = nameOrId.replace(/^@/, '');
  return (
    world.people.get(nameOrId) ?? [...world.people.values()].find((person) => person.name === name)
  );
}

export function createChannel(
  world: World,
  channel: Omit<Channel, 'id' | 'isArchived' | 'isExtShared'> &
    Partial<Pick<Channel, 'id' | 'isExtShared'>>,
): Channel {
  const prefix = channel.kind === 'im' ? 'D' : 'C';
  const id = channel.id ?? world.ids.next(prefix);
  const created = { isArchived: false, isExtShared: false, ...channel, id };
  world.channels.set(created.id, created);
  if (!world.messages.has(created.id)) world.messages.set(created.id, []);
  world.changed();
  return created;
}

/** The direct conversation of two people (or a person and the app), opened when there is none. */
export function openIm(world: World, one: string, other: string): Channel {
  const existing = [...world.channels.values()].find(
    (channel) => channel.kind === 'im' && isMember(channel, one) && isMember(channel, other),
  );
  return existing ?? createChannel(world, { name: '', kind: 'im', members: [one, other] });
}

/** The app's direct conversations, where the manifest lets nobody but the app write. */
export function isReadOnly({ app }: World, channel: Channel): boolean {
  const { messages_tab_enabled: isOn, messages_tab_read_only_enabled: readOnly } =
    app.manifest.features.app_home;
  return channel.kind === 'im' && isMember(channel, app.userId) && (readOnly || !isOn);
}

/** Who reads what is posted here: in the app's direct conversation one person, else the channel. */
export function readerOf(world: World, id: string): string {
  const channel = world.channels.get(id);
  if (channel?.kind !== 'im' || !isMember(channel, world.app.userId)) return id;
  return channel.members.find((member) => member !== world.app.userId) ?? id;
}

export function updateChannel(world: World, id: string, change: Partial<Channel>): void {
  const channel = world.channels.get(id);
  if (channel === undefined) throw new Error(`no such channel: ${id}`);
  world.channels.set(id, { ...channel, ...change, id });
  world.changed();
}

/** Slack Connect: the channel is shared, or people of another company are members. */
export function isShared(world: World, channel: Channel): boolean {
  return channel.isExtShared || channel.members.some((id) => !isColleague(world, id));
}

/** What a client may list: public channels, and the conversations someone is a member of. */
export function visibleChannels(world: World, person: Person): readonly Channel[] {
  const isInsider = isColleague(world, person.id) && person.guest === null;
  return [...world.channels.values()].filter(
    (channel) => isMember(channel, person.id) || (channel.kind === 'public' && isInsider),
  );
}
