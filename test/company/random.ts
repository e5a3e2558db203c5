import { seeded } from '../crash/seeded.ts';

/** Chance that repeats itself: the same seed makes the same choices. */
export type Chance = {
  /** From 0 up to 1. */
  readonly next: () => number;
  /** True in this share of all cases. */
  readonly is: (share: number) => boolean;
  /** A whole number between these two, both included. */
  readonly between: (least: number, most: number) => number;
  readonly of: <T>(things: readonly T[]) => T;
  /** The same, those at the front far more often. */
  readonly ofFirst: <T>(things: readonly T[]) => T;
  /** So many different ones, or all there are. */
  readonly some: <T>(things: readonly T[], count: number) => readonly T[];
};

export function chance(seed: number): Chance {
  const next = seeded(mixed(seed));
  const at = <T>(things: readonly T[], share: number): T => {
    const thing = things[Math.floor(share * things.length)];
    if (thing === undefined) throw new Error('there is nothing to choose from');
    return thing;
  };
  return {
    next,
    is: (share) => next() < share,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    of: (things) => at(things, next()),
    ofFirst: (things) => at(things, next() ** 3),
    some: (things, count) => {
      const left = [...things];
      const chosen = [];
      while (chosen.length < count && left.length > 0) {
        chosen.push(...left.splice(Math.floor(next() * left.length), 1));
      }
      return chosen;
    },
  };
}

/** Neighbouring seeds lead far apart. */
function mixed(seed: number): number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
