import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/config.ts';
import { findDecision, insertDecision } from '../../src/store/decisions.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { aDecision } from '../store/a-decision.ts';

/** Opens the store until the test ends. */
export async function openForTest(database: Database): Promise<Db> {
  const db = await openStore(database);
  onTestFinished(() => db.destroy());
  return db;
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
      const first = await openForTest(database);
      await first.transaction().execute((tx) => insertDecision(tx, aDecision()));
      const second = await openForTest(database);
      expect(await applied(second)).toEqual(Object.keys(MIGRATIONS));
      expect(await findDecision(second, 'd1')).toEqual(aDecision());
    });

    it('refuses what a newer version has used, and leaves it as it is', async () => {
      const database = await freshDatabase();
      const db = await openForTest(database);
      await db.transaction().execute((tx) => insertDecision(tx, aDecision()));
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'then')`.execute(
        db,
      );
      const before = await applied(db);

      await expect(openStore(database)).rejects.toMatchObject({
        name: 'StoreError',
        code: 'newer_schema',
        message: expect.stringMatching(/9999-later.*DATABASE_URL/),
      });
      expect(await applied(db)).toEqual(before);
      expect(await findDecision(db, 'd1')).toEqual(aDecision());
    });
  });
}
