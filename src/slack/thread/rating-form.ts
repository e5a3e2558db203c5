import { type Answers, answersSchema, CRITERIA, type CriterionId } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  answersIn,
  decisionViewSchema,
  type Inputs,
  inputsOf,
  type Parsed,
  parsed,
} from '../kit/view-state.ts';

/** Somebody's own answers to the six criteria, or which of them are missing. */
export function parseRatingForm(
  t: Messages,
  view: unknown,
): Parsed<{ readonly decisionId: string; readonly answers: Answers }> {
  const form = decisionViewSchema.parse(view);
  const inputs = inputsOf(form);
  return parsed(answerErrors(t, inputs, CRITERIA), () => ({
    decisionId: form.private_metadata.decision,
    answers: answersSchema.parse(answersIn(inputs)),
  }));
}

/** What to do about each of these criteria that has no answer. */
export function answerErrors(
  t: Messages,
  { choice }: Inputs,
  asked: readonly CriterionId[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    asked
      .filter((id) => choice(id) === null)
      .map((id) => [id, t.error.answerMissing(t.criteria[id].name)]),
  );
}
