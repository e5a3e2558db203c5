import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import { decisionViewSchema, inputsOf, type Parsed, parsed } from '../kit/view-state.ts';

/** Which decision is to be deleted, once somebody has said that they are sure. */
export function parseDeletionForm(
  t: Messages,
  view: unknown,
): Parsed<{ readonly decisionId: string }> {
  const form = decisionViewSchema.parse(view);
  const isSure = inputsOf(form).choices(BLOCK.confirm).length > 0;
  const errors = isSure ? {} : { [BLOCK.confirm]: t.deletion.confirmMissing };
  return parsed(errors, () => ({ decisionId: form.private_metadata.decision }));
}
