import { type Answers, CRITERIA } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { isAhead } from '../kit/days.ts';
import { BLOCK } from '../kit/ids.ts';
import { answersIn, decisionViewSchema, inputsOf, type Parsed, parsed } from '../kit/view-state.ts';
import { answerErrors } from './rating-form.ts';

type SaidReview = {
  readonly decisionId: string;
  readonly answers: Answers;
  /** `YYYY-MM-DD`. */
  readonly nextOn: string | null;
};

/** The answers as they are by now, those that were not asked again taken from `answers`. */
export function parseReviewForm(
  t: Messages,
  view: unknown,
  { answers, today }: { readonly answers: Answers; readonly today: string },
): Parsed<SaidReview> {
  const form = decisionViewSchema.parse(view);
  const inputs = inputsOf(form);
  const nextOn = inputs.day(BLOCK.reviewOn);
  const errors = {
    ...answerErrors(t, inputs, CRITERIA.filter(inputs.has)),
    ...(isAhead(nextOn, today) ? {} : { [BLOCK.reviewOn]: t.reviewForm.nextTooEarly }),
  };
  return parsed(errors, () => ({
    decisionId: form.private_metadata.decision,
    answers: { ...answers, ...answersIn(inputs) },
    nextOn,
  }));
}
