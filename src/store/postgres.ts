import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  PostgresAdapter,
  PostgresDialect,
  sql,
} from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

/** Longer than any statement takes; what takes longer has lost its server, in milliseconds. */
const PATIENCE_MS = 15_000;

/**
 * Limits on the server's side go with each transaction: settings of the session, at its start or
 * later, are refused by a pooler that lends connections by the transaction, or reach others.
 */
const begin = (limitMs: number): CompiledQuery =>
  CompiledQuery.raw(
    `begin; set local statement_timeout = ${limitMs}; set local idle_in_transaction_session_timeout = ${limitMs}`,
  );

/** What may take as long as it takes: a change of the schema, and waiting for another process's. */
export const UNHURRIED = 0;

/**
 * A PostgreSQL server, or a pooler before it. Times are `bigint` columns that stay far below 2⁵³,
 * so numbers hold them exactly.
 *
 * @param onTrouble hears of connections that break while nobody uses them
 * @param limitMs how long a statement may take, in milliseconds
 */
export function postgres(
  url: string,
  onTrouble: (error: Error) => void,
  limitMs = PATIENCE_MS,
): Dialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: strictTls(url),
    types,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: limitMs,
  });
  // Without listeners a server that restarts would end the process: one for connections at rest,
  // one for those in use.
  pool.on('error', onTrouble);
  pool.on('connect', (client) => client.on('error', onTrouble));
  const dialect = new PostgresDialect({ pool });
  return {
    createDriver: () =>
      Object.assign(dialect.createDriver(), {
        beginTransaction: async (connection: DatabaseConnection) => {
          await connection.executeQuery(begin(limitMs));
        },
      }),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    // Kysely's own lock is the session's; `lockMigrations` takes one of the transaction instead.
    createAdapter: () =>
      Object.assign(new PostgresAdapter(), {
        acquireMigrationLock: async () => {},
        releaseMigrationLock: async () => {},
      }),
  };
}

/** What `require` and its like mean to this driver; said in its own words it does not warn. */
const strictTls = (url: string): string =>
  url.includes('uselibpqcompat=')
    ? url
    : url.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, '$1verify-full');

/** The number that Kysely takes too, so that versions which left the lock to it are kept out. */
const MIGRATION_LOCK = '3853314791062309107';

/** Until the end of the transaction no other process brings this database up to date. */
export async function lockMigrations(db: Kysely<Schema>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)}::bigint)`.execute(db);
}

export type Server = {
  readonly encoding: string;
  readonly isReadOnly: boolean;
  /** Where unqualified names lead; null when this user may use none of its search path. */
  readonly schema: string | null;
  /** Whether this user may make tables there. */
  readonly mayCreate: boolean;
  readonly user: string;
  readonly database: string;
};

export async function describeServer(db: Kysely<Schema>): Promise<Server> {
  const { rows } = await sql<Server>`
    select current_setting('server_encoding') as "encoding",
      current_setting('transaction_read_only')::boolean as "isReadOnly",
      current_schema()::text as "schema",
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
      current_user::text as "user",
      current_database()::text as "database"`.execute(db);
  const [server] = rows;
  if (server === undefined) throw new Error('the server tells nothing of itself');
  return server;
}

/** Which of these tables this user may not read and write. */
export async function tablesDenied(
  db: Kysely<Schema>,
  tables: readonly string[],
): Promise<readonly string[]> {
  const may = sql.join(
    ['select', 'insert', 'update', 'delete'].map(
      (privilege) => sql`has_table_privilege(quote_ident(name), ${sql.lit(privilege)})`,
    ),
    sql` and `,
  );
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${sql.val(tables)}::text[]) as name where not (${may})`.execute(db);
  return rows.map(({ name }) => name);
}
