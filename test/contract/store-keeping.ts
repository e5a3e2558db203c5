import { describe, expect, it } from 'vitest';
import { WORKSPACE } from '../../src/domain/settings.ts';
import { createSettings } from '../../src/usecases/settings.ts';
import { DAY, OWNER } from '../usecases/a-context.ts';
import { decided } from '../usecases/commands.ts';
import { aSubmission, harnessOn } from '../usecases/harness.ts';
import { discussedOn, keepFor } from './a-discussion.ts';
import { allRows, recounted } from './all-rows.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const MINUTE = 60_000;

export function describeKeeping(store: StoreUnderTest): void {
  const discussed = () => discussedOn(store.db);
  const keeps = (keepDays: number | null, at = 0) => keepFor(store.db, keepDays, at);

  describe('what is kept too long', () => {
    it('stays for good unless something else is set', async () => {
      const harness = await discussed();
      harness.pass(10_000 * DAY);
      expect(await harness.eraseExpired(10)).toEqual({ wereAll: true });
      await keeps(null);
      await harness.eraseExpired(10);
      expect((await harness.at()).decision.id).toBe('d1');
    });

    it('is deleted by the clock once nobody has touched it for so many days', async () => {
      const harness = await discussed();
      await keeps(30);
      harness.pass(30 * DAY);
      await harness.eraseExpired(10);
      expect((await harness.at()).decision.id).toBe('d1');
      harness.pass(1);
      await harness.eraseExpired(10);
      const { decisions, deletions } = await allRows(store.db);
      expect(decisions).toEqual([]);
      expect(deletions).toMatchObject([{ actor_id: 'clock', because: 'kept_long_enough' }]);
    });

    it('stays while it is to be looked at again', async () => {
      const harness = harnessOn(store.db);
      await harness.submit(aSubmission());
      const reviewAt = harness.now() + 90 * DAY;
      await harness.does(OWNER, decided({ reviewOn: '2026-04-15', reviewAt }), 'k1');
      await keeps(30);
      harness.pass(60 * DAY);
      await harness.eraseExpired(10);
      expect(await harness.timers()).toEqual(['review']);
    });

    it('stays for a day after it was set for how long it is kept', async () => {
      const harness = await discussed();
      harness.pass(60 * DAY);
      await keeps(30, harness.now());
      harness.pass(DAY - 1);
      expect(await harness.eraseExpired(10)).toEqual({ wereAll: true });
      expect((await harness.at()).decision.id).toBe('d1');
      harness.pass(1);
      await harness.eraseExpired(10);
      expect((await allRows(store.db)).decisions).toEqual([]);
    });

    it('is counted before somebody sets that it goes', async () => {
      const harness = harnessOn(store.db);
      await harness.submit(aSubmission());
      harness.pass(40 * DAY);
      await harness.submit(aSubmission({ sourceKey: 'view-2' }));
      const { shortened, untouchedFor } = createSettings({
        db: store.db,
        now: harness.now,
        refreshMs: 0,
        wakeDelivery: () => {},
        wakeJobs: () => {},
      });
      const days = (keepDays: number | null) => shortened({ scope: WORKSPACE, to: { keepDays } });
      expect([await days(30), await days(null)]).toEqual([30, null]);
      expect([await untouchedFor(30), await untouchedFor(60)]).toEqual([1, 0]);
      await keeps(30);
      expect([await days(29), await days(30), await days(31)]).toEqual([29, null, null]);
      expect(await shortened({ scope: WORKSPACE, to: { blindFirst: true } })).toBeNull();
    });

    it('stays while its ratings are to be revealed', async () => {
      const harness = harnessOn(store.db);
      const deadline = harness.now() + 90 * DAY;
      await harness.submit(aSubmission({ blind: { invited: [], enough: null, deadline } }));
      await keeps(30);
      harness.pass(60 * DAY);
      await harness.eraseExpired(10);
      expect(await harness.timers()).toContain('reveal');
    });

    it('goes a few at a time, those first that have lain the longest, each once', async () => {
      const harness = harnessOn(store.db);
      for (const view of ['1', '2', '3']) {
        await harness.submit(aSubmission({ sourceKey: view }));
        harness.pass(MINUTE);
      }
      await keeps(1);
      harness.pass(2 * DAY);
      expect(await harness.eraseExpired(2)).toEqual({ wereAll: false });
      const { decisions } = await allRows(store.db);
      expect(decisions).toMatchObject([{ id: 'd3' }]);
      const two = await Promise.all([harness.eraseExpired(2), harness.eraseExpired(2)]);
      expect(two).toEqual([{ wereAll: true }, { wereAll: true }]);
      const { deletions } = await allRows(store.db);
      expect(deletions).toHaveLength(3);
      expect((await recounted(store.db)).told).toEqual({});
    });
  });
}
