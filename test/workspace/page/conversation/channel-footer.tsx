import { useState } from 'react';
import type { Channel } from '../../protocol.ts';
import { isReadOnly, mentionOf, useWorkspace } from '../client/workspace-context.ts';
import { Composer } from './composer.tsx';

/** The composer, or why there is none. */
export function ChannelFooter({ channel }: { channel: Channel }) {
  const { snapshot, act } = useWorkspace();
  const [redLine, setRedLine] = useState<string | null>(null);

  if (channel.isArchived) {
    return <p className="footer-note">This channel is archived. It can be read, not written to.</p>;
  }
  if (isReadOnly(snapshot, channel)) {
    return <p className="footer-note">Sending messages to this app has been turned off.</p>;
  }
  if (channel.members.includes(snapshot.me.id)) {
    const label = `Message ${mentionOf(snapshot, channel)}`;
    return <Composer label={label} channel={channel.id} threadTs={null} />;
  }
  const join = async (): Promise<void> => {
    const result = await act({ type: 'invite', channel: channel.id, user: snapshot.me.id });
    setRedLine(!result.ok && result.reason === 'failed' ? result.message : null);
  };
  return (
    <div className="footer-note">
      {redLine !== null && (
        <p className="red-line" role="alert">
          {redLine}
        </p>
      )}
      <p>
        You are viewing <strong>{mentionOf(snapshot, channel)}</strong>
      </p>
      <button type="button" className="button primary" onClick={() => void join()}>
        Join Channel
      </button>
    </div>
  );
}
