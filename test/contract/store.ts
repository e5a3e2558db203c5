import { PostgresAdapter, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../src/config.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { TABLES } from '../../src/store/schema.ts';
import { describeChannelIds } from './store-channel-ids.ts';
import { describeClaims } from './store-claim.ts';
import { describeSettingClocks } from './store-clocks.ts';
import { describeDecisions } from './store-decisions.ts';
import { describeDigests } from './store-digests.ts';
import { describeDiscussions } from './store-discussions.ts';
import { describeErasing } from './store-erasing.ts';
import { describeForgetting } from './store-forgetting.ts';
import { describeGivingWay } from './store-giving-way.ts';
import { describeHistory } from './store-history.ts';
import { describeJobs } from './store-jobs.ts';
import { describeKeeping } from './store-keeping.ts';
import { describeMessages } from './store-live-messages.ts';
import { describeOpening } from './store-opening.ts';
import { describeQueue } from './store-queue.ts';
import { describeRatings } from './store-ratings.ts';
import { describeRefreshing } from './store-refresh.ts';
import { describeSetbacks } from './store-setbacks.ts';
import { describeSettings } from './store-settings.ts';
import { describeThread } from './store-thread.ts';
import { describeTimers } from './store-timers.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { describeUnreadable } from './store-unreadable.ts';
import { describeUpgrading } from './store-upgrading.ts';
import { describeWeeks } from './store-weeks.ts';

/** Deletes every row, what belongs to a decision before the decision. */
async function empty(db: Db): Promise<void> {
  const statements = TABLES.toReversed().map((table) => `delete from ${table}`);
  // SQLite takes one statement at a time; a server answers all of them at once.
  const isServer = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const text of isServer ? [statements.join(';')] : statements)
    await sql.raw(text).execute(db);
}

/** All that the program asks of a store, whichever database it runs on. */
export function describeStore(name: string, freshDatabase: () => Promise<Database>): void {
  describe(`on ${name}`, () => {
    describeOpening(freshDatabase);
    describeUpgrading(freshDatabase);

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
      await empty(store.db);
    });
    afterAll(async () => {
      await Promise.all(opened.map((db) => db.destroy()));
    });

    describeDecisions(store);
    describeRatings(store);
    describeDiscussions(store);
    describeJobs(store);
    describeChannelIds(store);
    describeHistory(store);
    describeTimers(store);
    describeGivingWay(store);
    describeSettings(store);
    describeDigests(store);
    describeWeeks(store);
    describeQueue(store);
    describeClaims(store);
    describeSetbacks(store);
    describeSettingClocks(store);
    describeUnreadable(store);
    describeRefreshing(store);
    describeMessages(store);
    describeThread(store);
    describeErasing(store);
    describeKeeping(store);
    describeForgetting(store);
  });
}
