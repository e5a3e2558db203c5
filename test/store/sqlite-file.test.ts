import { chmodSync, linkSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { insertDecision } from '../../src/store/decisions.ts';
import { type Db, openStore, transact, tryWrite } from '../../src/store/open.ts';
import { aDecision } from './a-decision.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rag-or-finetune-file-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

let folders = 0;
const freshFolder = (): string => {
  folders += 1;
  return join(root, `folder ${folders}`);
};

async function open(path: string): Promise<Db> {
  const db = await openStore({ kind: 'sqlite', path });
  onTestFinished(() => db.destroy());
  return db;
}

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

async function modesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(names.map((name) => [name, modeOf(join(folder, name))]));
}

const PRIVATE = {
  'decisions.db': '600',
  'decisions.db-shm': '600',
  'decisions.db-wal': '600',
  'decisions.db.lock': '600',
  'decisions.db.lock-journal': '600',
};

describe('what a database keeps in files', () => {
  it('is this user’s alone, and so is the folder it makes', async () => {
    const folder = freshFolder();
    await open(join(folder, 'decisions.db'));
    expect(await modesIn(folder)).toEqual(PRIVATE);
    expect(modeOf(folder)).toBe('700');
  });

  it('becomes so where everybody could read it, at the next start', async () => {
    const folder = freshFolder();
    const path = join(folder, 'decisions.db');
    await (await open(path)).destroy();
    for (const name of await readdir(folder)) chmodSync(join(folder, name), 0o644);
    await open(path);
    expect(await modesIn(folder)).toEqual(PRIVATE);
  });

  it('stays a group’s that its administrator has let in', async () => {
    const path = join(freshFolder(), 'decisions.db');
    await (await open(path)).destroy();
    chmodSync(path, 0o640);
    await open(path);
    expect(modeOf(path)).toBe('640');
  });
});

describe('a database file of which a bot runs is refused to another one', () => {
  it.each([
    {
      under: 'a symbolic link',
      other: (path: string, folder: string) => {
        symlinkSync(path, join(folder, 'link.db'));
        return join(folder, 'link.db');
      },
    },
    {
      under: 'a symbolic link to its folder',
      other: (_path: string, folder: string) => {
        symlinkSync(folder, `${folder} linked`);
        return join(`${folder} linked`, 'decisions.db');
      },
    },
    { under: 'a relative path', other: (path: string) => relative(process.cwd(), path) },
  ])('under $under', async ({ other }) => {
    const folder = freshFolder();
    const path = join(folder, 'decisions.db');
    await open(path);
    const name = other(path, folder);
    await expect(openStore({ kind: 'sqlite', path: name })).rejects.toMatchObject({
      code: 'in_use',
      message: `The database file ${name} is in use by another running bot: stop that one, or set DATABASE_URL to another file.`,
    });
  });

  it('which came through a link that led nowhere yet', async () => {
    const folder = freshFolder();
    mkdirSync(folder);
    symlinkSync('elsewhere/decisions.db', join(folder, 'link.db'));
    await open(join(folder, 'link.db'));
    const path = join(folder, 'elsewhere', 'decisions.db');
    expect(modeOf(path)).toBe('600');
    await expect(openStore({ kind: 'sqlite', path })).rejects.toMatchObject({ code: 'in_use' });
  });

  it('and to anybody where it has a second name, which no lock can know', async () => {
    const folder = freshFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'one.db'), '');
    linkSync(join(folder, 'one.db'), join(folder, 'two.db'));
    const path = join(folder, 'two.db');
    await expect(openStore({ kind: 'sqlite', path })).rejects.toMatchObject({
      code: 'cannot_open',
      message: expect.stringMatching(/several names \(hard links\).*remove the others/),
    });
  });
});

describe('a database that may not grow any more', () => {
  async function full(): Promise<Db> {
    const db = await open(join(freshFolder(), 'decisions.db'));
    await sql`create table plain (content blob)`.execute(db);
    await sql`pragma max_page_count = 1`.execute(db);
    return db;
  }
  /** SQLite ends the whole transaction over this, for the table has nothing that may refuse a row. */
  const tooMuch = sql`insert into plain values (zeroblob(500000))`;
  const FULL = {
    name: 'StorageError',
    code: 'SQLITE_FULL',
    message: expect.stringMatching(/disk .* is full: make room/),
    cause: expect.objectContaining({ message: 'database or disk is full' }),
  };

  it('says so to whoever began a transaction, and what to do', async () => {
    const db = await full();
    await expect(transact(db, (tx) => tooMuch.execute(tx))).rejects.toMatchObject(FULL);
  });

  it('keeps nothing of a transaction that goes on after SQLite has ended it', async () => {
    const db = await full();
    const failing = transact(db, async (tx) => {
      await tooMuch.execute(tx).catch(() => {});
      await sql`insert into kysely_migration (name, timestamp) values ('after', 'x')`.execute(tx);
    });
    await expect(failing).rejects.toMatchObject({ code: 'SQLITE_ABORT_ROLLBACK' });
    const kept = db.withTables<{ kysely_migration: { name: string } }>();
    const rows = await kept.selectFrom('kysely_migration').select('name').execute();
    expect(rows).not.toContainEqual({ name: 'after' });
  });

  it('works again in the next transaction once there is room', async () => {
    const db = await full();
    await expect(tryWrite(db)).rejects.toMatchObject(FULL);
    await sql`pragma max_page_count = 1000000`.execute(db);
    await tryWrite(db);
    await transact(db, (tx) => insertDecision(tx, aDecision()));
    expect(await db.selectFrom('decisions').select('id').execute()).toEqual([{ id: 'd1' }]);
  });
});
