import type { Messages } from '../i18n/messages.ts';
import type { Decision, OutboxRow, Place } from '../records.ts';
import type { MessageContent } from '../slack/blocks.ts';
import type { Answer, Gateway } from '../slack/gateway.ts';
import { render } from './render.ts';

/** How far before its first attempt a message may seem to stand, should clocks differ: a minute. */
const CLOCK_SKEW_MS = 60_000;

export type DeliverContext = {
  readonly gateway: Gateway;
  readonly messages: Messages;
  readonly botUserId: string;
};

/**
 * Makes one attempt to bring about what a row wants: looks first whether an earlier attempt that
 * went unanswered has done it, then tries the richest form of the message and plainer ones after it.
 */
export async function deliver(
  { gateway, messages, botUserId }: DeliverContext,
  row: OutboxRow,
  decision: Decision,
  ratings: number,
): Promise<Answer<Place>> {
  const to = addressOf(row, decision);
  if (row.inDoubt && to.kind === 'post') {
    const found = await gateway.findPosted({
      ...to.where,
      rowId: row.id,
      sinceMs: row.createdAt - CLOCK_SKEW_MS,
    });
    if (found !== null) return { kind: 'done', value: found };
  }
  const send = (content: MessageContent): Promise<Answer<Place>> =>
    to.kind === 'post'
      ? gateway.post({ ...to.where, content, rowId: row.id })
      : gateway.update(to.place, content);
  let answer: Answer<Place> = { kind: 'refused', error: 'nothing_to_send' };
  for (const content of render(messages, row.effect, { decision, ratings, botUserId })) {
    answer = await send(content);
    if (answer.kind !== 'blocks_refused') return answer;
  }
  return answer;
}

type Address =
  | {
      readonly kind: 'post';
      readonly where: { readonly channel: string; readonly threadTs?: string };
    }
  | { readonly kind: 'update'; readonly place: Place };

function addressOf({ effect, channelId }: OutboxRow, { thread }: Decision): Address {
  switch (effect.kind) {
    case 'delivered_after_all':
      return { kind: 'update', place: effect.notice };
    case 'why':
    case 'trade_offs':
    case 'proof':
      return thread === null
        ? { kind: 'post', where: { channel: channelId } }
        : { kind: 'post', where: { channel: thread.channel, threadTs: thread.ts } };
    case 'root':
    case 'undelivered':
      return { kind: 'post', where: { channel: channelId } };
  }
}
