import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../../domain/decision.ts';
import { type Answers, answersSchema, CRITERIA, type CriterionId } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import {
  answersIn,
  decisionViewSchema,
  type Errors,
  type Inputs,
  inputsOf,
  lengthErrors,
  type Parsed,
  parsed,
} from '../kit/view-state.ts';

/** A member's own answers to the six criteria, or which are missing. */
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

/** An error for each of these criteria without an answer. */
export function answerErrors(
  t: Messages,
  { choice }: Inputs,
  asked: readonly CriterionId[],
): Errors {
  return Object.fromEntries(
    asked
      .filter((id) => choice(id) === null)
      .map((id) => [id, t.error.answerMissing(t.criteria[id].name)]),
  );
}

type Disagreement = {
  readonly decisionId: string;
  readonly preferred: Outcome;
  readonly reason: string;
};

/** What a member would do instead, and why; or what is missing. */
export function parseDisagreementForm(t: Messages, view: unknown): Parsed<Disagreement> {
  const form = decisionViewSchema.parse(view);
  const inputs = inputsOf(form);
  const reason = inputs.text(BLOCK.reason);
  const preferred = z.enum(OUTCOMES).nullable().parse(inputs.choice(BLOCK.preferred));
  const errors: Record<string, string> = { ...lengthErrors(t, { [BLOCK.reason]: reason }) };
  if (reason === '') errors[BLOCK.reason] = t.disagreementForm.reasonMissing;
  if (preferred === null) errors[BLOCK.preferred] = t.disagreementForm.preferredMissing;
  if (preferred === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { decisionId: form.private_metadata.decision, preferred, reason } };
}
