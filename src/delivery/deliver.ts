import type { Messages } from '../i18n/messages.ts';
import type { Decision, OutboxRow, Place } from '../records.ts';
import type { Answer } from '../slack/answer.ts';
import type { MessageContent } from '../slack/blocks.ts';
import type { Gateway } from '../slack/gateway.ts';
import { render } from './render.ts';

/** How far apart our clock and Slack's may be. */
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
  let stillInDoubt = row.doubtSince !== null;
  if (row.doubtSince !== null && to.kind === 'post') {
    const since = row.doubtSince - CLOCK_SKEW_MS;
    const earlier = await gateway.findPosted({ ...to.where, rowId: row.id, since });
    if (earlier.kind === 'later') return { ...earlier, inDoubt: true };
    if (earlier.kind === 'done') {
      if (earlier.value !== null) return { kind: 'done', value: earlier.value };
      stillInDoubt = false;
    }
    // Refused: the bot may not read here, so it cannot be known and is tried again.
  }
  const send = (content: MessageContent): Promise<Answer<Place>> =>
    to.kind === 'post'
      ? gateway.post({ ...to.where, content, rowId: row.id })
      : gateway.update(to.place, content);
  let answer: Answer<Place> = { kind: 'refused', error: 'nothing_to_send' };
  for (const content of render(messages, row.effect, { decision, ratings, botUserId })) {
    answer = await send(content);
    if (answer.kind !== 'content_refused') break;
  }
  return answer.kind === 'later' && stillInDoubt ? { ...answer, inDoubt: true } : answer;
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
