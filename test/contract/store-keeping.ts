import { describe, expect, it } from 'vitest';
import { aSubmission, boardOn } from '../decisions/a-board.ts';
import { DAY, OWNER } from '../decisions/a-case.ts';
import { decided } from '../decisions/doings.ts';
import { discussedOn, keepFor } from './a-discussion.ts';
import { everythingIn, recounted } from './everything.ts';
import type { StoreUnderTest } from './store.ts';

const MINUTE = 60_000;

export function describeKeeping(store: StoreUnderTest): void {
  const discussed = () => discussedOn(store.db);
  const keeps = (keepDays: number | null) => keepFor(store.db, keepDays);

  describe('what is kept too long', () => {
    it('stays for good unless something else is set', async () => {
      const board = await discussed();
      board.pass(10_000 * DAY);
      expect(await board.eraseExpired(10)).toEqual({ wereAll: true });
      await keeps(null);
      await board.eraseExpired(10);
      expect((await board.at()).decision.id).toBe('d1');
    });

    it('is deleted by the clock once nobody has touched it for so many days', async () => {
      const board = await discussed();
      await keeps(30);
      board.pass(30 * DAY);
      await board.eraseExpired(10);
      expect((await board.at()).decision.id).toBe('d1');
      board.pass(1);
      await board.eraseExpired(10);
      const { decisions, deletions } = await everythingIn(store.db);
      expect(decisions).toEqual([]);
      expect(deletions).toMatchObject([{ actor_id: 'clock', because: 'kept_long_enough' }]);
    });

    it('stays while it is to be looked at again', async () => {
      const board = boardOn(store.db);
      await board.submit(aSubmission());
      const reviewAt = board.now() + 90 * DAY;
      await board.does(OWNER, decided({ reviewOn: '2026-04-15', reviewAt }), 'k1');
      await keeps(30);
      board.pass(60 * DAY);
      await board.eraseExpired(10);
      expect(await board.timers()).toEqual(['review']);
    });

    it('goes a few at a time, those first that have lain the longest, each once', async () => {
      const board = boardOn(store.db);
      for (const view of ['1', '2', '3']) {
        await board.submit(aSubmission({ sourceKey: view }));
        board.pass(MINUTE);
      }
      await keeps(1);
      board.pass(2 * DAY);
      expect(await board.eraseExpired(2)).toEqual({ wereAll: false });
      const { decisions } = await everythingIn(store.db);
      expect(decisions).toMatchObject([{ id: 'd3' }]);
      const two = await Promise.all([board.eraseExpired(2), board.eraseExpired(2)]);
      expect(two).toEqual([{ wereAll: true }, { wereAll: true }]);
      const { deletions } = await everythingIn(store.db);
      expect(deletions).toHaveLength(3);
      expect((await recounted(store.db)).told).toEqual({});
    });
  });
}
