import { useState } from 'react';
import type { Channel } from '../../protocol.ts';
import { titleOf, useWorkspace } from '../client/workspace-context.ts';
import { ChannelDetails } from '../sidebar/channel-details.tsx';
import { ChannelIcon } from '../sidebar/channel-icon.tsx';
import { MenuIcon, PeopleIcon } from '../ui/icons.tsx';

export function ChannelHeader({ channel, onMenu }: { channel: Channel; onMenu: () => void }) {
  const { snapshot } = useWorkspace();
  const [open, setOpen] = useState(false);
  const isChannel = channel.kind === 'public' || channel.kind === 'private';
  return (
    <header className="pane-header">
      <button
        type="button"
        className="icon-button sidebar-toggle"
        aria-label="Show sidebar"
        onClick={onMenu}
      >
        <MenuIcon />
      </button>
      <h1>
        <ChannelIcon channel={channel} />
        {titleOf(snapshot, channel)}
        {channel.isArchived && <small> (archived)</small>}
        {channel.isExtShared && <small> (shared with another company)</small>}
      </h1>
      {isChannel && (
        <button
          type="button"
          className="button members"
          aria-label="Channel details"
          onClick={() => setOpen(true)}
        >
          <PeopleIcon /> {channel.members.length}
        </button>
      )}
      {open && <ChannelDetails channel={channel} onClose={() => setOpen(false)} />}
    </header>
  );
}
