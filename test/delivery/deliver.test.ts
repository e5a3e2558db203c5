import { describe, expect, it } from 'vitest';
import { deliver } from '../../src/delivery/deliver.ts';
import { en } from '../../src/i18n/en.ts';
import type { Decision, OutboxRow, Place } from '../../src/records.ts';
import type { Answer, Gateway } from '../../src/slack/gateway.ts';
import { aDecision, aRow, NOON } from '../store/a-decision.ts';

const POSTED: Answer<Place> = { kind: 'done', value: { channel: 'C1', ts: '2.2' } };

/** A gateway that gives these answers one after the other, and notes what it was asked. */
function gatewayWith(answers: readonly Answer<Place>[], found: Place | null = null) {
  const asked: string[] = [];
  let turn = 0;
  const next = async (what: string): Promise<Answer<Place>> => {
    asked.push(what);
    const answer = answers[turn];
    turn += 1;
    return answer ?? { kind: 'refused', error: 'not expected' };
  };
  const nothing = async (): Promise<Answer<null>> => ({ kind: 'done', value: null });
  const gateway: Gateway = {
    openModal: nothing,
    updateModal: nothing,
    post: ({ channel, threadTs, content }) =>
      next(`post to ${channel} ${threadTs ?? 'as root'}: ${content.blocks.length} blocks`),
    update: ({ channel, ts }) => next(`update ${channel} ${ts}`),
    findPosted: async ({ channel, threadTs, rowId, sinceMs }) => {
      asked.push(`find ${rowId} in ${channel} ${threadTs ?? 'as root'} since ${sinceMs - NOON}`);
      return found;
    },
  };
  return { gateway, asked };
}

const attempt = (gateway: Gateway, row: OutboxRow, decision: Decision = aDecision()) =>
  deliver({ gateway, messages: en, botUserId: 'UBOT' }, row, decision, 1);

const THREAD = { channel: 'C1', ts: '1.1' };

describe('an attempt to deliver', () => {
  it('posts a root in its channel', async () => {
    const { gateway, asked } = gatewayWith([POSTED]);
    expect(await attempt(gateway, aRow())).toEqual(POSTED);
    expect(asked).toEqual(['post to C1 as root: 5 blocks']);
  });

  it('posts a reply into its thread, wherever that is', async () => {
    const { gateway, asked } = gatewayWith([POSTED]);
    const row = aRow({ effect: { kind: 'why' }, channelId: 'C1' });
    await attempt(gateway, row, aDecision({ thread: { channel: 'C9', ts: '1.1' } }));
    expect(asked).toEqual(['post to C9 1.1: 2 blocks']);
  });

  it('tells a person directly', async () => {
    const { gateway, asked } = gatewayWith([POSTED]);
    const effect = { kind: 'undelivered', refusal: 'archived', error: 'is_archived' } as const;
    await attempt(gateway, aRow({ effect, channelId: 'U1' }));
    expect(asked).toEqual(['post to U1 as root: 3 blocks']);
  });

  it('changes a notice where it stands', async () => {
    const { gateway, asked } = gatewayWith([POSTED]);
    const effect = { kind: 'delivered_after_all', notice: { channel: 'D1', ts: '7.7' } } as const;
    await attempt(gateway, aRow({ effect, inDoubt: true }));
    expect(asked).toEqual(['update D1 7.7']);
  });

  it('tries plainer forms as long as only the blocks are refused', async () => {
    const blocks: Answer<Place> = { kind: 'blocks_refused', error: 'invalid_blocks' };
    const { gateway, asked } = gatewayWith([blocks, blocks, POSTED]);
    expect(await attempt(gateway, aRow())).toEqual(POSTED);
    expect(asked.map((call) => call.split(': ')[1])).toEqual(['5 blocks', '5 blocks', '0 blocks']);
  });

  it.each<Answer<Place>>([
    { kind: 'refused', error: 'not_in_channel' },
    { kind: 'later', error: 'http_500', inDoubt: true },
  ])('does not try plainer forms when the answer is $kind', async (answer) => {
    const { gateway, asked } = gatewayWith([answer]);
    expect(await attempt(gateway, aRow())).toEqual(answer);
    expect(asked).toHaveLength(1);
  });

  it('gives up when even bare text is refused', async () => {
    const blocks: Answer<Place> = { kind: 'blocks_refused', error: 'invalid_blocks' };
    const { gateway, asked } = gatewayWith([blocks, blocks, blocks]);
    expect(await attempt(gateway, aRow())).toEqual(blocks);
    expect(asked).toHaveLength(3);
  });
});

describe('an attempt after one whose end is unknown', () => {
  it('finds what that one has posted, and posts nothing', async () => {
    const found = { channel: 'C1', ts: '5.5' };
    const { gateway, asked } = gatewayWith([], found);
    expect(await attempt(gateway, aRow({ inDoubt: true }))).toEqual({ kind: 'done', value: found });
    expect(asked).toEqual(['find d1.0 in C1 as root since -60000']);
  });

  it('looks for a reply in its thread', async () => {
    const { gateway, asked } = gatewayWith([POSTED]);
    const row = aRow({ id: 'd1.1', effect: { kind: 'why' }, inDoubt: true });
    await attempt(gateway, row, aDecision({ thread: THREAD }));
    expect(asked).toEqual(['find d1.1 in C1 1.1 since -60000', 'post to C1 1.1: 2 blocks']);
  });

  it('does not look when there is no doubt', async () => {
    const { gateway, asked } = gatewayWith([POSTED], { channel: 'C1', ts: '5.5' });
    expect(await attempt(gateway, aRow({ inDoubt: false }))).toEqual(POSTED);
    expect(asked).toHaveLength(1);
  });
});
