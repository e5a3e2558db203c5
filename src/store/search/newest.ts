import { type RawBuilder, sql } from 'kysely';
import type { Cursor, Filter, Summary } from '../../domain/portfolio.ts';
import { wordsSought } from '../../domain/text.ts';
import type { Db } from '../open.ts';
import {
  andFilter,
  andHavingWord,
  countMatching,
  havingWord,
  rarestFirst,
  withFilter,
} from './filter.ts';
import { inChannel, type SearchScope } from './scope.ts';
import { summaries } from './summaries.ts';

export type Listing = {
  readonly filter: Filter;
  /** Only what is older. */
  readonly before: Cursor | null;
  readonly limit: number;
};

/** What a person wants to see of what they may see, the newest first. */
export async function newest(
  db: Db,
  everywhere: SearchScope,
  { filter, before, limit }: Listing,
): Promise<readonly Summary[]> {
  const { channel, text } = filter;
  const scope = channel === null ? everywhere : inChannel(everywhere, channel);
  if (scope.channels.length === 0) return [];
  const looked = [...wordsSought(text)];
  // Signs alone are in no decision.
  if (text !== '' && looked.length === 0) return [];
  const words = await rarestFirst(db, looked);
  const [rarest, ...others] = words;
  const found =
    rarest !== undefined && rarest.found <= (await countMatching(db, scope, filter))
      ? havingWord(db, scope, rarest.word)
          .select(['i.decision_id as id', 'i.created_at as at'])
          .where((e) =>
            e.and([
              ...andHavingWord('i.decision_id', others),
              ...andFilter(filter),
              ...isOlder('i.decision_id', before),
            ]),
          )
          .orderBy('i.created_at', 'desc')
          .orderBy('i.decision_id', 'desc')
      : withFilter(db, scope, filter)
          .select(['i.id', 'i.created_at as at'])
          .where((e) => e.and([...andHavingWord('i.id', words), ...isOlder('i.id', before)]))
          .orderBy('i.created_at', 'desc')
          .orderBy('i.id', 'desc');
  return summaries(db, found.limit(limit), 'desc');
}

const isOlder = (
  id: 'i.id' | 'i.decision_id',
  before: Cursor | null,
): readonly RawBuilder<boolean>[] =>
  before === null
    ? []
    : [sql<boolean>`(i.created_at, ${sql.ref(id)}) < (${before.createdAt}, ${before.id})`];
