import type { Place } from '../domain/decision.ts';
import type { Errand, ErrandRow } from '../domain/errand.ts';
import type { Answer } from '../slack/api/answer.ts';
import { forgottenMessage } from '../slack/privacy/forgetting-view.ts';
import { noteErrand } from '../store/errands.ts';
import { STOPPED } from './errands.ts';
import type { ErrandContext } from './see-to.ts';

type Context = Pick<ErrandContext, 'db' | 'gateway' | 'messages' | 'forget'>;
type Wanted = Extract<Errand, { kind: 'forget' }>;

/** Takes out what a person wrote, and tells whoever asked for it what was done. */
export async function forgetPersonJob(
  { db, gateway, messages: t, forget }: Context,
  row: ErrandRow,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Answer<Place | null>> {
  const { personId } = wanted;
  const done = await forget(personId, row.to, signal);
  const decisions = wanted.decisions + done.decisions;
  await noteErrand(db, row, { ...wanted, decisions });
  if (done.isStopped) return STOPPED;
  const content = forgottenMessage(t, { personId, by: row.to, decisions });
  return gateway.post({ channel: row.to, content, rowId: row.id });
}
