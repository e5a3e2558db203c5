import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/domain/decision.ts';
import type { ThreadContext } from '../../src/domain/decision-context.ts';
import type { OutboxEntry } from '../../src/domain/outbox-entry.ts';
import { en } from '../../src/i18n/en/english.ts';
import { deliver } from '../../src/outbox/deliver.ts';
import type { Answer } from '../../src/slack/api/answer.ts';
import type { Gateway } from '../../src/slack/api/gateway.ts';
import { aThreadContext } from '../slack/a-thread-context.ts';
import { aDecision, aRow, NOON } from '../store/a-decision.ts';
import { gatewayWith, LIMITED, NO_ANSWER, NOT_FOUND, posted, refused } from './a-gateway.ts';

const POSTED = posted('C1', '2.2');
const UNWELCOME: Answer<Place> = { kind: 'content_refused', error: 'invalid_blocks' };

const attempt = (
  gateway: Gateway,
  row: OutboxEntry,
  said: Partial<ThreadContext> = {},
  whyUnreachable?: () => Promise<Answer<null> | null>,
) =>
  deliver({ gateway, messages: en, botUserId: 'UBOT' }, row, aThreadContext(said), whyUnreachable);

const THREAD = { channel: 'C1', ts: '1.1' };

describe('an attempt to deliver', () => {
  it('posts a root in its channel', async () => {
    const { gateway, asked } = gatewayWith({ sent: [POSTED] });
    expect(await attempt(gateway, aRow())).toEqual(POSTED);
    expect(asked).toEqual(['post to C1 as root: blocks']);
  });

  it('posts a reply into its thread, wherever that is', async () => {
    const { gateway, asked } = gatewayWith({ sent: [POSTED] });
    const row = aRow({ message: { kind: 'why' }, channelId: 'C1' });
    await attempt(gateway, row, { decision: aDecision({ thread: { channel: 'C9', ts: '1.1' } }) });
    expect(asked).toEqual(['post to C9 1.1: blocks']);
  });

  it('tells a person directly', async () => {
    const { gateway, asked } = gatewayWith({ sent: [POSTED] });
    const message = { kind: 'undelivered', refusal: 'archived', error: 'is_archived' } as const;
    await attempt(gateway, aRow({ message, channelId: 'U1' }));
    expect(asked).toEqual(['post to U1 as root: blocks']);
  });

  it('changes a notice where it stands, confirmed or not', async () => {
    const { gateway, asked } = gatewayWith({ sent: [POSTED] });
    const message = { kind: 'delivered_after_all', notice: { channel: 'D1', ts: '7.7' } } as const;
    await attempt(gateway, aRow({ message, unconfirmedSince: NOON }));
    expect(asked).toEqual(['update D1 7.7']);
  });

  it('tries plainer forms as long as only the content is refused', async () => {
    const { gateway, asked } = gatewayWith({ sent: [UNWELCOME, POSTED] });
    expect(await attempt(gateway, aRow())).toEqual(POSTED);
    expect(asked.map((call) => call.split(': ')[1])).toEqual(['blocks', 'text']);
  });

  it.each<Answer<Place>>([refused(), NO_ANSWER, LIMITED])(
    'does not try plainer forms when the answer is $kind ($error)',
    async (answer) => {
      const { gateway, asked } = gatewayWith({ sent: [answer] });
      expect(await attempt(gateway, aRow())).toEqual(answer);
      expect(asked).toHaveLength(1);
    },
  );

  it('gives up when even bare text is refused', async () => {
    const { gateway, asked } = gatewayWith({ sent: [UNWELCOME, UNWELCOME] });
    expect(await attempt(gateway, aRow())).toEqual(UNWELCOME);
    expect(asked).toHaveLength(2);
  });
});

describe('an attempt after one whose end is unknown', () => {
  const IN_DOUBT = aRow({ unconfirmedSince: NOON });

  it('finds what that one has posted, and posts nothing', async () => {
    const found = posted('C1', '5.5');
    const { gateway, asked } = gatewayWith({ found: [found] });
    expect(await attempt(gateway, IN_DOUBT)).toEqual(found);
    expect(asked).toEqual(['find d1.0 in C1 as root since 0']);
  });

  it('looks for a reply in its thread, then posts it there', async () => {
    const { gateway, asked } = gatewayWith({ found: [NOT_FOUND], sent: [POSTED] });
    const row = aRow({ id: 'd1.1', message: { kind: 'why' }, unconfirmedSince: NOON });
    expect(await attempt(gateway, row, { decision: aDecision({ thread: THREAD }) })).toEqual(
      POSTED,
    );
    expect(asked).toEqual(['find d1.1 in C1 1.1 since 0', 'post to C1 1.1: blocks']);
  });

  it('looks as far back as the attempts that are unconfirmed', async () => {
    const { gateway, asked } = gatewayWith({ found: [NOT_FOUND], sent: [POSTED] });
    await attempt(gateway, aRow({ unconfirmedSince: NOON - 3_600_000 }));
    expect(asked[0]).toBe('find d1.0 in C1 as root since -3600000');
  });

  it('does not look when none is unconfirmed', async () => {
    const { gateway, asked } = gatewayWith({ sent: [POSTED] });
    expect(await attempt(gateway, aRow({ unconfirmedSince: null }))).toEqual(POSTED);
    expect(asked).toHaveLength(1);
  });

  it('posts nothing before it could look, and stays unconfirmed', async () => {
    const limited = { ...LIMITED, retryAfterMs: 7000 };
    const { gateway, asked } = gatewayWith({ found: [limited], sent: [POSTED] });
    expect(await attempt(gateway, IN_DOUBT)).toEqual({ ...limited, isUnconfirmed: true });
    expect(asked).toHaveLength(1);
  });

  it('that may not be sent now finds what stands there all the same', async () => {
    const found = posted('C1', '5.5');
    const { gateway } = gatewayWith({ found: [found] });
    expect(await attempt(gateway, IN_DOUBT, {}, async () => refused('not_in_it'))).toEqual(found);
  });

  it('that may not be sent now, and could not be looked for, stays unconfirmed', async () => {
    const { gateway, asked } = gatewayWith({ found: [refused('missing_scope')] });
    const unknown: Answer<null> = { kind: 'later', error: 'scope_unknown', isUnconfirmed: false };
    expect(await attempt(gateway, IN_DOUBT, {}, async () => unknown)).toEqual({
      ...unknown,
      isUnconfirmed: true,
    });
    expect(asked).toHaveLength(1);
  });

  it('posts when it may not look: better twice than never', async () => {
    const { gateway } = gatewayWith({ found: [refused('missing_scope')], sent: [POSTED] });
    expect(await attempt(gateway, IN_DOUBT)).toEqual(POSTED);
  });

  it('is unconfirmed still if it may not look and posts nothing either', async () => {
    const { gateway } = gatewayWith({ found: [refused('missing_scope')], sent: [LIMITED] });
    expect(await attempt(gateway, IN_DOUBT)).toEqual({ ...LIMITED, isUnconfirmed: true });
  });

  it('is unconfirmed no more once it has looked and found nothing', async () => {
    const { gateway } = gatewayWith({ found: [NOT_FOUND], sent: [LIMITED] });
    expect(await attempt(gateway, IN_DOUBT)).toEqual(LIMITED);
  });
});
