import type { Messages } from '../../i18n/messages.ts';
import { type MessageContent, section } from '../kit/blocks.ts';

/** Tells whoever deleted something, alone, that Slack still shows messages about it in a channel. */
export function remainingMessage(t: Messages, channelId: string): MessageContent {
  const text = t.deletion.remaining(`<#${channelId}>`);
  return { text, blocks: [section(text)] };
}
