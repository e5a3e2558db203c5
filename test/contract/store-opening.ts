import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/config.ts';
import { findDecision, insertDecision } from '../../src/store/decisions.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { aDecision } from '../store/a-decision.ts';
import { openRaw } from './raw-database.ts';

/** Opens the store until the test ends. */
export async function openForTest(
  database: Database,
  onTrouble?: (error: Error) => void,
): Promise<Db> {
  const db = await openStore(database, onTrouble);
  onTestFinished(() => db.destroy());
  return db;
}

/** Leaves a database behind in which one decision is kept. */
async function keepOne(database: Database): Promise<void> {
  const db = await openForTest(database);
  await db.transaction().execute((tx) => insertDecision(tx, aDecision()));
  await db.destroy();
}

/** Leaves a database behind as a version before the first release did, with one decision. */
export async function fillDevelopmentDatabase(database: Database): Promise<Db> {
  const raw = openRaw(database);
  await sql`create table kysely_migration (name text, timestamp text)`.execute(raw);
  await sql`insert into kysely_migration values ('0001-decisions-and-outbox', 'then')`.execute(raw);
  await sql`create table decisions (id text)`.execute(raw);
  await sql`insert into decisions values ('d1')`.execute(raw);
  return raw;
}

const applied = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
};

export function describeOpening(freshDatabase: () => Promise<Database>): void {
  describe('opening a store', () => {
    it('makes everything on the first start', async () => {
      const db = await openForTest(await freshDatabase());
      expect(await applied(db)).toEqual(Object.keys(MIGRATIONS));
      await db.transaction().execute((tx) => insertDecision(tx, aDecision()));
      expect(await findDecision(db, 'd1')).not.toBeNull();
    });

    it('changes nothing the second time, and keeps what is there', async () => {
      const database = await freshDatabase();
      await keepOne(database);
      const second = await openForTest(database);
      expect(await applied(second)).toEqual(Object.keys(MIGRATIONS));
      expect(await findDecision(second, 'd1')).toEqual(aDecision());
    });

    it('refuses what a newer version has used, and leaves it as it is', async () => {
      const database = await freshDatabase();
      await keepOne(database);
      const raw = openRaw(database);
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'then')`.execute(
        raw,
      );
      const before = await applied(raw);

      // Twice: a refusal does not keep the database to itself.
      for (const _attempt of [1, 2]) {
        await expect(openStore(database)).rejects.toMatchObject({
          name: 'StoreError',
          code: 'newer_schema',
          message: expect.stringMatching(/9999-later.*DATABASE_URL/),
        });
      }
      expect(await applied(raw)).toEqual(before);
      expect(await raw.selectFrom('decisions').select('id').execute()).toEqual([{ id: 'd1' }]);
    });

    it('refuses what a version before the first release has made, and leaves it as it is', async () => {
      const database = await freshDatabase();
      const raw = await fillDevelopmentDatabase(database);
      for (const _attempt of [1, 2]) {
        await expect(openStore(database)).rejects.toMatchObject({
          name: 'StoreError',
          code: 'development_schema',
          problems: [expect.stringMatching(/development version.*set DATABASE_URL to another/)],
        });
      }
      expect(await applied(raw)).toEqual(['0001-decisions-and-outbox']);
      expect(await raw.selectFrom('decisions').selectAll().execute()).toEqual([{ id: 'd1' }]);
    });

    it('that cannot bring it up to date leaves it as it was, for another attempt', async () => {
      const database = await freshDatabase();
      // Stands in the way of the last of the tables.
      const raw = openRaw(database);
      await sql`create table outbox (theirs text)`.execute(raw);
      await sql`insert into outbox (theirs) values ('kept')`.execute(raw);

      await expect(openStore(database)).rejects.toMatchObject({
        name: 'StoreError',
        code: 'migration_failed',
        message: expect.stringContaining('left as it was'),
        cause: expect.objectContaining({ message: expect.stringMatching(/outbox.* exists/) }),
      });
      const tables = await raw.introspection.getTables();
      expect(tables.map(({ name }) => name)).toEqual(['outbox']);
      const { rows } = await sql<{ theirs: string }>`select theirs from outbox`.execute(raw);
      expect(rows).toEqual([{ theirs: 'kept' }]);

      await sql`drop table outbox`.execute(raw);
      expect(await applied(await openForTest(database))).toEqual(Object.keys(MIGRATIONS));
    });
  });
}
