import { createChannel } from './channels.ts';
import { isColleague } from './people.ts';
import type { Channel, Person } from './protocol.ts';
import type { World } from './world.ts';

export type PersonSeed = {
  /** Handle; the id is `U0` and the handle in capitals unless given. */
  readonly name: string;
  readonly realName?: string;
  readonly displayName?: string;
  readonly guest?: Person['guest'];
  readonly role?: Person['role'];
  /** Another company's id for somebody met in a shared channel. */
  readonly teamId?: string;
  /** On Enterprise Grid: the workspaces of the organisation that she belongs to. */
  readonly teams?: readonly string[];
  readonly isBot?: boolean;
  readonly timeZone?: string;
  readonly locale?: string;
  readonly isDeleted?: boolean;
  readonly id?: string;
};

export type ChannelSeed = {
  readonly name: string;
  readonly kind?: 'public' | 'private' | 'mpim';
  /** Handles; `@app` is the app. Default: everybody but the app, guests and outsiders. */
  readonly members?: readonly string[];
  readonly isArchived?: boolean;
  /** Shared with another company, also while none of its people is a member. */
  readonly isExtShared?: boolean;
};

export const defaultPeople: readonly PersonSeed[] = [
  { name: 'ana', realName: 'Ana Torres' },
  { name: 'ben', realName: 'Ben Okafor' },
  { name: 'chloe', realName: 'Chloe Martin' },
];

export const defaultChannels: readonly ChannelSeed[] = [
  { name: 'general' },
  { name: 'random' },
  { name: 'secret', kind: 'private', members: ['ana', 'ben'] },
];

/** The id a name gets: the same in every run, so that tests and state files agree. */
function idFor(prefix: 'U' | 'C', name: string): string {
  return `${prefix}0${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`;
}

/** Fills a new world; whatever it already holds (from a state file) stays. */
export function seed(
  world: World,
  people: readonly PersonSeed[],
  channels: readonly ChannelSeed[],
): void {
  for (const person of people) {
    const id = person.id ?? idFor('U', person.name);
    if (!world.people.has(id)) world.people.set(id, personFrom(world, id, person));
  }
  for (const channel of channels) {
    const id = idFor('C', channel.name);
    if (!world.channels.has(id)) createChannel(world, channelFrom(world, id, channel));
    const created = world.channels.get(id);
    if (created !== undefined && channel.isArchived === true) {
      world.channels.set(id, { ...created, isArchived: true });
    }
  }
}

function personFrom(world: World, id: string, person: PersonSeed): Person {
  return {
    id,
    name: person.name,
    realName: person.realName ?? person.name,
    displayName: person.displayName ?? '',
    isBot: person.isBot ?? false,
    guest: person.guest ?? null,
    role: person.role ?? null,
    teamId: person.teamId ?? world.team.id,
    teams: person.teams ?? (world.team.grid === null ? [] : [world.team.id]),
    timeZone: person.timeZone ?? 'Europe/Berlin',
    locale: person.locale ?? 'en-US',
    isDeleted: person.isDeleted ?? false,
  };
}

function channelFrom(
  world: World,
  id: string,
  channel: ChannelSeed,
): Omit<Channel, 'isArchived'> & { readonly id: string } {
  const everybody = [...world.people.values()].filter(
    (person) =>
      !person.isBot && !person.isDeleted && person.guest === null && isColleague(world, person.id),
  );
  const members =
    channel.members?.map((name) => (name === '@app' ? world.app.userId : memberId(world, name))) ??
    everybody.map((person) => person.id);
  const { name, kind = 'public', isExtShared = false } = channel;
  return { id, name, kind, members, isExtShared };
}

function memberId(world: World, name: string): string {
  const person = [...world.people.values()].find((candidate) => candidate.name === name);
  if (person === undefined) throw new Error(`seed: no person called ${name}`);
  return person.id;
}
