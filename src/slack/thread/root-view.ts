import type { ThreadContext } from '../../domain/thread-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { closedRoot } from './closed-root-view.ts';
import { invitation } from './invitation-view.ts';
import { openRoot } from './open-root-view.ts';

/**
 * The message that the channel sees, as it should be by now; plainer forms follow for where Slack
 * does not accept the first. Never holds rich text, which could not be replaced by what comes later.
 */
export function rootMessage(t: Messages, shown: ThreadContext): readonly MessageContent[] {
  switch (shown.decision.status) {
    case 'rating':
      return [invitation(t, shown)];
    case 'open':
      return openRoot(t, shown);
    case 'decided':
    case 'withdrawn':
    case 'superseded':
      return [closedRoot(t, shown)];
  }
}
