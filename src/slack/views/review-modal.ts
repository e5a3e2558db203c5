import { CRITERIA } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Decision } from '../../records/decision.ts';
import { header, type ModalView, plainSection } from '../blocks.ts';
import { reviewDay } from '../forms/days.ts';
import { BLOCK, CALLBACK } from '../ids.ts';
import { criterionInputs } from './criterion-input.ts';
import { dayInput } from './inputs.ts';
import { modal } from './modal.ts';
import { verdictWords } from './verdict-words.ts';

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
