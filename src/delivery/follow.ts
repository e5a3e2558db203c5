import type { Errand, ErrandRow } from '../records/errand.ts';
import { type Answer, DONE } from '../slack/answer.ts';
import { unlinkedIn } from '../store/decisions.ts';
import { STOPPED } from './errands.ts';
import { linked } from './links.ts';
import type { ErrandContext } from './see-to.ts';

type Context = Pick<
  ErrandContext,
  'db' | 'gateway' | 'clock' | 'follow' | 'changed' | 'visibility' | 'logger'
>;

/** What was on its way under the old id has come to rest by then. */
const AGAIN_MS = 2 * 60_000;
/** Slack tells some hundreds of links a minute. */
const PAUSE_MS = 200;

/**
 * Follows a channel to its new id, and again some minutes later, for what was under way meanwhile.
 * Links hold the id: Slack is asked for them anew.
 */
export async function followChannel(
  { db, gateway, clock, follow, changed, visibility, logger }: Context,
  row: ErrandRow,
  { from }: Extract<Errand, { kind: 'follow' }>,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const to = row.to;
  await follow({ from, to });
  visibility.forget('everybody');
  logger.info({ from, to }, 'A channel goes by another id; its decisions follow');
  for (const decision of await unlinkedIn(db, to)) {
    await clock.wait(PAUSE_MS, signal);
    if (signal.aborted) return STOPPED;
    await linked(db, gateway, decision);
  }
  changed();
  if (row.attempts > 1) return DONE;
  return { kind: 'later', error: 'once_more', retryAfterMs: AGAIN_MS, inDoubt: false };
}
