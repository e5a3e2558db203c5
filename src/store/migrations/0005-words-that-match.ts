import { type Kysely, sql } from 'kysely';
import { joinedIn, wordsOf } from './0005-words.ts';

type Before = {
  readonly decisions: {
    readonly id: string;
    readonly channel_id: string;
    readonly created_at: number;
    readonly title: string;
    readonly context: string;
  };
  readonly words: {
    readonly word: string;
    readonly created_at: number;
    readonly decision_id: string;
    readonly channel_id: string;
  };
};

const PAGE = 500;
/** Each row has four values; SQLite takes at most 32,766 in a statement. */
const MOST_ROWS = 5_000;

/**
 * Words are found however their accents, case and apostrophes are written, hyphened ones also as one word.
 *
 * What is kept is rewritten word by word, since a decision is found by words of earlier texts as well. May be
 * run again after it was interrupted.
 */
export async function up(untyped: Kysely<unknown>): Promise<void> {
  const db = untyped.withTables<Before>();
  const stored = await db.selectFrom('words').select('word').distinct().execute();
  for (const { word } of stored) await rewrite(db, word);
  await join(db);
}

async function rewrite(db: Kysely<Before>, word: string): Promise<void> {
  const words = [...wordsOf(word)].filter((one) => one !== word);
  const isKept = wordsOf(word).has(word);
  for (const instead of words) {
    await sql`insert into words (word, created_at, decision_id, channel_id)
      select cast(${instead} as text), created_at, decision_id, channel_id from words where word = ${word}
      on conflict do nothing`.execute(db);
  }
  if (!isKept) await db.deleteFrom('words').where('word', '=', word).execute();
}

async function join(db: Kysely<Before>): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    const page: readonly Before['decisions'][] = await db
      .selectFrom('decisions')
      .select(['id', 'channel_id', 'created_at', 'title', 'context'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const rows = page.flatMap(({ id, channel_id, created_at, title, context }) =>
      [...new Set(joinedIn(`${title}\n${context}`))].map((word) => ({
        word,
        created_at,
        decision_id: id,
        channel_id,
      })),
    );
    for (let at = 0; at < rows.length; at += MOST_ROWS) {
      await db
        .insertInto('words')
        .values(rows.slice(at, at + MOST_ROWS))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    after = page.at(-1)?.id ?? null;
  }
}
