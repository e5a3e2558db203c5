import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../open.ts';
import { ENOUGH } from './filter.ts';
import { isOneOf, type SearchScope } from './scope.ts';

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
