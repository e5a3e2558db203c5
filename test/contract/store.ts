import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../src/config.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { describeDecisions } from './store-decisions.ts';
import { describeDelivery } from './store-delivery.ts';
import { describeOpening } from './store-opening.ts';
import { describeThread } from './store-thread.ts';

/** What a part of the suite runs on: a store that is empty before each test. */
export type StoreUnderTest = { readonly db: Db };

/** All that the program asks of a store, whichever database it runs on. */
export function describeStore(name: string, freshDatabase: () => Promise<Database>): void {
  describe(`on ${name}`, () => {
    describeOpening(freshDatabase);

    const opened: Db[] = [];
    const store: StoreUnderTest = {
      get db() {
        const [db] = opened;
        if (db === undefined) throw new Error('the store is not open yet');
        return db;
      },
    };
    beforeAll(async () => {
      opened.push(await openStore(await freshDatabase()));
    });
    beforeEach(async () => {
      for (const table of ['outbox', 'events', 'ratings', 'decisions'] as const) {
        await store.db.deleteFrom(table).execute();
      }
    });
    afterAll(async () => {
      await Promise.all(opened.map((db) => db.destroy()));
    });

    describeDecisions(store);
    describeDelivery(store);
    describeThread(store);
  });
}
