import type { ChannelSeed, PersonSeed } from '../workspace/seeds.ts';
import type { Company } from './company.ts';

export type Seeds = {
  readonly people: readonly PersonSeed[];
  readonly channels: readonly ChannelSeed[];
};

/** The people and channels of a company, for a simulated workspace; the app is in every private one. */
export const seedsOf = ({ people, rooms }: Company): Seeds => ({
  people: people.map(({ name, realName, isGuest }) => ({
    name,
    realName,
    guest: isGuest ? 'multi_channel' : null,
  })),
  channels: rooms.map(({ name, isPrivate, members, circle }) =>
    isPrivate
      ? { name, kind: 'private', members: [...members.map((person) => person.name), '@app'] }
      : { name, members: circle.map((person) => person.name) },
  ),
});
