import type { Place } from '../records/decision.ts';
import type { ErrandRow } from '../records/errand.ts';
import { type Answer, DONE } from '../slack/answer.ts';
import { forgottenMessage } from '../slack/views/forgotten-message.ts';
import type { ErrandContext } from './see-to.ts';

export type ForgetContext = Pick<ErrandContext, 'gateway' | 'messages' | 'forget'>;

/** Takes out what a person wrote, and tells whoever asked for it what was done. */
export async function forgetPerson(
  { gateway, messages: t, forget }: ForgetContext,
  row: ErrandRow,
): Promise<Answer<Place | null>> {
  if (row.errand.kind !== 'forget') return DONE;
  const { personId } = row.errand;
  const decisions = await forget(personId, row.to);
  const content = forgottenMessage(t, { personId, by: row.to, decisions });
  return gateway.post({ channel: row.to, content, rowId: row.id });
}
