import type { Channel } from '../../protocol.ts';
import { channelRoute } from '../client/route.ts';
import { isReadOnly, mentionOf, messagesIn, useWorkspace } from '../client/workspace-context.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

export function ThreadPane(props: { channel: Channel; root: string; highlight: string | null }) {
  const { snapshot, go } = useWorkspace();
  const { channel, root } = props;
  const messages = messagesIn(snapshot, channel.id).filter(
    (message) => message.ts === root || message.threadTs === root,
  );
  const canReply =
    channel.members.includes(snapshot.me.id) &&
    !channel.isArchived &&
    !isReadOnly(snapshot, channel);
  return (
    <aside className="thread" aria-label="Thread">
      <header className="pane-header">
        <h2>
          Thread <small>{mentionOf(snapshot, channel)}</small>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close thread"
          onClick={() => go(channelRoute(channel.id))}
        >
          <CloseIcon />
        </button>
      </header>
      <MessageList
        label="Messages in thread"
        messages={messages}
        highlight={props.highlight}
        inThread
      >
        {messages.length === 0 && <p className="empty">This thread is gone.</p>}
      </MessageList>
      {canReply && <Composer label="Reply in thread" channel={channel.id} threadTs={root} />}
    </aside>
  );
}
