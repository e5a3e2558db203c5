import type { Messages } from '../../i18n/messages.ts';
import { type ModalView, plainSection } from '../kit/blocks.ts';
import { BLOCK, CALLBACK } from '../kit/ids.ts';
import { confirmInput } from '../kit/inputs.ts';
import { modal } from '../kit/modal.ts';
import type { SaidSettings } from './settings-form.ts';

/** Says how many decisions go when decisions are kept for so few days, and asks whether they shall. */
export function retentionModal(
  t: Messages,
  said: SaidSettings,
  { days, decisions }: { readonly days: number; readonly decisions: number },
): ModalView {
  const { title, submit, goes, confirmLabel: label, confirm } = t.settings.keeping;
  return modal({ callback: CALLBACK.keeping, memory: said, title, submit, close: t.modal.close }, [
    plainSection(goes(days, decisions)),
    confirmInput(BLOCK.confirm, { label, confirm }),
  ]);
}
