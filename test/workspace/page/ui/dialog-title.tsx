import type { ReactNode } from 'react';
import { CloseIcon } from './icons.tsx';

export function DialogTitle(props: { id: string; onClose: () => void; children: ReactNode }) {
  return (
    <header className="dialog-title">
      <h2 id={props.id}>{props.children}</h2>
      <button type="button" className="icon-button" aria-label="Close" onClick={props.onClose}>
        <CloseIcon />
      </button>
    </header>
  );
}
