import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../src/store/open.ts';

/** A copy is this much older than its original, and each further copy twice as much. */
const EARLIER_MS = 20 * 60_000;

const IDS = ['id', 'decision_id', 'source_key', 'supersedes', 'superseded_by'];
const TIMES = ['created_at', 'revealed_at', 'review_asked_at', 'decided_at', 'touched_at'];

/**
 * Doubles all that lists are read from, so many times: far quicker than to make up as many lives.
 * Who asked, where, what and how it ended stay the same. Copies have no history, nobody's voices, and
 * of the messages only those that could not be delivered.
 */
export async function double(db: Db, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const mark = String.fromCharCode('g'.charCodeAt(0) + time);
    const earlier = EARLIER_MS * 2 ** time;
    const copyOf = (column: string): RawBuilder<unknown> => {
      if (IDS.includes(column)) return sql`${sql.ref(column)} || ${mark}`;
      if (TIMES.includes(column)) return sql`${sql.ref(column)} - ${earlier}`;
      if (column !== 'sequence') return sql.ref(column);
      return sql`replace(sequence, decision_id, decision_id || ${mark})`;
    };
    await copy(db, 'decisions', copyOf);
    await copy(db, 'search_words', copyOf);
    await copy(db, 'outbox', copyOf, sql`where state <> 'done'`);
    await sql`update counts set decisions = 2 * decisions`.execute(db);
  }
}

async function copy(
  db: Db,
  table: string,
  copyOf: (column: string) => RawBuilder<unknown>,
  which = sql``,
): Promise<void> {
  const tables = await db.introspection.getTables();
  const columns = tables.find(({ name }) => name === table)?.columns ?? [];
  const names = columns.map(({ name }) => name);
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(names.map(copyOf))} from ${sql.table(table)} ${which}`.execute(db);
}
