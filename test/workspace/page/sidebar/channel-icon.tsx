import type { Channel } from '../../protocol.ts';
import { nameOf, titleOf, useWorkspace } from '../client/workspace-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ArchiveIcon, HashIcon, LockIcon } from '../ui/icons.tsx';

export function ChannelIcon({ channel }: { channel: Channel }) {
  const { snapshot } = useWorkspace();
  if (channel.isArchived) return <ArchiveIcon />;
  if (channel.kind === 'public') return <HashIcon />;
  if (channel.kind === 'private') return <LockIcon />;
  const other = channel.members.find((id) => id !== snapshot.me.id) ?? snapshot.me.id;
  const name = channel.kind === 'im' ? nameOf(snapshot, other) : titleOf(snapshot, channel);
  return <Avatar id={other} name={name} size="small" />;
}
