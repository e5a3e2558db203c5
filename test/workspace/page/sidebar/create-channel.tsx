import { type FormEvent, useId, useState } from 'react';
import { expectConversation } from '../client/use-new-conversation.ts';
import { useWorkspace } from '../client/workspace-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogTitle } from '../ui/dialog-title.tsx';

export function CreateChannel({ onClose }: { onClose: () => void }) {
  const { act } = useWorkspace();
  const [name, setName] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const id = useId();

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    expectConversation();
    const result = await act({ type: 'create_channel', name: name.trim(), isPrivate });
    if (result.ok) onClose();
    else setFailure(result.reason === 'failed' ? result.message : 'Choose another name.');
  };
  // Slack's own rule for names, applied while typing as its client does.
  const tidy = (text: string) => text.toLowerCase().replace(/[\s.]+/g, '-');

  return (
    <Dialog labelledBy={id} className="small" onClose={onClose}>
      <form onSubmit={(event) => void create(event)}>
        <DialogTitle id={id} onClose={onClose}>
          Create a channel
        </DialogTitle>
        <div className="dialog-body">
          <div className="input-block">
            <label className="input-label" htmlFor={`${id}-name`}>
              Name
            </label>
            <input
              id={`${id}-name`}
              type="text"
              maxLength={80}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(tidy(event.target.value))}
            />
          </div>
          <div className="choice">
            <input
              id={`${id}-private`}
              type="checkbox"
              checked={isPrivate}
              onChange={(event) => setPrivate(event.target.checked)}
            />
            <label htmlFor={`${id}-private`}>Make private</label>
          </div>
          {failure !== null && (
            <p className="red-line" role="alert">
              {failure}
            </p>
          )}
        </div>
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={name.trim() === ''}>
            Create
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
