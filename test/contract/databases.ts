import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import type { Database } from '../../src/config.ts';
import { openStore } from '../../src/store/open.ts';
import { type Postgres, startPostgres } from './a-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whoever asks here for `/empty` or `/migrated` gets the address of a new database. */
    readonly postgresUrl: string;
    /** A SQLite file with all tables in it, to be copied. */
    readonly sqliteTemplate: string;
  }
}

/**
 * For all test files: a SQLite file to copy, and one PostgreSQL server, which is started as soon as the
 * first of them wants a database.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-template-'));
  const path = join(folder, 'decisions.db');
  await (await openStore({ kind: 'sqlite', path })).destroy();
  provide('sqliteTemplate', path);

  let started: Promise<Postgres> | null = null;
  const server = createServer(async ({ url }, response) => {
    // A connection that rests may have been closed by the time it is used again.
    response.setHeader('connection', 'close');
    try {
      started ??= startPostgres();
      const postgres = await started;
      const made = url === '/empty' ? postgres.freshDatabase() : postgres.migratedDatabase();
      response.end((await made).url);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  provide('postgresUrl', `http://127.0.0.1:${address.port}`);
  return async () => {
    server.close();
    await rm(folder, { recursive: true });
    await started?.then((postgres) => postgres.stop());
  };
}

async function made(kind: 'empty' | 'migrated'): Promise<Database> {
  const response = await fetch(`${inject('postgresUrl')}/${kind}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`PostgreSQL is not running: ${text}`);
  return { kind: 'postgres', url: text };
}

/** Makes a SQLite file with all tables in it. */
export const migratedSqlite = (path: string): Promise<void> =>
  copyFile(inject('sqliteTemplate'), path);

/** An empty PostgreSQL database of its own, on the server that all test files share. */
export const emptyPostgres = (): Promise<Database> => made('empty');

/** The same with all tables in it. */
export const migratedPostgres = (): Promise<Database> => made('migrated');
