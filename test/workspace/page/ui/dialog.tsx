import { type ReactNode, useEffect, useRef } from 'react';

/**
 * The browser's own modal dialog: it traps focus, makes the rest inert, and stands above all else.
 * The first field gets the focus, not the close button that comes before it.
 */
export function Dialog(props: {
  labelledBy: string;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    element.showModal();
    const field = 'input, select, textarea, button';
    const first =
      element.querySelector<HTMLElement>('[data-autofocus]') ??
      element.querySelector<HTMLElement>(`.dialog-body .input-block :is(${field})`) ??
      element.querySelector<HTMLElement>(`.dialog-body :is(${field})`) ??
      element.querySelector<HTMLElement>(`.dialog-footer :is(${field})`);
    first?.focus();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={`dialog ${props.className ?? ''}`}
      aria-labelledby={props.labelledBy}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        props.onClose();
      }}
    >
      {props.children}
    </dialog>
  );
}
