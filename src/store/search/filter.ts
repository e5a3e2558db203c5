import { type RawBuilder, sql } from 'kysely';
import type { Filter } from '../../domain/portfolio.ts';
import type { Db } from '../open.ts';

type Chosen = Pick<Filter, 'status' | 'verdict' | 'owner'>;

/** The decisions of a filter, whatever they say, along the index that leaves the fewest of them. */
export function withFilter(db: Db, scope: SearchScope, filter: Chosen) {
  const leading = leadingColumn(scope, filter);
  const conditions = [
    isOneOf('i.channel_id', scope.channels, leading === 'channel_id'),
    ...valuesOf(filter).map(([column, value]) =>
      isOneOf(`i.${column}`, [value], column === leading),
    ),
  ];
  return db.selectFrom('decisions as i').where((e) => e.and(conditions));
}

function leadingColumn({ isSparse }: SearchScope, { owner, status, verdict }: Chosen) {
  if (owner !== null) return 'owner_id';
  if (isSparse) return 'channel_id';
  if (status !== null) return 'status';
  return verdict === null ? null : 'verdict';
}

/** Whether the decision in which a word was found matches too: told by an index, not by its row. */
export function andFilter(filter: Chosen): readonly RawBuilder<boolean>[] {
  const conditions = valuesOf(filter).map(([column, value]) =>
    isOneOf(`of.${column}`, [value], false),
  );
  return conditions.length === 0
    ? []
    : [
        sql<boolean>`exists (
          select 1 from decisions as of
          where of.created_at = i.created_at and coalesce(of.id, '') = i.decision_id
            and ${sql.join(conditions, sql` and `)}
        )`,
      ];
}

type Given = readonly ['owner_id' | 'status' | 'verdict', string];

const valuesOf = ({ owner, status, verdict }: Chosen): readonly Given[] => {
  const given: Given[] = [];
  if (owner !== null) given.push(['owner_id', owner]);
  if (status !== null) given.push(['status', status]);
  if (verdict !== null) given.push(['verdict', verdict]);
  return given;
};

/** Counting further than this tells nothing more about which way is the shortest. */
const ENOUGH = 50_000;

/** How many decisions would have to be looked through, as far as it matters. */
export async function countMatching(db: Db, scope: SearchScope, filter: Chosen): Promise<number> {
  if (leadingColumn(scope, filter) === null) return ENOUGH;
  const { found } = await db
    .selectFrom(withFilter(db, scope, filter).select('i.id').limit(ENOUGH).as('some'))
    .select((e) => e.fn.countAll<number | string>().as('found'))
    .executeTakeFirstOrThrow();
  return Number(found);
}

/** The decisions that say a word. */
export const havingWord = (db: Db, { channels }: SearchScope, word: string) =>
  db
    .selectFrom('search_words as i')
    .where('i.word', '=', word)
    .where(isOneOf('i.channel_id', channels, false));

/** Whether a decision says all of these words as well. */
export const andHavingWord = (
  id: 'i.id' | 'i.decision_id',
  words: readonly Frequency[],
): readonly RawBuilder<boolean>[] =>
  words.map(
    ({ word }) => sql<boolean>`exists (
      select 1 from search_words as also
      where also.word = ${word} and also.created_at = i.created_at
        and also.decision_id = ${sql.ref(id)}
    )`,
  );

export type Frequency = { readonly word: string; readonly found: number };

/** The words, and how many decisions say each, as far as it matters; the rarest first. */
export async function rarestFirst(db: Db, words: readonly string[]): Promise<readonly Frequency[]> {
  const counted = await Promise.all(
    words.map(async (word): Promise<Frequency> => {
      const { found } = await db
        .selectFrom((e) =>
          e
            .selectFrom('search_words')
            .select('word')
            .where('word', '=', word)
            .limit(ENOUGH)
            .as('some'),
        )
        .select((e) => e.fn.countAll<number | string>().as('found'))
        .executeTakeFirstOrThrow();
      return { word, found: Number(found) };
    }),
  );
  return counted.toSorted((a, b) => a.found - b.found);
}

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
