import type { Room } from './channels.ts';
import { type Chance, chance } from './random.ts';

/** Who asked, where and when, and what takes its place. */
export type Asked = {
  readonly index: number;
  readonly id: string;
  readonly room: Room;
  readonly ownerId: string;
  readonly at: number;
  /** The decision that it replaces. */
  readonly supersedes: string | null;
  readonly supersededBy: { readonly id: string; readonly at: number } | null;
  readonly luck: Chance;
};

const YEAR_MS = 365 * 24 * 3_600_000;

/** So many are replaced by a later one. */
const REPLACED = 0.03;
/** Busier channels come first; how much busier they are. */
const BUSY = 1.6;

export type Year = {
  readonly seed: number;
  readonly decisions: number;
  readonly rooms: readonly Room[];
  /** The year ends then. */
  readonly now: number;
};

/** Everything that was asked in a year, the oldest first; some are replaced by a later one. */
export function* asked({ seed, decisions, rooms, now }: Year): Generator<Asked> {
  const start = now - YEAR_MS;
  const head = (index: number) => {
    const luck = chance(seed * 1_000_003 + index);
    const at = start + Math.floor(((index + 0.9 * luck.next()) / decisions) * YEAR_MS);
    return { luck, at, id: idOf(luck) };
  };
  /** Those that will replace another one. */
  const successors = new Map<number, Pick<Asked, 'id' | 'room' | 'ownerId'>>();
  for (let index = 0; index < decisions; index += 1) {
    const { luck, at, id } = head(index);
    const old = successors.get(index);
    successors.delete(index);
    const room = old?.room ?? roomOf(luck, rooms);
    const ownerId = old?.ownerId ?? luck.ofFirst(room.circle).id;
    const next = index + 1 + Math.floor(luck.next() * 0.05 * decisions);
    const isReplaced = luck.is(REPLACED) && next < decisions && !successors.has(next);
    if (isReplaced) successors.set(next, { id, room, ownerId });
    const supersededBy = isReplaced ? head(next) : null;
    yield { index, id, room, ownerId, at, luck, supersedes: old?.id ?? null, supersededBy };
  }
}

const idOf = ({ next }: Chance): string =>
  [next(), next()]
    .map((part) =>
      Math.floor(part * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');

function roomOf({ next }: Chance, rooms: readonly Room[]): Room {
  const room = rooms[Math.floor(next() ** BUSY * rooms.length)];
  if (room === undefined) throw new Error('there are no channels');
  return room;
}
