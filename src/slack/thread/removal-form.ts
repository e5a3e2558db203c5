import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import {
  decisionViewSchema,
  inputsOf,
  lengthErrors,
  type Parsed,
  parsed,
} from '../kit/view-state.ts';

/** Why the decision is withdrawn; `reason` may be empty. */
export function parseWithdrawalForm(
  t: Messages,
  view: unknown,
): Parsed<{ readonly decisionId: string; readonly reason: string }> {
  const form = decisionViewSchema.parse(view);
  const reason = inputsOf(form).text(BLOCK.reason);
  const errors = lengthErrors(t, { [BLOCK.reason]: reason });
  return parsed(errors, () => ({ decisionId: form.private_metadata.decision, reason }));
}

/** Which decision to delete; refuses without the tick. */
export function parseDeletionForm(
  t: Messages,
  view: unknown,
): Parsed<{ readonly decisionId: string }> {
  const form = decisionViewSchema.parse(view);
  const isSure = inputsOf(form).choices(BLOCK.confirm).length > 0;
  const errors = isSure ? {} : { [BLOCK.confirm]: t.deletion.confirmMissing };
  return parsed(errors, () => ({ decisionId: form.private_metadata.decision }));
}
