import { useEffect } from 'react';
import type { Channel } from '../../protocol.ts';
import {
  appChannel,
  mentionOf,
  messagesIn,
  titleOf,
  useWorkspace,
} from '../client/workspace-context.ts';
import { AppTabs } from './app-tabs.tsx';
import { ChannelFooter } from './channel-footer.tsx';
import { ChannelHeader } from './channel-header.tsx';
import { MessageList } from './message-list.tsx';
import { isReply, threadsOf } from './threads.ts';

function Beginning({ channel }: { channel: Channel }) {
  const { snapshot } = useWorkspace();
  const title = titleOf(snapshot, channel);
  const isChannel = channel.kind === 'public' || channel.kind === 'private';
  return (
    <div className="beginning">
      <h2>{isChannel ? `# ${title}` : title}</h2>
      <p>
        {isChannel
          ? `This is the very beginning of the #${title} channel.`
          : `This conversation is just between you and ${title}.`}
      </p>
    </div>
  );
}

export function ChannelPane(props: {
  channel: Channel;
  highlight: string | null;
  onMenu: () => void;
}) {
  const { snapshot, act } = useWorkspace();
  const { channel } = props;
  const all = messagesIn(snapshot, channel.id);
  const isAppChannel = appChannel(snapshot)?.id === channel.id;

  // Apps are told which of their tabs is opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per visit, not per refresh
  useEffect(() => {
    if (isAppChannel) void act({ type: 'open_home', tab: 'messages' });
  }, [isAppChannel]);

  return (
    <main className="channel" aria-label={mentionOf(snapshot, channel)}>
      <ChannelHeader channel={channel} onMenu={props.onMenu} />
      {isAppChannel && <AppTabs current="messages" />}
      <MessageList
        label={`Messages in ${mentionOf(snapshot, channel)}`}
        messages={all.filter((message) => !isReply(message))}
        threads={threadsOf(all)}
        highlight={props.highlight}
      >
        <Beginning channel={channel} />
      </MessageList>
      <ChannelFooter channel={channel} />
    </main>
  );
}
