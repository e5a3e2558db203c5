import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../open.ts';

/** Nothing outside these channels is told. */
export type SearchScope = {
  readonly channels: readonly string[];
  /** So little may be seen that all of it is sooner read than what is between. */
  readonly isSparse: boolean;
};

/** So many are wanted at a time. */
const PAGE = 50;

/** The channels in which anything was ever asked, as far as a person sees them. */
export async function searchScope(db: Db, seen: ReadonlySet<string>): Promise<SearchScope> {
  const used = await db
    .selectFrom('counts')
    .select((e) => ['channel_id', e.fn.sum<number | string>('decisions').as('decisions')])
    .groupBy('channel_id')
    .execute();
  const mine = used.filter(({ channel_id }) => seen.has(channel_id));
  const all = sumOf(used);
  const own = sumOf(mine);
  return {
    channels: mine.map(({ channel_id }) => channel_id),
    // Reading all of it takes `own` steps; a page of it lies among `PAGE * all / own` of everybody's.
    isSparse: own * own < PAGE * all,
  };
}

const sumOf = (counts: readonly { readonly decisions: number | string }[]): number =>
  counts.reduce((sum, { decisions }) => sum + Number(decisions), 0);

/** The part of a scope that is in one channel. */
export const inChannel = ({ channels }: SearchScope, channel: string): SearchScope => ({
  channels: channels.filter((each) => each === channel),
  isSparse: true,
});

/**
 * A column is one of these values. A list is read along one index, in its order, and stops when the
 * page is full; conditions that do not lead along it are kept from tempting the database elsewhere.
 */
export const isOneOf = (
  column: string,
  values: readonly string[],
  leads: boolean,
): RawBuilder<boolean> =>
  leads
    ? sql`${sql.ref(column)} in (${sql.join(values)})`
    : sql`coalesce(${sql.ref(column)}, '') in (${sql.join(values)})`;
