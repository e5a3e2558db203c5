import type { KnownBlock } from '@slack/types';
import { type Decision, isHidden } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import { header, LIMIT, type ModalView, plain, plainSection } from '../kit/blocks.ts';
import { button } from '../kit/controls.ts';
import { ACTION, BLOCK, CALLBACK, decisionBlock } from '../kit/ids.ts';
import { textInput } from '../kit/inputs.ts';
import { modal } from '../kit/modal.ts';

/** Asks whether a question shall not be asked any more, and why. */
export function withdrawalModal(
  t: Messages,
  {
    decision,
    mayDelete,
  }: { readonly decision: Decision /** Rather than withdraw it. */; readonly mayDelete: boolean },
): ModalView {
  const words = t.withdrawalForm;
  const { title, submit } = words;
  const memory = { decision: decision.id };
  return modal({ callback: CALLBACK.withdrawal, memory, title, submit, close: t.modal.close }, [
    header(decision.title),
    plainSection(isHidden(decision) ? `${words.intro} ${words.hidden}` : words.intro),
    textInput(BLOCK.reason, {
      label: words.reasonLabel,
      hint: words.reasonHint,
      optional: true,
      value: '',
      most: LIMIT.inputText,
      multiline: true,
    }),
    ...(mayDelete ? [orDelete(t, decision.id)] : []),
  ]);
}

/** Leads to the form that deletes it. */
const orDelete = (t: Messages, decisionId: string): KnownBlock => ({
  type: 'section',
  block_id: decisionBlock(decisionId),
  text: plain(t.deletion.insteadHint),
  accessory: button(ACTION.deleteInstead, t.deletion.instead, { style: 'danger' }),
});
