import { useEffect, useRef } from 'react';
import { useWorkspace } from '../client/workspace-context.ts';
import { ModalView } from './modal-view.tsx';

/** The app's open modals. Only the top one shows; those below keep what was entered in them. */
export function ModalStack() {
  const { modals } = useWorkspace().snapshot;
  const outside = useRef<HTMLElement | null>(null);
  const open = modals.length > 0;

  useEffect(() => {
    const remember = (event: FocusEvent): void => {
      const { target } = event;
      if (target instanceof HTMLElement && target.closest('dialog, [popover]') === null) {
        outside.current = target;
      }
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);

  useEffect(() => {
    if (!open) return;
    return () => outside.current?.focus();
  }, [open]);

  return modals.map((view, index) => (
    <ModalView key={view.id} view={view} onTop={index === modals.length - 1} depth={index} />
  ));
}
