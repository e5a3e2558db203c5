import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Db, openStore } from '../../src/store/open.ts';
import { transact } from '../../src/store/transact.ts';

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens the file as a bot would, until the test ends. */
async function open(path: string): Promise<Db> {
  const db = await openStore({ kind: 'sqlite', path });
  onTestFinished(() => db.destroy());
  return db;
}

const modeOf = async (path: string): Promise<string> =>
  ((await stat(path)).mode & 0o777).toString(8);

async function modesIn(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await modeOf(join(folder, name))] as const)),
  );
}

describe('the files of a SQLite database', () => {
  it('are nobody else’s to read, nor is the folder that was made for them', async () => {
    const folder = join(await aFolder(), 'data');
    await open(join(folder, 'decisions.db'));
    const modes = await modesIn(folder);
    expect(Object.keys(modes)).toEqual(
      expect.arrayContaining(
        ['db', 'db-shm', 'db-wal', 'db.lock'].map((end) => `decisions.${end}`),
      ),
    );
    expect(new Set(Object.values(modes))).toEqual(new Set(['600']));
    expect(await modeOf(folder)).toBe('700');
  });

  it.each([
    { was: '644', becomes: '600' },
    { was: '666', becomes: '600' },
    // Whoever gave them to a group meant it.
    { was: '640', becomes: '640' },
  ])('that were $was before are $becomes', async ({ was, becomes }) => {
    const folder = await aFolder();
    const path = join(folder, 'decisions.db');
    for (const name of [path, `${path}.lock`]) {
      await writeFile(name, '');
      await chmod(name, Number.parseInt(was, 8));
    }
    await open(path);
    expect(new Set(Object.values(await modesIn(folder)))).toEqual(new Set([becomes]));
  });
});

describe('a SQLite file that somebody else has', () => {
  const inUse = { name: 'StoreError', code: 'in_use' };

  it.each<readonly [string, (folder: string) => Promise<string>]>([
    [
      'a link to it',
      async (folder) => {
        await symlink('decisions.db', join(folder, 'linked.db'));
        return 'linked.db';
      },
    ],
    [
      'a link to a link to it',
      async (folder) => {
        await symlink('decisions.db', join(folder, 'linked.db'));
        await symlink(join(folder, 'linked.db'), join(folder, 'again.db'));
        return 'again.db';
      },
    ],
    [
      'a link to its folder',
      async (folder) => {
        await mkdir(join(folder, 'elsewhere'));
        await symlink(folder, join(folder, 'elsewhere', 'data'));
        return join('elsewhere', 'data', 'decisions.db');
      },
    ],
  ])('is refused by %s too', async (_name, linked) => {
    const folder = await aFolder();
    const name = await linked(folder);
    // The first one by the link too: where it leads to nothing yet, the file is made.
    const first = await openStore({ kind: 'sqlite', path: join(folder, name) });
    await expect(open(join(folder, 'decisions.db'))).rejects.toMatchObject(inUse);
    await first.destroy();
    await open(join(folder, 'decisions.db'));
    await expect(open(join(folder, name))).rejects.toMatchObject(inUse);
  });

  it('is refused when it has two names, under either of which a bot might have it', async () => {
    const folder = await aFolder();
    const path = join(folder, 'decisions.db');
    await (await openStore({ kind: 'sqlite', path })).destroy();
    await link(path, join(folder, 'twin.db'));
    for (const name of ['decisions.db', 'twin.db']) {
      await expect(open(join(folder, name))).rejects.toMatchObject({
        ...inUse,
        message: expect.stringMatching(/second name.*DATABASE_URL/),
      });
    }
  });
});

it('what SQLite itself has rolled back fails with what went wrong first', async () => {
  const db = await open(join(await aFolder(), 'decisions.db'));
  const failed = transact(db, async (tx) => {
    // As it does when the disk is full.
    await sql`insert or rollback into home_states select * from home_states`.execute(tx);
    await sql`rollback`.execute(tx);
    throw new Error('the disk is full');
  });
  await expect(failed).rejects.toThrow('the disk is full');
  // And the next one is not spoilt.
  await transact(db, (tx) => tx.selectFrom('decisions').select('id').execute());
});
