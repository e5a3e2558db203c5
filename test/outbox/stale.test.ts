import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import {
  LIVE_MESSAGES,
  type LiveMessage,
  type OutboxMessage,
} from '../../src/domain/outbox-entry.ts';
import { rate } from '../engine/answers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { LIMITED, posted, refused } from './a-gateway.ts';
import { aThread, REFRESH } from './a-thread.ts';

const LATER = NOON + 3_600_000;
const POSTED = posted('C1', '1.5');
const refresh = (live: LiveMessage): OutboxMessage => ({ kind: 'refresh', live });

const { answers, recommendation } = aDecision({ answers: rate('0 0 1 1 2 2') });
const OTHER_ANSWERS = { answers, recommendation, revision: 2 };

type Changed = Partial<Decision>;

/** A message is on its way when the decision changes; what is due once it is there. */
async function changedOnTheWay(message: OutboxMessage, changed: Changed | null) {
  const thread = await aThread([]);
  await thread.wish([message]);
  const row = await thread.take(message.kind);
  const shown = await thread.decision();
  if (changed !== null) await thread.change(changed);
  await thread.record(row, POSTED, NOON, shown);
  return thread.claim(LATER);
}

describe('a message that was on its way when the decision changed', () => {
  it.each<{ message: OutboxMessage; live: LiveMessage; changed: Changed; what: string }>([
    { message: { kind: 'root' }, live: 'root', changed: {}, what: 'a voice' },
    { message: { kind: 'root' }, live: 'root', changed: { title: 'Bot' }, what: 'its title' },
    { message: refresh('root'), live: 'root', changed: {}, what: 'a voice' },
    { message: refresh('panel'), live: 'panel', changed: {}, what: 'a rating' },
    ...(['why', 'trade_offs', 'proof'] as const).flatMap((kind) =>
      [{ kind } as const, refresh(kind)].flatMap((message) => [
        { message, live: kind, changed: OTHER_ANSWERS, what: 'its answers' },
        { message, live: kind, changed: { context: 'For all.' }, what: 'its context' },
      ]),
    ),
  ])('is shown anew: $message.kind $live, $what', async ({ message, live, changed }) => {
    const due = await changedOnTheWay(message, changed);
    expect(due.map((row) => row.message)).toEqual([refresh(live)]);
  });

  it.each(['why', 'trade_offs', 'proof'] as const)(
    'stays as it is when it shows nothing of that: %s',
    async (kind) => {
      expect(await changedOnTheWay({ kind }, {})).toEqual([]);
      expect(await changedOnTheWay({ kind }, { title: 'Bot' })).toEqual([]);
    },
  );

  it.each(LIVE_MESSAGES)(
    'stays as it is when nothing has changed after all: %s',
    async (message) => {
      expect(await changedOnTheWay(refresh(message), null)).toEqual([]);
    },
  );

  it('stays as it is when it tells of something that happened', async () => {
    expect(await changedOnTheWay({ kind: 'objection', entry: 1 }, OTHER_ANSWERS)).toEqual([]);
  });

  it('is shown anew once, however often that was wished', async () => {
    const thread = await aThread([]);
    await thread.wish([refresh('root')]);
    const row = await thread.take('refresh');
    const shown = await thread.decision();
    await thread.change({});
    await thread.wish([refresh('root')]);
    await thread.wish([refresh('root')]);
    await thread.record(row, POSTED, NOON, shown);
    expect(await thread.rows('refresh')).toMatchObject([{ state: 'done' }, { state: 'due' }]);
  });

  it('is shown anew no sooner than so long after', async () => {
    const thread = await aThread([]);
    await thread.wish([refresh('root')]);
    const row = await thread.take('refresh');
    const shown = await thread.decision();
    await thread.change({});
    await thread.record(row, POSTED, NOON + 10, shown);
    expect(await thread.claim(NOON + 10 + REFRESH - 1)).toEqual([]);
    expect(await thread.claim(NOON + 10 + REFRESH)).toHaveLength(1);
  });

  it('is not there to show anew when it was not needed', async () => {
    const thread = await aThread([]);
    await thread.wish([refresh('root')]);
    const row = await thread.take('refresh');
    const shown = await thread.decision();
    await thread.change({});
    await thread.record(row, { kind: 'done', value: null }, NOON, shown);
    expect(await thread.claim(LATER)).toEqual([]);
  });
});

describe('a message that an earlier attempt may have posted', () => {
  it('is shown anew: it may show how things were then', async () => {
    const thread = await aThread(['root']);
    await thread.attempt('root', { kind: 'later', error: 'http_503', isUnconfirmed: true });
    await thread.change({});
    expect(await thread.attempt('root', posted('C1', '1.1'), LATER)).toBe('done');
    expect((await thread.claim(LATER)).map(({ message }) => message)).toEqual([refresh('root')]);
  });

  it('is left alone when it is no message that changes', async () => {
    const thread = await aThread([]);
    await thread.wish([{ kind: 'objection', entry: 1 }]);
    await thread.attempt('objection', { kind: 'later', error: 'http_503', isUnconfirmed: true });
    await thread.attempt('objection', POSTED, LATER);
    expect(await thread.claim(LATER)).toEqual([]);
  });
});

describe('a message that Slack will not change any more', () => {
  it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])(
    'is left as it is, and nobody is told: %s',
    async (error) => {
      const thread = await aThread([]);
      await thread.wish([refresh('root')]);
      expect(await thread.attempt('refresh', refused(error))).toBe('dropped');
      expect(await thread.claim(LATER)).toEqual([]);
    },
  );

  it('because of its blocks is left as it is as well', async () => {
    const thread = await aThread([]);
    await thread.wish([refresh('why')]);
    const answer = { kind: 'content_refused', error: 'block_mismatch' } as const;
    expect(await thread.attempt('refresh', answer)).toBe('dropped');
    expect(await thread.claim(LATER)).toEqual([]);
  });

  it('is tried with the next change all the same', async () => {
    const thread = await aThread([]);
    await thread.wish([refresh('root')]);
    await thread.attempt('refresh', refused('message_not_found'));
    await thread.wish([refresh('root')], LATER);
    expect(await thread.attempt('refresh', POSTED, LATER)).toBe('done');
  });

  it('for now is tried again later, and nobody is told', async () => {
    const thread = await aThread([]);
    await thread.wish([refresh('root')]);
    expect(await thread.attempt('refresh', refused('is_archived'))).toBe('blocked');
    expect(await thread.rows('undelivered')).toEqual([]);
    expect(await thread.attempt('refresh', LIMITED, LATER)).toBe('later');
    expect(await thread.attempt('refresh', POSTED, 2 * LATER)).toBe('done');
  });
});

describe('a message for one person alone', () => {
  it('that they cannot be sent is given up, and nobody else is told', async () => {
    const thread = await aThread([]);
    await thread.wish([{ kind: 'rating_reminder' }]);
    expect(await thread.attempt('rating_reminder', refused('cannot_dm_bot'))).toBe('dropped');
    expect(await thread.claim(LATER)).toEqual([]);
  });

  it('that may be sent later is not given up', async () => {
    const thread = await aThread([]);
    await thread.wish([{ kind: 'rating_reminder' }]);
    expect(await thread.attempt('rating_reminder', LIMITED)).toBe('later');
    expect(await thread.claim(LATER)).toHaveLength(1);
  });
});
