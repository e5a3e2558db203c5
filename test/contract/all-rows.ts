import { sql } from 'kysely';
import type { Db } from '../../src/store/open.ts';

type Row = Readonly<Record<string, unknown>>;
export type Everything = Readonly<Record<string, readonly Row[]>>;

/** Every row of every table that the program has made, whatever tables there will be. */
export async function allRows(db: Db): Promise<Everything> {
  const tables = await db.introspection.getTables();
  const rows: Record<string, readonly Row[]> = {};
  for (const { name } of tables) {
    const found = await sql<Row>`select * from ${sql.table(name)}`.execute(db);
    rows[name] = found.rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return rows;
}

/** The tables in whose rows a text occurs. */
export const tablesWith = (everything: Everything, text: string): readonly string[] =>
  Object.entries(everything).flatMap(([name, rows]) =>
    JSON.stringify(rows).toLowerCase().includes(text.toLowerCase()) ? [name] : [],
  );

/** How many decisions of each kind there are, counted one by one and as the counts tell it. */
export async function recounted(db: Db) {
  const decisions = await db
    .selectFrom('decisions')
    .select(['channel_id', 'status', 'verdict', 'outcome'])
    .execute();
  const counted = new Map<string, number>();
  for (const { channel_id, status, verdict, outcome } of decisions) {
    const kind = [channel_id, status, verdict ?? '', outcome ?? ''].join(' ');
    counted.set(kind, (counted.get(kind) ?? 0) + 1);
  }
  const counts = await db.selectFrom('counts').selectAll().where('decisions', '<>', 0).execute();
  return {
    oneByOne: Object.fromEntries([...counted].toSorted()),
    told: Object.fromEntries(
      counts
        .map((row): [string, number] => [
          [row.channel_id, row.status, row.verdict, row.outcome].join(' '),
          Number(row.decisions),
        ])
        .toSorted(),
    ),
  };
}
