import { useId } from 'react';
import { isJson, textOf } from '../../json.ts';
import { plainText, TextObject } from '../text/text-object.tsx';
import { Dialog } from './dialog.tsx';
import { DialogTitle } from './dialog-title.tsx';

/** Slack's confirm object, asked before an action is sent. */
export function ConfirmDialog(props: {
  confirm: unknown;
  onConfirm: () => void;
  onDeny: () => void;
}) {
  const id = useId();
  const confirm = isJson(props.confirm) ? props.confirm : {};
  const danger = textOf(confirm, 'style') === 'danger';
  return (
    <Dialog labelledBy={id} className="small" onClose={props.onDeny}>
      <DialogTitle id={id} onClose={props.onDeny}>
        {plainText(confirm.title) || 'Are you sure?'}
      </DialogTitle>
      <div className="dialog-body">
        <TextObject value={confirm.text} />
      </div>
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={props.onDeny}>
          {plainText(confirm.deny) || 'Cancel'}
        </button>
        <button
          type="button"
          className={`button ${danger ? 'danger filled' : 'primary'}`}
          onClick={props.onConfirm}
        >
          {plainText(confirm.confirm) || 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
