import { describe, expect, it } from 'vitest';
import { posted, refused } from './a-gateway.ts';
import { aThread } from './a-thread.ts';

const OWNER = { decisionId: 'd1', userId: 'U1' };
const ELSEWHERE = { ...OWNER, moveTo: 'C9' };

type Thread = Awaited<ReturnType<typeof aThread>>;

/** A thread of which Slack refuses the root. */
async function aRefusedThread(error = 'restricted_action'): Promise<Thread> {
  const thread = await aThread();
  await thread.attempt('root', refused(error));
  return thread;
}

/** A thread that has begun, and of which Slack refuses the next message. */
async function aBrokenThread(error: string): Promise<Thread> {
  const thread = await aThread(['root', 'why', 'proof']);
  await thread.attempt('root', posted('C1', '1.1'));
  await thread.attempt('why', refused(error));
  return thread;
}

/** The result of a refused redelivery; fails if it wrote rows or woke a worker. */
async function withoutEffect(thread: Thread, request: Parameters<Thread['redeliver']>[0]) {
  const before = await thread.everything();
  const woken = thread.timesWoken();
  const outcome = await thread.redeliver(request);
  expect(await thread.everything()).toEqual(before);
  expect(thread.timesWoken()).toBe(woken);
  return outcome;
}

describe('a wish to try again', () => {
  it('makes what is refused due at once, and wakes the delivery', async () => {
    const thread = await aRefusedThread();
    expect(await thread.redeliver(OWNER)).toBe('retrying');
    expect(thread.timesWoken()).toBe(1);
    expect(await thread.take('root')).toMatchObject({ channelId: 'C1', notified: null });
  });

  it('goes on where a thread was interrupted', async () => {
    const thread = await aBrokenThread('restricted_action');
    expect(await thread.redeliver(OWNER)).toBe('retrying');
    expect((await thread.decision()).thread).toEqual({ channel: 'C1', ts: '1.1' });
    expect(await thread.take('why')).toMatchObject({ channelId: 'C1' });
  });

  it.each([{ request: OWNER }, { request: ELSEWHERE }])(
    'of somebody else changes nothing: $request',
    async ({ request }) => {
      const thread = await aRefusedThread();
      expect(await withoutEffect(thread, { ...request, userId: 'U2' })).toBe('not_owner');
    },
  );

  it('about a decision that nobody knows changes nothing', async () => {
    const thread = await aRefusedThread();
    const unknown = { ...ELSEWHERE, decisionId: 'nobody' };
    expect(await withoutEffect(thread, unknown)).toBe('unknown_decision');
  });

  it.each([{ request: OWNER }, { request: ELSEWHERE }])(
    'changes nothing while nothing is refused: $request',
    async ({ request }) => {
      const waiting = await aThread();
      expect(await withoutEffect(waiting, request)).toBe('nothing_to_do');
      const retried = await aRefusedThread();
      await retried.redeliver(OWNER);
      expect(await withoutEffect(retried, request)).toBe('nothing_to_do');
      const whole = await aThread(['root']);
      await whole.attempt('root', posted('C1', '1.1'));
      expect(await withoutEffect(whole, request)).toBe('nothing_to_do');
    },
  );

  it('changes nothing when only the notice of a whole thread is refused', async () => {
    const thread = await aThread(['root']);
    await thread.attempt('root', refused());
    await thread.attempt('undelivered', refused('cannot_dm_bot'));
    await thread.invite('C1');
    await thread.attempt('root', posted('C1', '1.1'));
    expect(await withoutEffect(thread, OWNER)).toBe('nothing_to_do');
  });
});

describe('a wish to post elsewhere', () => {
  it('sends the whole thread there, and is kept in the history', async () => {
    const thread = await aRefusedThread();
    expect(await thread.redeliver(ELSEWHERE)).toBe('retrying');
    expect(thread.timesWoken()).toBe(1);
    expect((await thread.decision()).channelId).toBe('C9');
    await thread.attempt('root', posted('C9', '1.1'));
    expect(await thread.take('why')).toMatchObject({ channelId: 'C9' });
    const { events } = await thread.everything();
    expect(events).toMatchObject([
      { kind: 'moved', actor_id: 'U1', payload: JSON.stringify({ from: 'C1', to: 'C9' }) },
    ]);
  });

  it.each(['restricted_action', 'thread_not_found'])(
    'comes too late once the root is posted, and changes nothing: %s',
    async (error) => {
      const thread = await aBrokenThread(error);
      expect(await withoutEffect(thread, ELSEWHERE)).toBe('already_posted');
    },
  );
});

describe('a thread whose root was deleted', () => {
  it.each(['thread_not_found', 'invalid_thread_ts', 'cannot_reply_to_message'])(
    'is posted anew, all of it, when its owner tries again: %s',
    async (error) => {
      const thread = await aBrokenThread(error);
      expect(await thread.redeliver(OWNER)).toBe('retrying');
      expect((await thread.decision()).thread).toBeNull();
      for (const [index, kind] of (['root', 'why', 'proof'] as const).entries()) {
        expect(await thread.attempt(kind, posted('C1', `2.${index}`))).toBe('done');
      }
      expect((await thread.decision()).thread).toEqual({ channel: 'C1', ts: '2.0' });
    },
  );

  it('corrects what its owner was told, once it is whole again', async () => {
    const thread = await aBrokenThread('thread_not_found');
    await thread.attempt('undelivered', posted('D1', '9.1'));
    await thread.redeliver(OWNER);
    for (const kind of ['root', 'why', 'proof'] as const) {
      expect(await thread.rows('delivered_after_all')).toEqual([]);
      await thread.attempt(kind, posted('C1', '2.1'));
    }
    expect(await thread.rows('delivered_after_all')).toHaveLength(1);
  });

  it('can be refused and told about like the first time', async () => {
    const thread = await aBrokenThread('thread_not_found');
    await thread.redeliver(OWNER);
    await thread.attempt('root', posted('C1', '2.1'));
    await thread.attempt('why', refused('thread_not_found'));
    expect(await thread.rows('undelivered')).toHaveLength(2);
  });
});

describe('an invitation', () => {
  it('brings what waits for that channel, and wakes the delivery only for that', async () => {
    const thread = await aRefusedThread('not_in_channel');
    expect(await thread.invite('C7')).toBe(0);
    expect(thread.timesWoken()).toBe(0);
    expect(await thread.invite('C1')).toBe(1);
    expect(thread.timesWoken()).toBe(1);
    expect(await thread.take('root')).toMatchObject({ notified: 'not_in_channel' });
  });
});
