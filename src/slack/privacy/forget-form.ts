import { z } from 'zod';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import { inputsOf, type Parsed, parsed, viewSchema } from '../kit/view-state.ts';

const forgetViewSchema = viewSchema(z.object({}));

const MEMBER_ID = /^[UW][A-Z0-9]{2,39}$/;

/** Whose texts to delete: the member's own (`userId`) unless a manager names another person. Refuses without the tick. */
export function parseForgetForm(
  t: Messages,
  view: unknown,
  userId: string,
): Parsed<{ readonly personId: string }> {
  const inputs = inputsOf(forgetViewSchema.parse(view));
  const typed = inputs.text(BLOCK.personId).toUpperCase();
  const [chosen = inputs.has(BLOCK.person) ? '' : userId] = inputs.people(BLOCK.person);
  const personId = typed === '' ? chosen : typed;
  const isSure = inputs.choices(BLOCK.confirm).length > 0;
  const errors = {
    ...(personId === '' ? { [BLOCK.person]: t.forgetForm.personMissing } : {}),
    ...(typed === '' || MEMBER_ID.test(typed) ? {} : { [BLOCK.personId]: t.forgetForm.idWrong }),
    ...(isSure ? {} : { [BLOCK.confirm]: t.forgetForm.confirmMissing }),
  };
  return parsed(errors, () => ({ personId }));
}
