import type { KnownBlock } from '@slack/types';
import { type Decision, isHidden } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import { header, type ModalView, plain, plainSection } from '../kit/blocks.ts';
import { button } from '../kit/controls.ts';
import { ACTION, BLOCK, CALLBACK, decisionBlock } from '../kit/ids.ts';
import { confirmInput, textInput } from '../kit/inputs.ts';
import { modalAbout } from '../kit/modal.ts';

/** Asks for confirmation and a reason to withdraw; offers deletion to members who may delete. */
export function withdrawalModal(
  t: Messages,
  { decision, mayDelete }: { readonly decision: Decision; readonly mayDelete: boolean },
): ModalView {
  const words = t.withdrawalForm;
  return modalAbout(t, decision, CALLBACK.withdrawal, words, [
    header(decision.title),
    plainSection(isHidden(decision) ? `${words.intro} ${words.hidden}` : words.intro),
    textInput(BLOCK.reason, {
      label: words.reasonLabel,
      hint: words.reasonHint,
      optional: true,
    }),
    ...(mayDelete ? [orDelete(t, decision.id)] : []),
  ]);
}

const orDelete = (t: Messages, decisionId: string): KnownBlock => ({
  type: 'section',
  block_id: decisionBlock(decisionId),
  text: plain(t.deletion.insteadHint),
  accessory: button(ACTION.deleteInstead, t.deletion.instead, { style: 'danger' }),
});

/**
 * Says what is deleted and what remains, and asks for confirmation. `title` is null for members who may
 * delete the decision without seeing it.
 */
export function deletionModal(
  t: Messages,
  { id, title }: { readonly id: string; readonly title: string | null },
): ModalView {
  const words = t.deletion;
  return modalAbout(t, { id }, CALLBACK.deletion, words, [
    title === null ? plainSection(words.untitled) : header(title),
    plainSection(words.goes),
    plainSection(words.remains),
    confirmInput(BLOCK.confirm, { label: words.confirmLabel, confirm: words.confirm }),
  ]);
}
