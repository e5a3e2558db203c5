import type { Messages } from '../../i18n/messages.ts';
import { LIMIT } from '../kit/blocks.ts';
import { BLOCK } from '../kit/ids.ts';
import { decisionViewSchema, inputsOf, type Parsed, parsed } from '../kit/view-state.ts';

/** Why a question is withdrawn, if anybody says so. */
export function parseWithdrawalForm(
  t: Messages,
  view: unknown,
): Parsed<{ readonly decisionId: string; readonly reason: string }> {
  const form = decisionViewSchema.parse(view);
  const reason = inputsOf(form).text(BLOCK.reason);
  const isTooLong = reason.length > LIMIT.inputText;
  const errors = isTooLong
    ? { [BLOCK.reason]: t.error.contextTooLong(reason.length, LIMIT.inputText) }
    : {};
  return parsed(errors, () => ({ decisionId: form.private_metadata.decision, reason }));
}
