import { z } from 'zod';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../ids.ts';
import { inputsOf, type Parsed, parsed, viewSchema } from './view-state.ts';

const forgetViewSchema = viewSchema(z.object({}));

/** Whose words are to be taken out, once somebody has said that they are sure; their own by default. */
export function parseForgetForm(
  t: Messages,
  view: unknown,
  userId: string,
): Parsed<{ readonly personId: string }> {
  const inputs = inputsOf(forgetViewSchema.parse(view));
  const [personId = inputs.has(BLOCK.person) ? null : userId] = inputs.people(BLOCK.person);
  const isSure = inputs.choices(BLOCK.confirm).length > 0;
  const errors = {
    ...(personId === null ? { [BLOCK.person]: t.forgetForm.personMissing } : {}),
    ...(isSure ? {} : { [BLOCK.confirm]: t.forgetForm.confirmMissing }),
  };
  return parsed(errors, () => ({ personId: personId ?? userId }));
}
