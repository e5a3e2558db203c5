import type { Chance } from './random.ts';

export type Colleague = {
  readonly id: string;
  /** The handle, of which Slack's id is made in the simulated workspace. */
  readonly name: string;
  readonly realName: string;
  /** Guests see nothing; some of them were members once, and asked. */
  readonly isGuest: boolean;
  readonly wasMember: boolean;
};

const FIRST =
  'Ada Aisha Amir Ana Anton Bea Ben Carla Chen Dina Elif Emeka Eva Farid Greta Hana Hugo Ines Ivan Jana Jonas Kaya Kenji Lara Leo Lin Luca Maja Malik Mei Mira Nadia Noor Omar Paula Ravi Sara Tomas Yuki Zoe'.split(
    ' ',
  );
const LAST =
  'Abbas Adler Bauer Becker Costa Diaz Ekwueme Fischer Garcia Haddad Hoang Ito Jansen Kaya Khan Lang Lehmann Li Mansour Moreau Nguyen Novak Okafor Park Petrov Rao Rossi Sato Silva Wang'.split(
    ' ',
  );
/** One in so many is a guest, and one in so many of them was a member before. */
const GUESTS = 20;

export function colleagues(luck: Chance, count: number): readonly Colleague[] {
  const names = FIRST.flatMap((first) => LAST.map((last) => `${first} ${last}`));
  return luck.some(names, count).map((realName, index) => {
    const name = realName.toLowerCase().replace(' ', '.');
    return {
      id: `U0${name.toUpperCase().replace('.', '')}`,
      name,
      realName,
      isGuest: index % GUESTS === 0,
      wasMember: index % GUESTS !== 0 || index % (4 * GUESTS) === 0,
    };
  });
}
