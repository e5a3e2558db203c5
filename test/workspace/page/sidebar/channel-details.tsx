import { useId, useState } from 'react';
import type { Act, Channel } from '../../protocol.ts';
import { nameOf, titleOf, useWorkspace } from '../client/workspace-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogTitle } from '../ui/dialog-title.tsx';

export function ChannelDetails({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { snapshot, act } = useWorkspace();
  const [picked, setPicked] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const id = useId();

  const active = snapshot.people.filter((it) => !it.isDeleted);
  const everyone = [...new Set([snapshot.app.userId, ...active.map((it) => it.id)])];
  const outside = everyone.filter((person) => !channel.members.includes(person));
  const invitee = outside.includes(picked) ? picked : '';
  const badge = (person: string) => person === snapshot.app.userId;

  const tryAct = async (wish: Act): Promise<void> => {
    const result = await act(wish);
    setFailure(!result.ok && result.reason === 'failed' ? result.message : null);
  };
  return (
    <Dialog labelledBy={id} className="small" onClose={onClose}>
      <DialogTitle id={id} onClose={onClose}>
        #{titleOf(snapshot, channel)}
      </DialogTitle>
      <div className="dialog-body">
        {failure !== null && (
          <p className="red-line" role="alert">
            {failure}
          </p>
        )}
        {outside.length > 0 && !channel.isArchived && (
          <div className="invite">
            <label htmlFor={`${id}-invite`}>Add people or apps</label>
            <div className="invite-row">
              <select
                id={`${id}-invite`}
                value={invitee}
                onChange={(event) => setPicked(event.target.value)}
              >
                <option value="">Choose</option>
                {outside.map((person) => (
                  <option key={person} value={person}>
                    {nameOf(snapshot, person)}
                  </option>
                ))}
              </select>
              <button
                type="button"
                className="button primary"
                disabled={invitee === ''}
                onClick={() => void tryAct({ type: 'invite', channel: channel.id, user: invitee })}
              >
                Add
              </button>
            </div>
          </div>
        )}
        <h3>Members ({channel.members.length})</h3>
        <ul className="people" aria-label="Members">
          {channel.members.map((person) => (
            <li key={person}>
              <Avatar id={person} name={nameOf(snapshot, person)} size="small" />
              <span className="person-name">
                {nameOf(snapshot, person)}
                {person === snapshot.me.id && ' (you)'}
              </span>
              {badge(person) && <span className="badge">APP</span>}
              <button
                type="button"
                className="button"
                aria-label={`Remove ${nameOf(snapshot, person)}`}
                onClick={() => void tryAct({ type: 'remove', channel: channel.id, user: person })}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      </div>
      <footer className="dialog-footer">
        <button
          type="button"
          className={channel.isArchived ? 'button' : 'button danger'}
          onClick={() =>
            void tryAct({ type: 'archive', channel: channel.id, archived: !channel.isArchived })
          }
        >
          {channel.isArchived ? 'Unarchive channel' : 'Archive channel'}
        </button>
        <button type="button" className="button" onClick={onClose}>
          Done
        </button>
      </footer>
    </Dialog>
  );
}
