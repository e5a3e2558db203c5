import { type Decision, OUTCOMES, type Vote } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import { header, LIMIT, type ModalView, plainSection } from '../kit/blocks.ts';
import { BLOCK, CALLBACK } from '../kit/ids.ts';
import { choiceInput, textInput } from '../kit/inputs.ts';
import { modal } from '../kit/modal.ts';
import { verdictWords } from '../kit/verdict-words.ts';

/** Asks why somebody disagrees and what they would do instead; `vote` is what they said before. */
export function disagreementModal(
  t: Messages,
  { decision, vote }: { readonly decision: Decision; readonly vote: Vote | null },
): ModalView {
  const words = t.disagreementForm;
  const { recommendation } = decision;
  const { title, submit } = words;
  const memory = { decision: decision.id };
  return modal({ callback: CALLBACK.disagreement, memory, title, submit, close: t.modal.close }, [
    header(decision.title),
    plainSection(`${words.intro}: ${verdictWords(t, recommendation)}.`),
    choiceInput(BLOCK.preferred, {
      label: words.preferredLabel,
      hint: words.preferredHint,
      choose: words.choose,
      offered: OUTCOMES.filter((outcome) => outcome !== recommendation.verdict).map((value) => ({
        value,
        text: t.outcome[value],
      })),
      value: vote?.preferred ?? null,
    }),
    textInput(BLOCK.reason, {
      label: words.reasonLabel,
      hint: words.reasonHint,
      value: vote?.reason ?? '',
      most: LIMIT.inputText,
      multiline: true,
    }),
  ]);
}
