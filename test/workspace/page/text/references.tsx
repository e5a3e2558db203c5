import type { MouseEvent, ReactNode } from 'react';
import { channelRoute, routeOfLink } from '../client/route.ts';
import { channelById, nameOf, personById, useWorkspace } from '../client/workspace-context.ts';

const safe = /^(?:https?:|mailto:)/i;

/** A permalink opens its message here; any other link opens a new tab; an odd scheme is only text. */
export function WorkspaceLink(props: {
  href: string;
  children: ReactNode;
  className?: string | undefined;
  onFollow?: (() => void) | undefined;
}) {
  const { go } = useWorkspace();
  const inside = routeOfLink(props.href, new URL(window.location.href));
  if (inside === null && !safe.test(props.href)) return <span>{props.children}</span>;

  const follow = (event: MouseEvent): void => {
    props.onFollow?.();
    if (inside === null || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    go(inside);
  };
  return (
    <a
      className={props.className}
      href={props.href}
      onClick={follow}
      {...(inside === null ? { target: '_blank', rel: 'noreferrer' } : {})}
    >
      {props.children}
    </a>
  );
}

export function UserMention({ id, label = null }: { id: string; label?: string | null }) {
  const { snapshot } = useWorkspace();
  const known = id === snapshot.app.userId || personById(snapshot, id) !== null;
  const mine = id === snapshot.me.id ? ' mine' : '';
  return <span className={`mention${mine}`}>@{known ? nameOf(snapshot, id) : (label ?? id)}</span>;
}

export function ChannelMention({ id, label = null }: { id: string; label?: string | null }) {
  const { snapshot, go } = useWorkspace();
  const channel = channelById(snapshot, id);
  if (channel === null) return <span className="mention">#{label ?? 'private-channel'}</span>;
  return (
    <button type="button" className="mention" onClick={() => go(channelRoute(id))}>
      #{channel.name}
    </button>
  );
}
