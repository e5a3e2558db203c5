import { useEffect, useState } from 'react';
import type { Person } from '../protocol.ts';
import { channelRoute } from './client/route.ts';
import { useNewConversation } from './client/use-new-conversation.ts';
import { channelById, messagesIn, titleOf, useWorkspace } from './client/workspace-context.ts';
import { ChannelPane } from './conversation/channel-pane.tsx';
import { HomePane } from './conversation/home-pane.tsx';
import { ThreadPane } from './conversation/thread-pane.tsx';
import { isReply } from './conversation/threads.ts';
import { ModalStack } from './modals/modal-stack.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';

/** A permalink to a reply without its thread still opens the thread, as in Slack. */
function useOpenThread(): string | null {
  const { snapshot, route } = useWorkspace();
  if (route.page !== 'channel') return null;
  if (route.thread !== null) return route.thread;
  const target = messagesIn(snapshot, route.channel).find((it) => it.ts === route.highlight);
  return target !== undefined && isReply(target) ? (target.threadTs ?? null) : null;
}

export function Shell(props: {
  people: readonly Person[];
  offline: boolean;
  onActAs: (id: string) => void;
  onToggleTheme: () => void;
}) {
  const { snapshot, route, go } = useWorkspace();
  const [sidebarOpen, setSidebarOpen] = useState(false);
  const thread = useOpenThread();
  const channel = route.page === 'channel' ? channelById(snapshot, route.channel) : null;
  const highlight = route.page === 'channel' ? route.highlight : null;
  const openSidebar = (): void => setSidebarOpen(true);
  const own = snapshot.channels.filter((it) => it.members.includes(snapshot.me.id));
  const first = (own.length > 0 ? own : snapshot.channels).find((it) => !it.isArchived)?.id;
  useNewConversation();

  useEffect(() => {
    if (route.page === 'start' && first !== undefined) go(channelRoute(first));
  }, [route.page, first, go]);

  useEffect(() => {
    const place = channel === null ? snapshot.app.name : titleOf(snapshot, channel);
    document.title = `${place} – ${snapshot.team.name}`;
  }, [channel, snapshot]);

  return (
    <div className={`shell${thread === null ? '' : ' with-thread'}`}>
      <Sidebar
        people={props.people}
        onActAs={props.onActAs}
        onToggleTheme={props.onToggleTheme}
        onClose={() => setSidebarOpen(false)}
        open={sidebarOpen}
      />
      {sidebarOpen && (
        <button
          type="button"
          className="backdrop"
          aria-label="Hide sidebar"
          onClick={() => setSidebarOpen(false)}
        />
      )}
      {route.page === 'home' && <HomePane onMenu={openSidebar} />}
      {channel !== null && (
        <ChannelPane
          key={channel.id}
          channel={channel}
          highlight={highlight}
          onMenu={openSidebar}
        />
      )}
      {channel !== null && thread !== null && (
        <ThreadPane
          key={`${channel.id}/${thread}`}
          channel={channel}
          root={thread}
          highlight={highlight}
        />
      )}
      {channel === null && route.page === 'channel' && (
        <main className="channel empty">
          <h1>Nothing to see here</h1>
          <p>This conversation does not exist, or {snapshot.me.realName} is not in it.</p>
          {first !== undefined && (
            <button type="button" className="button" onClick={() => go(channelRoute(first))}>
              Go to a channel
            </button>
          )}
        </main>
      )}
      {props.offline && (
        <p className="offline" role="status">
          The workspace cannot be reached. Trying again…
        </p>
      )}
      <ModalStack />
    </div>
  );
}
