import type { Messages } from '../../i18n/messages.ts';
import type { Decision } from '../../records/decision.ts';
import { header, type ModalView, plainSection } from '../blocks.ts';
import { BLOCK, CALLBACK } from '../ids.ts';
import { confirmInput } from './inputs.ts';
import { modal } from './modal.ts';

/** Says what goes and what remains when a decision is deleted, and asks whether it shall be. */
export function deletionModal(t: Messages, { id, title }: Decision): ModalView {
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
      header(title),
      plainSection(words.goes),
      plainSection(words.remains),
      confirmInput(BLOCK.confirm, { label: words.confirmLabel, confirm: words.confirm }),
    ],
  );
}
