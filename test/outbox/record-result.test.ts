import { describe, expect, it } from 'vitest';
import { NOON } from '../store/a-decision.ts';
import { gatewayWith, LIMITED, NO_ANSWER, NOT_FOUND, posted, refused } from './a-gateway.ts';
import { aThread } from './a-thread.ts';

const MINUTE = 60_000;
/** Later than any blocked row waits after its first attempts. */
const LATER = NOON + 3_600_000;
const TRY_AGAIN = { decisionId: 'd1', userId: 'U1' };

describe('a message that is posted', () => {
  it('is done, and the next of its thread may go', async () => {
    const thread = await aThread();
    expect(await thread.attempt('root', posted('C1', '1.1'))).toBe('done');
    expect((await thread.decision()).thread).toEqual({ channel: 'C1', ts: '1.1' });
    expect((await thread.claim()).map(({ message }) => message.kind)).toEqual(['why']);
  });

  it('needs no correction when nobody was told', async () => {
    const thread = await aThread();
    await thread.attempt('root', posted('C1', '1.1'));
    await thread.attempt('why', posted('C1', '1.2'));
    expect(await thread.rows('delivered_after_all')).toEqual([]);
  });
});

describe('a message that may be posted later', () => {
  it('waits for its back-off, and remembers that it is unconfirmed', async () => {
    const thread = await aThread();
    expect(await thread.attempt('root', NO_ANSWER)).toBe('later');
    expect(await thread.rows('root')).toEqual([
      expect.objectContaining({
        state: 'due',
        due_at: NOON + 750,
        unconfirmed_since: NOON,
        last_error: 'http_503',
      }),
    ]);
  });

  it('waits longer each time, and is unconfirmed since the first', async () => {
    const thread = await aThread();
    await thread.attempt('root', NO_ANSWER);
    await thread.attempt('root', NO_ANSWER, LATER);
    expect(await thread.rows('root')).toMatchObject([
      { due_at: LATER + 1500, unconfirmed_since: NOON },
    ]);
  });

  it('waits as long as Slack asks, and is not unconfirmed', async () => {
    const thread = await aThread();
    await thread.attempt('root', { ...LIMITED, retryAfterMs: 30_000 });
    expect(await thread.rows('root')).toMatchObject([
      { due_at: NOON + 30_000, unconfirmed_since: null },
    ]);
  });

  it('is told to nobody', async () => {
    const thread = await aThread();
    await thread.attempt('root', NO_ANSWER);
    expect(await thread.rows('undelivered')).toEqual([]);
  });

  it('stays unconfirmed through all that keeps the bot from looking or posting', async () => {
    const thread = await aThread();
    const script = [
      { found: [], sent: [NO_ANSWER] },
      { found: [LIMITED], sent: [] },
      { found: [refused('missing_scope')], sent: [LIMITED] },
      { found: [NO_ANSWER], sent: [] },
    ];
    for (const [minute, answers] of script.entries()) {
      const { gateway } = gatewayWith(answers);
      const now = NOON + minute * MINUTE;
      expect(await thread.attemptWith(gateway, 'root', now)).toBe('later');
      expect(await thread.rows('root')).toMatchObject([{ unconfirmed_since: NOON }]);
    }
    const { gateway, asked } = gatewayWith({ found: [posted('C1', '1.1')] });
    expect(await thread.attemptWith(gateway, 'root', NOON + 5 * MINUTE)).toBe('done');
    expect(asked).toEqual(['find d1.0 in C1 as root since 0']);
    expect((await thread.decision()).thread).toEqual({ channel: 'C1', ts: '1.1' });
  });

  it('is unconfirmed no more once the bot has looked in vain', async () => {
    const thread = await aThread();
    await thread.attempt('root', NO_ANSWER);
    const { gateway } = gatewayWith({ found: [NOT_FOUND], sent: [LIMITED] });
    await thread.attemptWith(gateway, 'root', NOON + MINUTE);
    expect(await thread.rows('root')).toMatchObject([{ unconfirmed_since: null }]);
  });
});

describe('a message that Slack refuses', () => {
  it('is blocked, and its owner alone is told why', async () => {
    const thread = await aThread();
    expect(await thread.attempt('root', refused('is_archived'))).toBe('blocked');
    expect(await thread.rows('root')).toMatchObject([
      { state: 'blocked', last_error: 'is_archived', notified: 'is_archived', due_at: NOON + 7500 },
    ]);
    expect((await thread.claim()).map(({ channelId, message }) => [channelId, message])).toEqual([
      ['U1', { kind: 'undelivered', refusal: 'archived', error: 'is_archived' }],
    ]);
  });

  it('in every form of its content is blocked and told as well', async () => {
    const thread = await aThread();
    const answer = { kind: 'content_refused', error: 'invalid_blocks' } as const;
    expect(await thread.attempt('root', answer)).toBe('blocked');
    expect((await thread.claim()).map(({ message }) => message)).toEqual([
      { kind: 'undelivered', refusal: 'refused', error: 'invalid_blocks' },
    ]);
  });

  it('is not told about when it was a notice itself', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    expect(await thread.attempt('undelivered', refused('cannot_dm_bot'))).toBe('blocked');
    expect(await thread.rows('undelivered')).toMatchObject([{ state: 'blocked' }]);
    expect(await thread.claim()).toEqual([]);
  });

  it('is tried again after a while, ever more rarely, and goes out if it may', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    expect(await thread.attempt('root', refused(), NOON + 7500)).toBe('blocked');
    expect(await thread.rows('root')).toMatchObject([{ due_at: NOON + 7500 + 15_000 }]);
    expect(await thread.attempt('root', posted('C1', '1.1'), LATER)).toBe('done');
    expect((await thread.decision()).thread).toEqual({ channel: 'C1', ts: '1.1' });
  });

  it('again for the same cause, when it is tried by itself, is not told twice', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    expect(await thread.attempt('root', refused(), LATER)).toBe('blocked');
    expect(await thread.rows('undelivered')).toHaveLength(1);
  });

  it('again for the same cause, after an invitation, is not told twice', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    await thread.invite('C1');
    expect(await thread.attempt('root', refused())).toBe('blocked');
    expect(await thread.rows('undelivered')).toHaveLength(1);
  });

  it('again for the same cause, after trouble that passed, is not told twice', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    expect(await thread.attempt('root', NO_ANSWER, LATER)).toBe('later');
    expect(await thread.attempt('root', refused(), LATER + MINUTE)).toBe('blocked');
    expect(await thread.rows('undelivered')).toHaveLength(1);
  });

  it('again for another cause is told', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused('not_in_channel'));
    await thread.attempt('root', refused('is_archived'), LATER);
    const notices = await thread.rows('undelivered');
    expect(notices.map(({ payload }) => payload)).toEqual([
      expect.stringContaining('not_in_channel'),
      expect.stringContaining('is_archived'),
    ]);
  });

  it('again after its owner asked to try again is told: they wait for an answer', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    await thread.redeliver(TRY_AGAIN);
    await thread.attempt('root', refused());
    expect(await thread.rows('undelivered')).toHaveLength(2);
  });

  it('by an attempt that came too late, after another has taken over, is not told', async () => {
    const thread = await aThread();
    const late = await thread.take('root');
    const now = NOON + MINUTE;
    const current = await thread.take('root', now);
    await thread.record(late, refused(), now);
    await thread.record(current, posted('C1', '1.1'), now);
    expect(await thread.rows('undelivered')).toEqual([]);
  });

  it('leaves the rest of its thread waiting', async () => {
    const thread = await aThread();
    await thread.attempt('root', posted('C1', '1.1'));
    await thread.attempt('why', refused('thread_not_found'));
    expect((await thread.claim()).map(({ message }) => message)).toEqual([
      { kind: 'undelivered', refusal: 'thread_gone', error: 'thread_not_found' },
    ]);
  });
});
