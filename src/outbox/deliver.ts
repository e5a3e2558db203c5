import type { Place } from '../domain/decision.ts';
import type { ThreadContext } from '../domain/decision-context.ts';
import { inThread, type OutboxEntry } from '../domain/outbox-entry.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Access, NoAccess, NoReach } from '../slack/api/access.ts';
import { type Answer, DONE, firstAccepted } from '../slack/api/answer.ts';
import type { Gateway } from '../slack/api/gateway.ts';
import type { MessageContent } from '../slack/kit/blocks.ts';
import { render } from './render.ts';

export type DeliverContext = {
  readonly gateway: Gateway;
  readonly messages: Messages;
  readonly botUserId: string;
};

/**
 * Makes one attempt to deliver an entry: looks first whether an earlier attempt that went
 * unanswered has done it, then tries the richest form of the message and plainer ones after it.
 * The place is null when there is nothing to do any more.
 *
 * @param whyNotNow why it may not be sent now, asked just before it would be; null when it may
 */
export async function deliver(
  { gateway, messages, botUserId }: DeliverContext,
  row: OutboxEntry,
  threadContext: ThreadContext,
  whyNotNow: () => Promise<Answer<null> | null> = async () => null,
): Promise<Answer<Place | null>> {
  const to = addressOf(row, threadContext);
  if (to.kind === 'nowhere') return DONE;
  if (to.kind === 'not_yet') return { kind: 'later', error: 'no_thread_yet', isUnconfirmed: false };
  let isUnconfirmed = row.unconfirmedSince !== null;
  if (row.unconfirmedSince !== null && to.kind === 'post') {
    const since = row.unconfirmedSince;
    const earlier = await gateway.findPosted({ ...to.where, rowId: row.id, since });
    if (earlier.kind === 'later') return { ...earlier, isUnconfirmed: true };
    if (earlier.kind === 'done') {
      if (earlier.value !== null) return { kind: 'done', value: earlier.value };
      isUnconfirmed = false;
    }
    // Refused: the bot may not read here, so it cannot be known and is tried again.
  }
  const unsure = (answer: Answer<Place | null>): Answer<Place | null> =>
    answer.kind === 'later' && isUnconfirmed ? { ...answer, isUnconfirmed: true } : answer;
  // Only now: what is in Slack already must be found even when nobody may be sent it any more.
  const reason = await whyNotNow();
  if (reason !== null) return unsure(reason);
  const send = (content: MessageContent): Promise<Answer<Place>> =>
    to.kind === 'post'
      ? gateway.post({ ...to.where, content, rowId: row.id })
      : gateway.update(to.place, content);
  const forms = render(messages, row.message, { ...threadContext, botUserId }, row);
  return unsure(await firstAccepted(forms, send));
}

type Address =
  | {
      readonly kind: 'post';
      readonly where: { readonly channel: string; readonly threadTs?: string };
    }
  | { readonly kind: 'update'; readonly place: Place }
  | { readonly kind: 'not_yet' }
  | { readonly kind: 'nowhere' };

function addressOf(
  { message, channelId }: OutboxEntry,
  { decision, livePlace }: ThreadContext,
): Address {
  const { thread } = decision;
  const here: Address = { kind: 'post', where: { channel: channelId } };
  if (inThread(message)) return message.kind === 'root' ? here : reply(thread);
  switch (message.kind) {
    case 'undelivered':
      return here;
    case 'rating_reminder':
      // Of no use before there is a thread to rate in.
      return thread === null ? { kind: 'not_yet' } : here;
    case 'delivered_after_all':
      return { kind: 'update', place: message.notice };
    case 'refresh':
      if (livePlace !== null) return { kind: 'update', place: livePlace };
      // The others show how things are whenever they are posted. A thread that is older than one of them
      // goes without: below its discussion, nobody would look for it.
      return message.live === 'panel' ? reply(thread) : { kind: 'nowhere' };
  }
}

const reply = (thread: Place | null): Address =>
  thread === null
    ? { kind: 'not_yet' }
    : { kind: 'post', where: { channel: thread.channel, threadTs: thread.ts } };

/**
 * Why an entry cannot go out now, asked of Slack at that moment: a thread begins only where its owner
 * can read it, who may have named a channel of others or have left it, and one person alone is told
 * of a decision only while they may see it. Null when it may go.
 */
export async function whyUnreachable(
  access: Pick<Access, 'of' | 'reach'>,
  { message, channelId }: Pick<OutboxEntry, 'message' | 'channelId'>,
  { decision }: Pick<ThreadContext, 'decision'>,
): Promise<Answer<null> | null> {
  if (inThread(message)) {
    return message.kind === 'root' && decision.thread === null
      ? whyNoThread(await access.reach(decision.ownerId, channelId))
      : null;
  }
  switch (message.kind) {
    case 'rating_reminder':
      return whyNotTold(await access.of({ userId: channelId }, decision.channelId));
    case 'undelivered':
      // Its owner is told why, wherever they are, and nothing of the decision.
      return null;
    case 'refresh':
    case 'delivered_after_all':
      return null;
  }
}

const NOT_YET = { kind: 'later', error: 'scope_unknown', isUnconfirmed: false } as const;

function whyNoThread(may: 'may' | NoReach): Answer<null> | null {
  switch (may) {
    case 'may':
      return null;
    case 'not_in_it':
      return { kind: 'refused', error: 'asker_not_in_channel' };
    case 'bot_not_in_it':
      return { kind: 'refused', error: 'channel_not_found' };
    case 'not_permitted':
      return { kind: 'refused', error: 'missing_scope' };
    case 'not_known':
      return NOT_YET;
  }
}

function whyNotTold(may: 'may' | NoAccess): Answer<null> | null {
  if (may === 'may') return null;
  return may === 'not_known' || may === 'unknown_person' ? NOT_YET : DONE;
}
