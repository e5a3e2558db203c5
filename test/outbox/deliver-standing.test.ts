import { describe, expect, it } from 'vitest';
import type { ThreadContext } from '../../src/domain/decision-context.ts';
import { LIVE_MESSAGES, type OutboxMessage } from '../../src/domain/outbox-entry.ts';
import { en } from '../../src/i18n/en/english.ts';
import { deliver } from '../../src/outbox/deliver.ts';
import type { Gateway } from '../../src/slack/api/gateway.ts';
import { rate } from '../engine/answers.ts';
import { aThreadContext } from '../slack/a-thread-context.ts';
import { aDecision, aHiddenDecision, aRow, NOON } from '../store/a-decision.ts';
import { gatewayWith, NOT_FOUND, posted, refused } from './a-gateway.ts';

const THREAD = { channel: 'C1', ts: '1.1' };
const PLACE = { channel: 'C1', ts: '2.2' };
const POSTED = posted('C1', '2.2');
const NOTHING_TO_DO = { kind: 'done', value: null };

/** Two people's answers: enough for a panel. */
const RATINGS = ['U1', 'U2'].map((userId) => ({
  userId,
  answers: rate('3 4 4 3 3 2'),
  revision: 1,
  ratedAt: NOON,
}));
const begun = (said: Partial<ThreadContext> = {}): ThreadContext =>
  aThreadContext({ decision: aDecision({ thread: THREAD }), ratings: RATINGS, ...said });

const attempt = (
  gateway: Gateway,
  message: OutboxMessage,
  threadContext: ThreadContext,
  unconfirmedSince: number | null,
) => {
  const row = aRow({ id: 'd1.9', message, unconfirmedSince, sequence: null });
  return deliver({ gateway, messages: en, botUserId: 'UBOT' }, row, threadContext);
};

describe('showing a message anew', () => {
  it.each(LIVE_MESSAGES)('changes it where it stands, confirmed or not: %s', async (message) => {
    for (const unconfirmedSince of [null, NOON]) {
      const { gateway, asked } = gatewayWith({ sent: [POSTED] });
      const threadContext = begun({ livePlace: PLACE });
      const answer = await attempt(
        gateway,
        { kind: 'refresh', live: message },
        threadContext,
        unconfirmedSince,
      );
      expect(answer).toEqual(POSTED);
      expect(asked).toEqual(['update C1 2.2']);
    }
  });

  it.each(LIVE_MESSAGES.filter((message) => message !== 'panel'))(
    'has nothing to do where nothing stands: it is yet to be posted, or older than such messages: %s',
    async (live) => {
      for (const thread of [aThreadContext(), begun()]) {
        const { gateway, asked } = gatewayWith({ sent: [POSTED] });
        const answer = await attempt(gateway, { kind: 'refresh', live }, thread, null);
        expect(answer).toEqual(NOTHING_TO_DO);
        expect(asked).toEqual([]);
      }
    },
  );

  it('says so when Slack does not let it be changed', async () => {
    const { gateway } = gatewayWith({ sent: [refused('cant_update_message')] });
    const threadContext = begun({ livePlace: THREAD });
    expect(await attempt(gateway, { kind: 'refresh', live: 'root' }, threadContext, null)).toEqual(
      refused('cant_update_message'),
    );
  });
});

describe('a panel that is not there', () => {
  const PANEL: OutboxMessage = { kind: 'refresh', live: 'panel' };

  it('is posted into the thread', async () => {
    const { gateway, asked } = gatewayWith({ sent: [POSTED] });
    expect(await attempt(gateway, PANEL, begun(), null)).toEqual(POSTED);
    expect(asked).toEqual(['post to C1 1.1: blocks']);
  });

  it('is looked for first when an earlier attempt may have posted it', async () => {
    const { gateway, asked } = gatewayWith({ found: [NOT_FOUND], sent: [POSTED] });
    await attempt(gateway, PANEL, begun(), NOON);
    expect(asked).toEqual(['find d1.9 in C1 1.1 since 0', 'post to C1 1.1: blocks']);
  });

  it('waits for the thread to begin', async () => {
    const { gateway, asked } = gatewayWith({ sent: [POSTED] });
    expect(await attempt(gateway, PANEL, aThreadContext({ ratings: RATINGS }), null)).toEqual({
      kind: 'later',
      error: 'no_thread_yet',
      isUnconfirmed: false,
    });
    expect(asked).toEqual([]);
  });
});

describe('while the team rates blind', () => {
  const answers = rate('3 4 4 3 3 2');
  const judged = {
    title: '',
    context: '',
    answers,
    considerations: [],
    details: {},
    verdict: 'hybrid',
    strength: 'firm',
  } as const;
  /** A hidden decision with answers in its history, which only a bug could leave there. */
  const hidden = (said: Partial<ThreadContext> = {}): ThreadContext =>
    aThreadContext({
      decision: aHiddenDecision({ thread: THREAD }),
      ratings: RATINGS,
      livePlace: PLACE,
      entry: {
        position: 3,
        actorId: 'U2',
        at: NOON,
        event: { kind: 'revised', before: judged, after: judged, revision: 2 },
      },
      ...said,
    });
  const entry = 3;

  it.each<OutboxMessage>([
    { kind: 'why' },
    { kind: 'how' },
    { kind: 'trade_offs' },
    { kind: 'proof' },
    { kind: 'objection', entry },
    { kind: 'revised', entry },
    { kind: 'proposal', entry },
    { kind: 'decided', entry },
    { kind: 'review_asked', entry },
    { kind: 'reviewed', entry },
    { kind: 'refresh', live: 'why' },
    { kind: 'refresh', live: 'how' },
    { kind: 'refresh', live: 'trade_offs' },
    { kind: 'refresh', live: 'proof' },
    { kind: 'refresh', live: 'panel' },
  ])('nothing that tells answers is posted or changed: $kind $message', async (message) => {
    for (const livePlace of [PLACE, null]) {
      const { gateway, asked } = gatewayWith({ sent: [POSTED] });
      expect(await attempt(gateway, message, hidden({ livePlace }), null)).toEqual(NOTHING_TO_DO);
      expect(asked).toEqual([]);
    }
  });

  it.each<OutboxMessage>([{ kind: 'root' }, { kind: 'refresh', live: 'root' }])(
    'the invitation is posted and changed: $kind',
    async (message) => {
      const { gateway } = gatewayWith({ sent: [POSTED] });
      expect(await attempt(gateway, message, hidden(), null)).toEqual(POSTED);
    },
  );
});
