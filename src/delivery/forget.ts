import type { Place } from '../records/decision.ts';
import type { ErrandRow } from '../records/errand.ts';
import type { Answer } from '../slack/answer.ts';
import { forgottenMessage } from '../slack/views/forgotten-message.ts';
import { noteErrand } from '../store/errands.ts';
import type { ErrandContext } from './see-to.ts';

export type ForgetContext = Pick<ErrandContext, 'db' | 'gateway' | 'messages' | 'forget'>;

/** Takes out what a person wrote, and tells whoever asked for it what was done. */
export async function forgetPerson(
  { db, gateway, messages: t, forget }: ForgetContext,
  row: ErrandRow,
): Promise<Answer<Place | null>> {
  if (row.errand.kind !== 'forget') return { kind: 'done', value: null };
  const { personId } = row.errand;
  const decisions = row.errand.decisions + (await forget(personId, row.to));
  await noteErrand(db, { ...row, errand: { ...row.errand, decisions } });
  const content = forgottenMessage(t, { personId, by: row.to, decisions });
  return gateway.post({ channel: row.to, content, rowId: row.id });
}
