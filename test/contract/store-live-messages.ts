import { describe, expect, it } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox-entry.ts';
import { findDecision } from '../../src/store/decisions.ts';
import {
  findLiveMessage,
  forgetLiveMessages,
  putLiveMessage,
} from '../../src/store/outbox-thread.ts';
import { NOON } from '../store/a-decision.ts';
import { MINUTE, queueOf } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const PANEL: OutboxMessage = { kind: 'refresh', live: 'panel' };

export function describeMessages(store: StoreUnderTest): void {
  const { inTx, wish, claimOne, post, drop } = queueOf(store);
  const place = (name: 'why' | 'how' | 'trade_offs' | 'proof' | 'panel', id = 'd1') =>
    findLiveMessage(store.db, id, name);

  describe('where a standing reply stands', () => {
    it.each(['why', 'how', 'trade_offs', 'proof'] as const)(
      'is known once it is posted: %s',
      async (kind) => {
        await wish('d1', 'C1', [{ kind }]);
        expect(await place(kind)).toBeNull();
        await post(await claimOne(), '1.2');
        expect(await place(kind)).toEqual({ channel: 'C1', ts: '1.2' });
        expect((await findDecision(store.db, 'd1'))?.thread).toBeNull();
      },
    );

    it('is known of a panel that a refresh has posted', async () => {
      await wish('d1', 'C1', [PANEL]);
      await post(await claimOne(), '1.5');
      expect(await place('panel')).toEqual({ channel: 'C1', ts: '1.5' });
    });

    it('is not known of what was not needed', async () => {
      await wish('d1', 'C1', [{ kind: 'why' }]);
      await drop(await claimOne());
      expect(await place('why')).toBeNull();
    });

    it('of a root is where its thread stands', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      await post(await claimOne(), '1.1');
      expect((await findDecision(store.db, 'd1'))?.thread).toEqual({ channel: 'C1', ts: '1.1' });
      expect(await findLiveMessage(store.db, 'd1', 'root')).toBeNull();
    });

    it('stays when what stands there is shown anew', async () => {
      await wish('d1', 'C1', [{ kind: 'why' }]);
      await post(await claimOne(), '1.2');
      await wish('d1', 'C1', [{ kind: 'refresh', live: 'why' }]);
      await drop(await claimOne());
      expect(await place('why')).toEqual({ channel: 'C1', ts: '1.2' });
    });

    it('is no news of an entry of the history', async () => {
      await wish('d1', 'C1', [{ kind: 'objection', entry: 3 }]);
      const row = await claimOne();
      expect(row.message).toEqual({ kind: 'objection', entry: 3 });
      await post(row, '1.9');
      expect(await store.db.selectFrom('live_messages').selectAll().execute()).toEqual([]);
    });

    it('is one place a message, the last one', async () => {
      await wish('d1', 'C1', []);
      await inTx((tx) => putLiveMessage(tx, 'd1', 'why', { channel: 'C1', ts: '1.2' }));
      await inTx((tx) => putLiveMessage(tx, 'd1', 'why', { channel: 'C2', ts: '2.2' }));
      expect(await place('why')).toEqual({ channel: 'C2', ts: '2.2' });
    });

    it('is forgotten with its thread, and no other', async () => {
      for (const id of ['d1', 'd2']) {
        await wish(id, 'C1', [{ kind: 'why' }, { kind: 'proof' }]);
        await post(await claimOne(), `${id}.2`);
        await post(await claimOne({ now: NOON + MINUTE }), `${id}.3`);
      }
      await inTx((tx) => forgetLiveMessages(tx, 'd1'));
      expect([await place('why', 'd1'), await place('proof', 'd1')]).toEqual([null, null]);
      expect(await place('why', 'd2')).toEqual({ channel: 'C1', ts: 'd2.2' });
      expect(await place('proof', 'd2')).toEqual({ channel: 'C1', ts: 'd2.3' });
    });
  });
}
