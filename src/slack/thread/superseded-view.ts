import type { ThreadContext } from '../../domain/thread-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { paragraph, type Span } from '../kit/rich-text.ts';
import { replyMessage } from './reply-view.ts';

/** Leads from the thread of a decision that was replaced to that of the new one. */
export function supersededMessage(
  t: Messages,
  { decision, supersededBy }: ThreadContext,
): readonly MessageContent[] {
  if (supersededBy === null) return [];
  const { title, link } = supersededBy;
  const what: Span = link === null ? { user: `“${title}”` } : { link, label: title };
  return replyMessage(decision.id, [paragraph(t.discussion.told.superseded, what, '.')]);
}
