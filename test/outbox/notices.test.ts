import { describe, expect, it } from 'vitest';
import { NOON } from '../store/a-decision.ts';
import { posted, refused } from './a-gateway.ts';
import { aThread } from './a-thread.ts';

/** Later than any blocked row waits after its first attempts. */
const LATER = NOON + 3_600_000;
const TRY_AGAIN = { decisionId: 'd1', userId: 'U1' };

describe('a notice', () => {
  const CORRECTION = {
    kind: 'delivered_after_all',
    notice: { channel: 'D1', ts: '9.1' },
  };

  it('is corrected when the thread is whole, not before', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    await thread.attempt('undelivered', posted('D1', '9.1'));
    await thread.invite('C1');
    await thread.attempt('root', posted('C1', '1.1'));
    expect(await thread.rows('delivered_after_all')).toEqual([]);
    await thread.attempt('why', posted('C1', '1.2'));
    expect((await thread.claim()).map(({ channelId, message }) => [channelId, message])).toEqual([
      ['D1', CORRECTION],
    ]);
  });

  it('about a reply that was refused after the root is corrected once the thread is whole', async () => {
    const thread = await aThread(['root', 'why', 'proof']);
    await thread.attempt('root', posted('C1', '1.1'));
    await thread.attempt('why', refused('restricted_action'));
    await thread.attempt('undelivered', posted('D1', '9.1'));
    expect(await thread.redeliver(TRY_AGAIN)).toBe('retrying');
    await thread.attempt('why', posted('C1', '1.2'));
    expect(await thread.rows('delivered_after_all')).toEqual([]);
    await thread.attempt('proof', posted('C1', '1.3'));
    expect((await thread.claim()).map(({ message }) => message)).toEqual([CORRECTION]);
  });

  it('that was on its way while the thread became whole is corrected as well', async () => {
    const thread = await aThread(['root']);
    await thread.attempt('root', refused());
    const onItsWay = await thread.take('undelivered');
    await thread.invite('C1');
    await thread.attempt('root', posted('C1', '1.1'));
    expect(await thread.rows('delivered_after_all')).toEqual([]);
    expect(await thread.record(onItsWay, posted('D1', '9.1'))).toBe('done');
    expect((await thread.claim()).map(({ message }) => message)).toEqual([CORRECTION]);
  });

  it('of each refusal is corrected, each once', async () => {
    const thread = await aThread(['root', 'why']);
    await thread.attempt('root', refused('is_archived'));
    await thread.attempt('undelivered', posted('D1', '9.1'));
    await thread.redeliver(TRY_AGAIN);
    await thread.attempt('root', refused('restricted_action'));
    await thread.attempt('undelivered', posted('D1', '9.2'));
    await thread.redeliver(TRY_AGAIN);
    await thread.attempt('root', posted('C1', '1.1'));
    await thread.attempt('why', posted('C1', '1.2'));
    const corrected = await thread.rows('delivered_after_all');
    expect(corrected.map(({ payload }): unknown => JSON.parse(payload))).toEqual([
      { notice: { channel: 'D1', ts: '9.1' } },
      { notice: { channel: 'D1', ts: '9.2' } },
    ]);
  });

  it('that cannot be corrected because it is gone is left alone', async () => {
    const thread = await aThread(['root']);
    await thread.attempt('root', refused());
    await thread.attempt('undelivered', posted('D1', '9.1'));
    await thread.invite('C1');
    await thread.attempt('root', posted('C1', '1.1'));
    const gone = refused('message_not_found');
    expect(await thread.attempt('delivered_after_all', gone)).toBe('dropped');
    expect(await thread.rows('delivered_after_all')).toMatchObject([{ state: 'done' }]);
    expect(await thread.rows('undelivered')).toHaveLength(1);
    expect(await thread.claim(LATER)).toEqual([]);
  });
});

describe('a notice that is still to be sent', () => {
  it('is not needed when nothing is refused any more', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    await thread.invite('C1');
    await thread.attempt('root', posted('C1', '1.1'));
    expect(await thread.dropsIfNeedless('undelivered')).toBe(true);
    expect(await thread.rows('undelivered')).toMatchObject([{ state: 'done', message_ts: null }]);
    await thread.attempt('why', posted('C1', '1.2'));
    expect(await thread.claim()).toEqual([]);
  });

  it('is needed as long as something is refused', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    expect(await thread.dropsIfNeedless('undelivered')).toBe(false);
    expect(await thread.rows('undelivered')).toMatchObject([{ state: 'due' }]);
  });

  it('is the only kind of message that is ever dropped so', async () => {
    const thread = await aThread();
    expect(await thread.dropsIfNeedless('root')).toBe(false);
    expect(await thread.rows('root')).toMatchObject([{ state: 'due' }]);
  });

  it('and was dropped, is sent after all when the same refusal comes back', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused('restricted_action'));
    await thread.invite('C1');
    expect(await thread.dropsIfNeedless('undelivered')).toBe(true);
    await thread.attempt('root', refused('restricted_action'));
    expect((await thread.claim()).map(({ message }) => message)).toEqual([
      { kind: 'undelivered', refusal: 'posting_restricted', error: 'restricted_action' },
    ]);
  });
});
