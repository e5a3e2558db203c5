import type { ThreadContext } from '../../src/domain/decision-context.ts';
import type { OutboxMessage } from '../../src/domain/outbox-entry.ts';
import { en } from '../../src/i18n/en/english.ts';
import { render } from '../../src/outbox/render.ts';
import { LIMIT, type MessageContent } from '../../src/slack/kit/blocks.ts';
import { checkBlocks, textLength } from '../workspace/check/check-blocks.ts';
import { optionsOf, placedElements } from '../workspace/elements.ts';
import { reachOf } from '../workspace/notifies.ts';
import type { Block } from '../workspace/protocol.ts';
import { wordsOf } from './thread/discussion-modals.ts';

export const BOT = 'UBOT';

/** All forms of a message; what it is for one person alone goes to `channelId`. */
export const rendered = (
  message: OutboxMessage,
  thread: ThreadContext,
  channelId = 'C1',
): readonly MessageContent[] => render(en, message, { ...thread, botUserId: BOT }, { channelId });

/** What a notification and a screen reader say of it; nothing when there is no message. */
export const textOf = (message: OutboxMessage, thread: ThreadContext, channelId = 'C1'): string =>
  rendered(message, thread, channelId)[0]?.text ?? '';

/** Everything that people read in its richest form. */
export const readOf = (message: OutboxMessage, thread: ThreadContext, channelId = 'C1'): string =>
  wordsOf(rendered(message, thread, channelId)[0]?.blocks ?? []);

/** What can be clicked in its richest form: buttons, and after them what their menu offers. */
export function clickable(message: OutboxMessage, thread: ThreadContext): readonly string[] {
  const [content] = rendered(message, thread);
  return placedElements(blocksOf(content)).flatMap(({ actionId, element }) =>
    element.type === 'overflow' ? optionsOf(element).map(({ value }) => value) : [actionId],
  );
}

/** Whom a message would ping and what it would link, read as text and read as blocks. */
export const reachesOf = (content: MessageContent) => [
  reachOf({ text: content.text, blocks: [], parse: 'none' }),
  reachOf({ text: '', blocks: blocksOf(content), parse: 'none' }),
];

/** Slack refuses updates, and some posts, of more. */
export const LONGEST_TEXT = 4_000;

/** What Slack would refuse in a message; nothing when it takes it. */
export function problems(content: MessageContent): readonly string[] {
  const { text, blocks } = content;
  const checked = checkBlocks(sent(blocks), 'message');
  const length = textLength(blocks);
  return [
    ...(checked.ok ? [] : checked.problems.map(({ pointer, message }) => `${pointer} ${message}`)),
    ...(length > LIMIT.messageTotal ? [`blocks come to ${length} characters`] : []),
    ...(text.length > LONGEST_TEXT ? [`text has ${text.length} characters`] : []),
    ...(text.trim() === '' ? ['text is empty'] : []),
  ];
}

const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The blocks of a message as Slack hears of them; throws when it would refuse them. */
export function blocksOf(content: MessageContent | undefined): readonly Block[] {
  const checked = checkBlocks(sent(content?.blocks ?? []), 'message');
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.blocks;
}
