import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../src/config.ts';
import { deleteAll } from '../../src/store/delete-all.ts';
import { type Db, openStore } from '../../src/store/open.ts';
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
import { describeMessages } from './store-messages.ts';
import { describeOpening } from './store-opening.ts';
import { describeQueue } from './store-queue.ts';
import { describeRefreshing } from './store-refresh.ts';
import { describeSetbacks } from './store-setbacks.ts';
import { describeSettings } from './store-settings.ts';
import { describeThread } from './store-thread.ts';
import { describeTimers } from './store-timers.ts';
import { describeUnreadable } from './store-unreadable.ts';
import { describeVoices } from './store-voices.ts';
import { describeWeeks } from './store-weeks.ts';

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
      await deleteAll(store.db);
    });
    afterAll(async () => {
      await Promise.all(opened.map((db) => db.destroy()));
    });

    describeDecisions(store);
    describeVoices(store);
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
