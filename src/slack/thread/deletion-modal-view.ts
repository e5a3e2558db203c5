import type { Messages } from '../../i18n/messages.ts';
import { header, type ModalView, plainSection } from '../kit/blocks.ts';
import { BLOCK, CALLBACK } from '../kit/ids.ts';
import { confirmInput } from '../kit/inputs.ts';
import { modal } from '../kit/modal.ts';

/** Says what goes and what remains when a decision is deleted, and asks whether it shall be. */
export function deletionModal(
  t: Messages,
  { id, title }: { readonly id: string; readonly title: string | null },
): ModalView {
  const words = t.deletion;
  return modal(
    {
      callback: CALLBACK.deletion,
      memory: { decision: id },
      title: words.title,
      submit: words.submit,
      close: t.modal.close,
    },
    [
      // Whoever may delete it need not be shown what it is.
      title === null ? plainSection(words.untitled) : header(title),
      plainSection(words.goes),
      plainSection(words.remains),
      confirmInput(BLOCK.confirm, { label: words.confirmLabel, confirm: words.confirm }),
    ],
  );
}
