import type { Messages } from '../../i18n/messages.ts';
import {
  type MessageContent,
  type ModalView,
  mention,
  plainSection,
  section,
} from '../kit/blocks.ts';
import { confirmInput, peopleInput, textInput } from '../kit/elements.ts';
import { BLOCK, CALLBACK } from '../kit/ids.ts';
import { modal } from '../kit/modal.ts';

/** Says what is deleted and what remains, and asks for confirmation. */
export function forgetModal(
  t: Messages,
  {
    userId,
    isManager,
  }: {
    readonly userId: string;
    /** Managers may choose another person. */
    readonly isManager: boolean;
  },
): ModalView {
  const words = t.forgetForm;
  const { title, submit } = words;
  return modal({ callback: CALLBACK.forgetting, memory: {}, title, submit, close: t.modal.close }, [
    plainSection(words.goes),
    plainSection(words.remains),
    ...(isManager
      ? [
          peopleInput(BLOCK.person, {
            label: words.personLabel,
            hint: words.personHint,
            choose: words.personLabel,
            value: [userId],
            most: 1,
            optional: true,
          }),
          textInput(BLOCK.personId, {
            label: words.idLabel,
            hint: words.idHint,
            optional: true,
            most: 40,
            multiline: false,
          }),
        ]
      : []),
    confirmInput(BLOCK.confirm, { label: words.confirmLabel, confirm: words.confirm }),
  ]);
}

/** Tells only the person who asked (`by`) that the deletion is done. */
export function forgottenMessage(
  t: Messages,
  {
    personId,
    by,
    decisions,
  }: { readonly personId: string; readonly by: string; readonly decisions: number },
): MessageContent {
  const { own, others } = t.deletion.forgotten;
  const text = personId === by ? own(decisions) : others(mention(personId), decisions);
  return { text, blocks: [section(text)] };
}
