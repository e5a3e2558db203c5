import { type Decision, isHidden } from '../../domain/decision.ts';
import type { Answers } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { type ModalView, plainSection } from '../kit/blocks.ts';
import { decisionIntro } from '../kit/case-intro.ts';
import { criterionInputs } from '../kit/criterion-input.ts';
import { CALLBACK } from '../kit/ids.ts';
import { modal } from '../kit/modal.ts';

/** Asks one person for their own answers. Those of others never stand in it. */
export function ratingModal(
  t: Messages,
  { decision, own }: { readonly decision: Decision; readonly own: Answers | null },
): ModalView {
  const { title, submit, hidden, again } = t.ratingForm;
  const memory = { decision: decision.id };
  return modal({ callback: CALLBACK.rating, memory, title, submit, close: t.modal.close }, [
    ...decisionIntro(decision),
    ...(isHidden(decision) ? [plainSection(hidden)] : []),
    ...(own === null ? [] : [plainSection(again)]),
    ...criterionInputs(t, own ?? {}),
  ]);
}
