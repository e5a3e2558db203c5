import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import { LIMIT } from '../kit/blocks.ts';
import { BLOCK } from '../kit/ids.ts';
import { decisionViewSchema, inputsOf, type Parsed } from '../kit/view-state.ts';

type Disagreement = {
  readonly decisionId: string;
  readonly preferred: Outcome;
  readonly reason: string;
};

/** What somebody would do instead, and why; or what is missing. */
export function parseDisagreementForm(t: Messages, view: unknown): Parsed<Disagreement> {
  const form = decisionViewSchema.parse(view);
  const inputs = inputsOf(form);
  const reason = inputs.text(BLOCK.reason);
  const preferred = z.enum(OUTCOMES).nullable().parse(inputs.choice(BLOCK.preferred));
  const errors: Record<string, string> = {};
  if (reason === '') errors[BLOCK.reason] = t.disagreementForm.reasonMissing;
  if (reason.length > LIMIT.inputText) {
    errors[BLOCK.reason] = t.error.contextTooLong(reason.length, LIMIT.inputText);
  }
  if (preferred === null) errors[BLOCK.preferred] = t.disagreementForm.preferredMissing;
  if (preferred === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { decisionId: form.private_metadata.decision, preferred, reason } };
}
