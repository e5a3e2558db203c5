import type { Errand, ErrandRow } from '../domain/errand.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';
import { unlinkedIn } from '../store/decisions.ts';
import { noteErrand } from '../store/errands.ts';
import { STOPPED } from './errands.ts';
import { linked } from './links.ts';
import type { ErrandContext } from './see-to.ts';

type Context = Pick<
  ErrandContext,
  'db' | 'gateway' | 'clock' | 'follow' | 'changed' | 'visibility' | 'logger'
>;

/** So many links are asked for before other errands get their turn. */
const LINKS_AT_ONCE = 20;
/** Slack tells some hundreds of links a minute. */
const PAUSE_MS = 200;

/** Follows a channel to its new id. Links hold the id: Slack is asked for them anew. */
export async function followChannel(
  { db, gateway, clock, follow, changed, visibility, logger }: Context,
  row: ErrandRow,
  wanted: Extract<Errand, { kind: 'follow' }>,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { to } = row;
  const { from, linkedTo } = wanted;
  if (linkedTo === '') {
    await follow({ from, to });
    visibility.forget('everybody');
    if (row.attempts === 1) logger.info({ from, to }, 'A channel goes by another id: followed');
  }
  const some = await unlinkedIn(db, to, { after: linkedTo, limit: LINKS_AT_ONCE });
  for (const decision of some) {
    await clock.wait(PAUSE_MS, signal);
    if (signal.aborted) return STOPPED;
    await linked({ db, gateway, logger }, decision);
    await noteErrand(db, row, { ...wanted, linkedTo: decision.id });
  }
  changed();
  if (some.length < LINKS_AT_ONCE) return DONE;
  return { kind: 'later', error: 'more_links', retryAfterMs: 0, inDoubt: false };
}
