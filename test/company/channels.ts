import type { Colleague } from './people.ts';
import type { Chance } from './random.ts';

export type Room = {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** Of a private channel, guests among them; a public one is for every member to see. */
  readonly members: readonly Colleague[];
  /** Who asks and discusses there, the busiest first. Some have left a private channel since. */
  readonly circle: readonly Colleague[];
};

const TEAMS =
  'support sales billing legal search data payments onboarding docs mobile risk hr finance marketing security logistics partners research health cloud'.split(
    ' ',
  );
const TOPICS = 'ai bots pilots questions models chat ops weekly ideas experiments'.split(' ');

/** A channel in so many is private. */
const PRIVATE = 5;

/** Public and private ones, the busiest first. */
export function rooms(luck: Chance, people: readonly Colleague[], count: number): readonly Room[] {
  const askers = people.filter(({ wasMember }) => wasMember);
  const guests = people.filter(({ isGuest }) => isGuest);
  const names = TEAMS.flatMap((team) => TOPICS.map((topic) => `${team}-${topic}`));
  return luck.some(names, count).map((name, index) => {
    const isPrivate = index % PRIVATE === PRIVATE - 1;
    const circle = luck.some(askers, luck.between(6, isPrivate ? 14 : 40));
    const hasLeft = isPrivate ? luck.between(0, 2) : 0;
    return {
      id: `C0${name.toUpperCase().replace('-', '')}`,
      name,
      isPrivate,
      circle,
      members: isPrivate
        ? [
            ...new Set([
              ...circle.slice(hasLeft),
              ...luck.some(people, luck.between(0, 12)),
              ...luck.some(guests, luck.between(0, 1)),
            ]),
          ]
        : [],
    };
  });
}
