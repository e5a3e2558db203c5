import { createContext, useContext } from 'react';
import type { Act, ActResult, Channel, Message, Person, Snapshot } from '../../protocol.ts';
import type { Route } from './route.ts';
import type { Theme } from './use-theme.ts';

export type Workspace = {
  readonly snapshot: Snapshot;
  readonly route: Route;
  readonly theme: Theme;
  readonly act: (act: Act) => Promise<ActResult>;
  readonly go: (route: Route) => void;
};

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('useWorkspace needs a WorkspaceContext around it');
  return workspace;
}

export function personById(snapshot: Snapshot, id: string): Person | null {
  return snapshot.people.find((person) => person.id === id) ?? null;
}

export function nameOf(snapshot: Snapshot, id: string): string {
  if (id === snapshot.app.userId) return snapshot.app.name;
  const person = personById(snapshot, id);
  return person === null ? id : person.displayName || person.realName || person.name;
}

/** What a conversation is called in the sidebar: a DM has the names of the others in it. */
export function titleOf(snapshot: Snapshot, channel: Channel): string {
  if (channel.kind === 'public' || channel.kind === 'private') return channel.name;
  const others = channel.members.filter((id) => id !== snapshot.me.id);
  if (others.length === 0) return `${nameOf(snapshot, snapshot.me.id)} (you)`;
  return others.map((id) => nameOf(snapshot, id)).join(', ');
}

/** The same with a channel's `#`, as it stands in running text. */
export function mentionOf(snapshot: Snapshot, channel: Channel): string {
  const title = titleOf(snapshot, channel);
  return channel.kind === 'public' || channel.kind === 'private' ? `#${title}` : title;
}

export function channelById(snapshot: Snapshot, id: string): Channel | null {
  return snapshot.channels.find((channel) => channel.id === id) ?? null;
}

/** `me`'s direct conversation with the app, once there is one. */
export function appChannel(snapshot: Snapshot): Channel | null {
  return (
    snapshot.channels.find(
      (channel) => channel.kind === 'im' && channel.members.includes(snapshot.app.userId),
    ) ?? null
  );
}

/** Only the app writes in its direct conversations, if its manifest says so. */
export function isReadOnly({ app }: Snapshot, channel: Channel): boolean {
  return app.messagesReadOnly && channel.kind === 'im' && channel.members.includes(app.userId);
}

export function messagesIn(snapshot: Snapshot, channel: string): readonly Message[] {
  return snapshot.messages[channel] ?? [];
}
