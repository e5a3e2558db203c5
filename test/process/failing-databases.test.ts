import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { lastWords } from '../../src/logger.ts';
import { openStore } from '../../src/store/open.ts';
import { startPooler } from '../contract/a-pooler.ts';
import { type Postgres, startPostgres } from '../contract/a-postgres.ts';
import { freePort } from '../contract/free-port.ts';
import { openRaw } from '../contract/raw-database.ts';
import { fillDevelopmentDatabase } from '../contract/store-opening.ts';
import { failsWith, PLAIN_USER, SLOW, setStart } from './a-start.ts';

const { slack, path, start } = setStart();

const DEVELOPMENT_VERSION =
  'The database was made by a development version of this program, from which nothing can be taken over: set DATABASE_URL to another, empty database.';

describe('a start fails with one line and 1 where the database file', SLOW, () => {
  const cannotOpen = (name: string, remedy: string, why: string) =>
    failsWith(
      `The database file ${path(name)} cannot be opened: check DATABASE_URL${remedy} (${why})`,
    );
  const ENOUGH = 'This is text, and longer than a database header is. '.repeat(20);

  it('is a folder', async () => {
    await mkdir(path('a-folder'));
    expect(await start({ DATABASE_URL: `file:${path('a-folder')}` })).toEqual(
      cannotOpen(
        'a-folder',
        '; it is a folder, so name a file in it.',
        'unable to open database file, SQLITE_CANTOPEN',
      ),
    );
  });

  it('is no database', async () => {
    await writeFile(path('text.db'), ENOUGH);
    expect(await start({ DATABASE_URL: `file:${path('text.db')}` })).toEqual(
      cannotOpen(
        'text.db',
        '; it is not a SQLite database, or a damaged one, so name another file or restore a backup.',
        'file is not a database, SQLITE_NOTADB',
      ),
    );
  });

  it('is in a folder that cannot be made', async () => {
    await writeFile(path('a-file'), ENOUGH);
    const ended = await start({ DATABASE_URL: `file:${path('a-file/decisions.db')}` });
    expect(ended).toEqual(
      cannotOpen(
        'a-file/decisions.db',
        ', and that the folder exists and can be written.',
        `ENOTDIR: not a directory, lstat '${path('a-file/decisions.db')}'`,
      ),
    );
  });

  it.skipIf(process.platform !== 'linux')('is in a folder that nobody can make', async () => {
    expect(await start({ DATABASE_URL: 'file:/proc/none/decisions.db' })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^The database file \/proc\/none\/decisions\.db cannot be opened: check DATABASE_URL.*\n$/,
      ),
    });
  });

  it('is not this user’s to write', async () => {
    await mkdir(path('read-only'));
    await chmod(path('read-only'), 0o555);
    const url = `file:${path('read-only/decisions.db')}`;
    expect(await start({ DATABASE_URL: url }, { command: PLAIN_USER })).toEqual(
      cannotOpen(
        'read-only/decisions.db',
        ', and that the folder exists and can be written.',
        'unable to open database file, SQLITE_CANTOPEN',
      ),
    );
  });

  it('is another bot’s', async () => {
    const db = await openStore({ kind: 'sqlite', path: path('used.db') });
    onTestFinished(() => db.destroy());
    expect(await start({ DATABASE_URL: `file:${path('used.db')}` })).toEqual(
      failsWith(
        `The database file ${path('used.db')} is in use by another running bot: stop that one, or set DATABASE_URL to another file.`,
      ),
    );
  });

  it('is a newer version’s', async () => {
    const database = { kind: 'sqlite', path: path('newer.db') } as const;
    await (await openStore(database)).destroy();
    const raw = openRaw(database);
    await raw
      .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      .insertInto('kysely_migration')
      .values({ name: '9999-later', timestamp: 'then' })
      .execute();
    await raw.destroy();
    expect(await start({ DATABASE_URL: `file:${database.path}` })).toEqual(
      failsWith(
        'The database was last used by a newer version of this program (it has 9999-later). Start that version, or set DATABASE_URL to another database.',
      ),
    );
  });

  it('is a development version’s', async () => {
    const database = { kind: 'sqlite', path: path('development.db') } as const;
    await (await fillDevelopmentDatabase(database)).destroy();
    expect(await start({ DATABASE_URL: `file:${database.path}` })).toEqual(
      failsWith(DEVELOPMENT_VERSION),
    );
  });

  it('cannot be brought up to date', async () => {
    const database = { kind: 'sqlite', path: path('obstructed.db') } as const;
    const raw = openRaw(database);
    await sql`create table outbox (theirs text)`.execute(raw);
    await raw.destroy();
    expect(await start({ DATABASE_URL: `file:${database.path}` })).toEqual(
      failsWith(
        'The database could not be brought up to date and was left as it was (table outbox already exists, SQLITE_ERROR): start the version that used it last, or set DATABASE_URL to another database.',
      ),
    );
  });
});

describe('a start fails with one line and 1 where the PostgreSQL server', SLOW, () => {
  const started: Postgres[] = [];
  beforeAll(async () => {
    started.push(await startPostgres());
  }, 60_000);
  afterAll(() => Promise.all(started.map((server) => server.stop())));
  const postgres = (): Postgres => {
    const [server] = started;
    if (server === undefined) throw new Error('PostgreSQL is not running');
    return server;
  };
  const startOn = (url: string) => start({ DATABASE_URL: url });
  /** What such a start would say, without a process of its own. */
  const whyNot = (url: string) =>
    openStore({ kind: 'postgres', url }).then(
      (db) => db.destroy(),
      (error: unknown) => lastWords(error, []),
    );

  it('is not there', async () => {
    const port = await freePort();
    expect(await startOn(`postgres://bot:s3cret@127.0.0.1:${port}/bot`)).toEqual(
      failsWith(
        `The database cannot be reached: check DATABASE_URL, and that the server runs at 127.0.0.1:${port} and lets this user in. (connect ECONNREFUSED 127.0.0.1:${port})`,
      ),
    );
  });

  it('has a name that nobody knows', async () => {
    const { stderr, ...ended } = await startOn('postgres://bot:s3cret@db.invalid/bot');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^The database cannot be reached: check DATABASE_URL; no server of this name is known, db\.invalid:5432\. \(getaddrinfo [A-Z_]+ db\.invalid\)\n$/,
    );
  });

  it('does not take the password', async () => {
    const url = postgres().url('postgres', { user: 'postgres', password: 's3cret' });
    expect(await startOn(url)).toEqual(
      failsWith(
        'The database cannot be used: user or password of DATABASE_URL are wrong for "postgres". (password authentication failed for user "postgres", 28P01)',
      ),
    );
  });

  it('has no such database', async () => {
    expect(await startOn(postgres().url('none'))).toEqual(
      failsWith(
        'The database cannot be used: it does not exist, so create it with CREATE DATABASE "none" ENCODING \'UTF8\', or name another one in DATABASE_URL. (database "none" does not exist, 3D000)',
      ),
    );
  });

  it('lets this user make no tables, as since version 15', async () => {
    await postgres().run("create role plain login password 's3cret'");
    await postgres().run('create database not_mine');
    const url = postgres().url('not_mine', { user: 'plain', password: 's3cret' });
    expect(await startOn(url)).toEqual(
      failsWith(
        'The user "plain" of DATABASE_URL may make no tables in the database: run ALTER DATABASE "not_mine" OWNER TO "plain", or in it GRANT USAGE, CREATE ON SCHEMA public TO "plain".',
      ),
    );
  });

  it('has no TLS that is asked for, without a warning besides', async () => {
    expect(await startOn(`${postgres().url('postgres')}?sslmode=require`)).toEqual(
      failsWith(
        'The database cannot be used: the server has no TLS, so take sslmode out of DATABASE_URL. (The server does not support SSL connections)',
      ),
    );
  });

  it('keeps tables that are somebody else’s', async () => {
    const database = await postgres().freshDatabase();
    await (await openStore(database)).destroy();
    if (database.kind !== 'postgres') throw new Error('no PostgreSQL');
    const name = new URL(database.url).pathname.slice(1);
    await postgres().run("create role reader login password 's3cret'");
    await postgres().run('grant select on all tables in schema public to reader', name);
    await postgres().run(
      'grant insert, update, delete on all tables in schema public to reader',
      name,
    );
    await postgres().run('revoke insert on votes, settings from reader', name);
    const url = postgres().url(name, { user: 'reader', password: 's3cret' });
    expect(await whyNot(url)).toEqual([
      'The user "reader" of DATABASE_URL may not read and write the tables votes, settings: make that user their owner, or run GRANT ALL ON ALL TABLES IN SCHEMA public TO "reader".',
    ]);
  });

  it('holds the tables of a development version', async () => {
    const database = await postgres().freshDatabase();
    if (database.kind !== 'postgres') throw new Error('no PostgreSQL');
    await (await fillDevelopmentDatabase(database)).destroy();
    expect(await startOn(database.url)).toEqual(failsWith(DEVELOPMENT_VERSION));
  });

  it.each(['LATIN1', 'SQL_ASCII'])('keeps text as %s', async (encoding) => {
    const name = encoding.toLowerCase();
    await postgres().run(`create database ${name} encoding '${encoding}' template template0`);
    expect(await whyNot(postgres().url(name))).toEqual([
      `The database keeps text as ${encoding}, which has not every character: run CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0, and name that one in DATABASE_URL.`,
    ]);
  });

  it('can only be read', async () => {
    await postgres().run('create database archive');
    await postgres().run('alter database archive set default_transaction_read_only = on');
    expect(await whyNot(postgres().url('archive'))).toEqual([
      'The database cannot be written: the server is a standby, or set to be read only; name the primary server in DATABASE_URL.',
    ]);
  });

  it('wants TLS', async () => {
    await postgres().run('create database guarded');
    await postgres().wantTls('guarded');
    expect(await whyNot(postgres().url('guarded'))).toEqual([
      'The database cannot be used: the server wants TLS, so add ?sslmode=require to DATABASE_URL. (no pg_hba.conf entry for host "127.0.0.1", user "postgres", database "guarded", no encryption, 28000)',
    ]);
  });

  it('stands behind a pooler that refuses a setting of the address', async () => {
    const pooler = await startPooler(postgres().url('postgres'));
    onTestFinished(pooler.stop);
    expect(await whyNot(`${pooler.url}?statement_timeout=5000`)).toEqual([
      'The database cannot be used: the pooler before it refuses a setting of DATABASE_URL, so take that out of the address. (unsupported startup parameter: statement_timeout, 08P01)',
    ]);
  });

  it('is something else', async () => {
    const { host } = new URL(slack().url);
    expect(await whyNot(`postgres://bot:s3cret@${host}/bot`)).toEqual([
      `The database cannot be reached: check DATABASE_URL, and that the server runs at ${host} and lets this user in. (Connection terminated unexpectedly)`,
    ]);
  });
});
