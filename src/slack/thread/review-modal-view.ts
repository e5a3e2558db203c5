import type { Decision } from '../../domain/decision.ts';
import { CRITERIA } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { header, type ModalView, plainSection } from '../kit/blocks.ts';
import { criterionInputs } from '../kit/criterion-input.ts';
import { reviewDay } from '../kit/days.ts';
import { BLOCK, CALLBACK } from '../kit/ids.ts';
import { dayInput } from '../kit/inputs.ts';
import { modal } from '../kit/modal.ts';
import { verdictWords } from '../kit/verdict-words.ts';

/** Asks again for the answers that carry the verdict. `today` is that of the one who reviews. */
export function reviewModal(
  t: Messages,
  { decision, today }: { readonly decision: Decision; readonly today: string },
): ModalView {
  const words = t.reviewForm;
  const { recommendation, decided, review, answers } = decision;
  const { loadBearing } = recommendation.plan;
  const said = [
    ...(decided === null ? [] : [`${words.decided}: ${t.outcome[decided.outcome]}.`]),
    `${words.recommended}: ${verdictWords(t, recommendation)}.`,
    loadBearing.length > 0 ? words.intro : words.allAsked,
  ];
  const { title, submit } = words;
  const memory = { decision: decision.id };
  return modal({ callback: CALLBACK.review, memory, title, submit, close: t.modal.close }, [
    header(decision.title),
    plainSection(said.join(' ')),
    ...criterionInputs(
      t,
      review?.answers ?? answers,
      loadBearing.length > 0 ? loadBearing : CRITERIA,
    ),
    dayInput(BLOCK.reviewOn, {
      label: words.nextLabel,
      hint: words.nextHint,
      optional: true,
      value: reviewDay(today),
    }),
  ]);
}
