import { CompiledQuery, sql } from 'kysely';
import type { Tx } from '../../src/store/open.ts';

/** No database takes many more parameters than this in one statement. */
const PARAMETERS = 3_000;

type Row = Readonly<Record<string, unknown>>;

/** Inserts many rows at a time; each statement is put together once. */
export function inserter(tx: Tx) {
  const texts = new Map<string, string>();
  const textFor = (table: string, columns: readonly string[], rows: readonly Row[]): string => {
    const key = `${table} ${rows.length}`;
    const known = texts.get(key);
    if (known !== undefined) return known;
    const { sql: text } = sql`insert into ${sql.table(table)} (${sql.join(columns.map(sql.ref))})
      values ${sql.join(rows.map((row) => sql`(${sql.join(columns.map((name) => row[name]))})`))}`.compile(
      tx,
    );
    texts.set(key, text);
    return text;
  };
  return async (table: string, rows: readonly Row[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    const most = Math.floor(PARAMETERS / Math.max(1, columns.length));
    for (let from = 0; from < rows.length; from += most) {
      const some = rows.slice(from, from + most);
      const values = some.flatMap((row) => columns.map((name) => row[name]));
      await tx.executeQuery(CompiledQuery.raw(textFor(table, columns, some), values));
    }
  };
}
