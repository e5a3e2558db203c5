import { useState } from 'react';
import type { Channel, Person } from '../../protocol.ts';
import { channelRoute } from '../client/route.ts';
import { expectConversation } from '../client/use-new-conversation.ts';
import { appChannel, titleOf, useWorkspace } from '../client/workspace-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { CloseIcon, MoonIcon, PlusIcon, SunIcon } from '../ui/icons.tsx';
import { ActAs } from './act-as.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { CreateChannel } from './create-channel.tsx';
import { NewMessage } from './new-message.tsx';

function ChannelLink({ channel, onGo }: { channel: Channel; onGo: () => void }) {
  const { snapshot, route, go } = useWorkspace();
  const here = route.page === 'channel' && route.channel === channel.id;
  const away = !channel.members.includes(snapshot.me.id);
  const notes = [
    channel.kind === 'private' ? 'private' : '',
    channel.isArchived ? 'archived' : '',
  ].filter(Boolean);
  return (
    <li>
      <button
        type="button"
        className={`sidebar-item${away || channel.isArchived ? ' faded' : ''}`}
        aria-current={here ? 'page' : undefined}
        onClick={() => {
          go(channelRoute(channel.id));
          onGo();
        }}
      >
        <ChannelIcon channel={channel} />
        <span className="sidebar-name">{titleOf(snapshot, channel)}</span>
        {notes.length > 0 && <span className="visually-hidden"> ({notes.join(', ')})</span>}
      </button>
    </li>
  );
}

function AppLink({ onGo }: { onGo: () => void }) {
  const { snapshot, route, act, go } = useWorkspace();
  const { app } = snapshot;
  const channel = appChannel(snapshot);
  const inChannel = route.page === 'channel' && route.channel === channel?.id;
  const open = (): void => {
    onGo();
    if (app.homeEnabled) go({ page: 'home' });
    else if (channel !== null) go(channelRoute(channel.id));
    else {
      expectConversation();
      void act({ type: 'open_im', user: app.userId });
    }
  };
  return (
    <button
      type="button"
      className="sidebar-item"
      aria-current={route.page === 'home' || inChannel ? 'page' : undefined}
      onClick={open}
    >
      <Avatar id={app.userId} name={app.name} size="small" />
      <span className="sidebar-name">{app.name}</span>
    </button>
  );
}

export function Sidebar(props: {
  people: readonly Person[];
  onActAs: (id: string) => void;
  onToggleTheme: () => void;
  onClose: () => void;
  open: boolean;
}) {
  const { snapshot, theme } = useWorkspace();
  const [dialog, setDialog] = useState<'channel' | 'message' | null>(null);
  const apps = appChannel(snapshot);
  const byTitle = (a: Channel, b: Channel) =>
    titleOf(snapshot, a).localeCompare(titleOf(snapshot, b));
  const sorted = snapshot.channels.toSorted(byTitle);
  const channels = sorted.filter((it) => it.kind === 'public' || it.kind === 'private');
  const direct = sorted.filter(
    (it) => (it.kind === 'im' || it.kind === 'mpim') && it.id !== apps?.id,
  );
  const other = theme === 'dark' ? 'light' : 'dark';

  return (
    <nav className={`sidebar${props.open ? ' open' : ''}`} aria-label="Workspace">
      <header className="sidebar-header">
        <strong>{snapshot.team.name}</strong>
        <button
          type="button"
          className="icon-button"
          aria-label={`Use ${other} theme`}
          title={`Use ${other} theme`}
          onClick={props.onToggleTheme}
        >
          {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
        </button>
        <button
          type="button"
          className="icon-button sidebar-toggle"
          aria-label="Hide sidebar"
          onClick={props.onClose}
        >
          <CloseIcon />
        </button>
      </header>
      <div className="sidebar-scroll">
        <h2>Channels</h2>
        <ul aria-label="Channels">
          {channels.map((channel) => (
            <ChannelLink key={channel.id} channel={channel} onGo={props.onClose} />
          ))}
        </ul>
        <button type="button" className="sidebar-item faded" onClick={() => setDialog('channel')}>
          <PlusIcon /> Add channel
        </button>
        <h2>Direct messages</h2>
        <ul aria-label="Direct messages">
          {direct.map((channel) => (
            <ChannelLink key={channel.id} channel={channel} onGo={props.onClose} />
          ))}
        </ul>
        <button type="button" className="sidebar-item faded" onClick={() => setDialog('message')}>
          <PlusIcon /> New message
        </button>
        <h2>Apps</h2>
        <AppLink onGo={props.onClose} />
      </div>
      <ActAs people={props.people} onChange={props.onActAs} />
      {dialog === 'channel' && <CreateChannel onClose={() => setDialog(null)} />}
      {dialog === 'message' && <NewMessage onClose={() => setDialog(null)} />}
    </nav>
  );
}
