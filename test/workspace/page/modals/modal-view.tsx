import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { View } from '../../protocol.ts';
import { InteractiveBlocks } from '../blocks/interactive-blocks.tsx';
import { useCarriedState } from '../blocks/use-carried-state.ts';
import { useWorkspace } from '../client/workspace-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogTitle } from '../ui/dialog-title.tsx';

export function ModalView(props: { view: View; onTop: boolean; depth: number }) {
  const { view } = props;
  const { act } = useWorkspace();
  const [state, setState, latest] = useCarriedState(view.blocks);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [verdicts, setVerdicts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  // Only a new verdict of the app moves the focus, not the correction of one of its errors.
  useEffect(() => {
    if (verdicts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [verdicts]);

  if (!props.onTop) return null;

  const forget = (blockId: string): void => {
    if (!(blockId in errors)) return;
    setErrors(Object.fromEntries(Object.entries(errors).filter(([id]) => id !== blockId)));
  };

  const close = (all: boolean): void => void act({ type: 'close_view', view: view.id, all });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || view.submit === null) return;
    setBusy(true);
    const result = await act({ type: 'submit_view', view: view.id, state: latest() });
    setBusy(false);
    setErrors(!result.ok && result.reason === 'invalid' ? result.errors : {});
    setVerdicts((count) => count + 1);
    setFailure(!result.ok && result.reason === 'failed' ? result.message : null);
  };

  return (
    <Dialog labelledBy={id} className="modal" onClose={() => close(false)}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <DialogTitle id={id} onClose={() => close(true)}>
          {view.title}
        </DialogTitle>
        {failure !== null && (
          <p className="banner" role="alert">
            {failure}
          </p>
        )}
        <div className="dialog-body">
          <InteractiveBlocks
            blocks={view.blocks}
            at={{ view: view.id }}
            state={state}
            setState={setState}
            latest={latest}
            errors={errors}
            onEdit={forget}
            onFailure={setFailure}
          />
        </div>
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={() => close(false)}>
            {view.close ?? (props.depth > 0 ? 'Back' : 'Cancel')}
          </button>
          {view.submit !== null && (
            <button type="submit" className="button primary" aria-disabled={busy}>
              {busy && <span className="spinner" aria-hidden="true" />}
              {view.submit}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
