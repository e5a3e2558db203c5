import { CompiledQuery, createQueryId, type RootOperationNode } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../src/store/open.ts';

/** Runs something on the database, and tells each statement that it led to. */
export async function statementsOf(
  db: Db,
  run: (db: Db) => Promise<unknown>,
): Promise<readonly CompiledQuery[]> {
  const begun = new WeakMap<object, RootOperationNode>();
  const done: RootOperationNode[] = [];
  await run(
    db.withPlugin({
      transformQuery: ({ queryId, node }) => {
        begun.set(queryId, node);
        return node;
      },
      transformResult: async ({ queryId, result }) => {
        const node = begun.get(queryId);
        if (node !== undefined) done.push(node);
        return result;
      },
    }),
  );
  return done.map((node) => db.getExecutor().compileQuery(node, createQueryId()));
}

const explain = (db: Db, how: string, { sql, parameters }: CompiledQuery) =>
  db.executeQuery<unknown>(CompiledQuery.raw(`${how} ${sql}`, [...parameters]));

const step = z.object({ parent: z.number(), detail: z.string() });
/** A step of SQLite's plan, and whether it is one of a subquery. */
export type Step = { readonly detail: string; readonly isInner: boolean };

/** How SQLite goes about a statement. */
export async function sqlitePlan(db: Db, statement: CompiledQuery): Promise<readonly Step[]> {
  const { rows } = await explain(db, 'explain query plan', statement);
  return rows
    .map((row) => step.parse(row))
    .map(({ parent, detail }) => ({ detail, isInner: parent !== 0 }));
}

const nodeSchema = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  get Plans() {
    return z.array(nodeSchema).default([]);
  },
});
const explained = z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: nodeSchema })]) });

/** A step of PostgreSQL's plan as it was taken. */
export type Taken = {
  readonly type: string;
  readonly table: string | null;
  readonly index: string | null;
  /** How many rows it looked at, or was given. */
  readonly rows: number;
};

/** How PostgreSQL went about a statement. */
export async function postgresPlan(db: Db, statement: CompiledQuery): Promise<readonly Taken[]> {
  const { rows } = await explain(db, 'explain (analyze, format json)', statement);
  const [row] = rows.map((each) => explained.parse(each)['QUERY PLAN'][0].Plan);
  if (row === undefined) throw new Error('nothing was explained');
  return flat(row);
}

function flat(node: z.infer<typeof nodeSchema>): readonly Taken[] {
  const { Plans: below } = node;
  const looked = (of: typeof node): number =>
    of['Actual Loops'] * (of['Actual Rows'] + of['Rows Removed by Filter']);
  return [
    {
      type: node['Node Type'],
      table: node['Relation Name'] ?? null,
      index: node['Index Name'] ?? null,
      rows: node['Node Type'] === 'Sort' ? Math.max(...below.map(looked)) : looked(node),
    },
    ...below.flatMap(flat),
  ];
}
