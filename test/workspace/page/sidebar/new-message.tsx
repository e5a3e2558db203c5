import { useId, useState } from 'react';
import { channelRoute } from '../client/route.ts';
import { expectConversation } from '../client/use-new-conversation.ts';
import { nameOf, useWorkspace } from '../client/workspace-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogTitle } from '../ui/dialog-title.tsx';

export function NewMessage({ onClose }: { onClose: () => void }) {
  const { snapshot, act, go } = useWorkspace();
  const [failure, setFailure] = useState<string | null>(null);
  const id = useId();

  const open = async (user: string): Promise<void> => {
    const known = snapshot.channels.find(
      (it) => it.kind === 'im' && it.members.includes(user) && it.members.includes(snapshot.me.id),
    );
    if (known !== undefined) go(channelRoute(known.id));
    else expectConversation();
    const result = known === undefined ? await act({ type: 'open_im', user }) : null;
    if (result === null || result.ok) onClose();
    else setFailure(result.reason === 'failed' ? result.message : 'This did not work.');
  };
  return (
    <Dialog labelledBy={id} className="small" onClose={onClose}>
      <DialogTitle id={id} onClose={onClose}>
        New message
      </DialogTitle>
      <div className="dialog-body">
        {failure !== null && (
          <p className="red-line" role="alert">
            {failure}
          </p>
        )}
        <ul className="people">
          {snapshot.people
            .filter((person) => person.id !== snapshot.me.id && !person.isBot && !person.isDeleted)
            .map((person) => (
              <li key={person.id}>
                <button type="button" className="person" onClick={() => void open(person.id)}>
                  <Avatar id={person.id} name={nameOf(snapshot, person.id)} size="small" />
                  {nameOf(snapshot, person.id)}
                </button>
              </li>
            ))}
        </ul>
      </div>
    </Dialog>
  );
}
