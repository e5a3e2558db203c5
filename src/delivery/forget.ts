import type { Place } from '../records/decision.ts';
import type { Errand, ErrandRow } from '../records/errand.ts';
import type { Answer } from '../slack/answer.ts';
import { forgottenMessage } from '../slack/views/forgotten-message.ts';
import { STOPPED } from './errands.ts';
import type { ErrandContext } from './see-to.ts';

type Context = Pick<ErrandContext, 'gateway' | 'messages' | 'forget'>;
type Wanted = Extract<Errand, { kind: 'forget' }>;

/** Takes out what a person wrote, and tells whoever asked for it what was done. */
export async function forgetPerson(
  { gateway, messages: t, forget }: Context,
  { id, to }: ErrandRow,
  { personId }: Wanted,
  signal: AbortSignal,
): Promise<Answer<Place | null>> {
  const decisions = await forget(personId, to, signal);
  if (decisions === null) return STOPPED;
  const content = forgottenMessage(t, { personId, by: to, decisions });
  return gateway.post({ channel: to, content, rowId: id });
}
