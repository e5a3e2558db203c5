import type { Snapshot } from '../../protocol.ts';
import { channelById, nameOf, personById } from '../client/workspace-context.ts';
import { withEmoji } from './emoji.ts';
import { type Inline, type Paragraph, parseMrkdwn } from './mrkdwn.ts';
import { formatSlackDate } from './slack-date.ts';

/** A text in Slack's mrkdwn as somebody would read it aloud: no marks, names instead of ids. */
export function spoken(snapshot: Snapshot, text: string): string {
  const words = (nodes: readonly Inline[]): string => nodes.map(inline).join('');
  const inline = (node: Inline): string => {
    switch (node.kind) {
      case 'text':
        return withEmoji(node.text);
      case 'code':
      case 'mention':
        return node.text;
      case 'bold':
      case 'italic':
      case 'strike':
        return words(node.children);
      case 'link':
        return node.label;
      case 'user': {
        const isKnown = personById(snapshot, node.id) !== null;
        return isKnown ? nameOf(snapshot, node.id) : (node.label ?? node.id);
      }
      case 'channel':
        return channelById(snapshot, node.id)?.name ?? node.label ?? 'private channel';
      case 'date':
        return Number.isFinite(node.seconds)
          ? formatSlackDate(node.seconds, node.format)
          : node.fallback;
    }
  };
  const paragraph = (it: Paragraph): string => (it.kind === 'code' ? it.text : words(it.children));
  return parseMrkdwn(text).map(paragraph).join('\n');
}
