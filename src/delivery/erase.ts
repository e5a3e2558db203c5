import type { Place } from '../records/decision.ts';
import type { Errand } from '../records/errand.ts';
import { type Answer, DONE } from '../slack/answer.ts';
import { tombstone } from '../slack/views/tombstone.ts';
import { STOPPED } from './errands.ts';
import type { ErrandContext } from './see-to.ts';

type Wanted = Extract<Errand, { kind: 'erase' }>;
export type EraseContext = Pick<
  ErrandContext,
  'gateway' | 'messages' | 'clock' | 'logger' | 'paceMs'
>;

/**
 * Takes the messages of something that was deleted out of Slack, and leaves a line in place of the
 * root, under which people's own replies stay. What is gone already is done, so an attempt that was
 * interrupted can be made again from the beginning.
 */
export async function eraseMessages(
  { gateway, messages: t, clock, logger, paceMs }: EraseContext,
  { root, messages, inDoubt, by, at }: Wanted,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const rest = () => clock.wait(paceMs, signal);
  const remains = (place: Place, error: string): void =>
    logger.warn({ ...place, error }, 'Slack does not let a deleted message be taken out');
  const found: Place[] = [];
  for (const { rowId, channel, threadTs, since } of inDoubt) {
    if (signal.aborted) return STOPPED;
    const where = { channel, ...(threadTs === null ? {} : { threadTs }) };
    const posted = await gateway.findPosted({ ...where, rowId, since });
    if (posted.kind === 'later') return posted;
    // Refused: the bot may not read here, so it cannot be known.
    if (posted.kind === 'done' && posted.value !== null) found.push(posted.value);
  }
  for (const place of [...found, ...messages]) {
    if (signal.aborted) return STOPPED;
    const removed = await gateway.remove(place);
    if (removed.kind === 'later') return removed;
    if (removed.kind !== 'done') remains(place, removed.error);
    await rest();
  }
  if (signal.aborted) return STOPPED;
  if (root === null) return DONE;
  const replaced = await gateway.update(root, tombstone(t, { by, at }));
  if (replaced.kind === 'later') return replaced;
  if (replaced.kind === 'done' || replaced.error === 'message_not_found') return DONE;
  // Where messages may not be edited for so long, their authors may still delete them.
  const removed = await gateway.remove(root);
  if (removed.kind === 'later') return removed;
  if (removed.kind !== 'done') remains(root, removed.error);
  return DONE;
}
