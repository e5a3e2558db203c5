import type { Job, JobRow } from '../domain/job.ts';
import { linked } from '../outbox/thread-context.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';
import { unlinkedIn } from '../store/decisions.ts';
import { saveProgress } from '../store/jobs.ts';
import type { FollowChannel } from '../usecases/follow-channel.ts';
import { type JobContext, STOPPED } from './handler.ts';

type Context = Pick<JobContext, 'db' | 'gateway' | 'clock' | 'visibility' | 'logger'> & {
  readonly follow: FollowChannel;
  readonly changed: () => void;
};

/** So many links are asked for before other jobs get their turn. */
const LINKS_AT_ONCE = 20;
/** Slack tells some hundreds of links a minute. */
const PAUSE_MS = 200;

/** Follows a channel to its new id. Links hold the id, so Slack is asked for them again. */
export async function followChannelJob(
  { db, gateway, clock, follow, changed, visibility, logger }: Context,
  row: JobRow,
  job: Extract<Job, { kind: 'follow_channel' }>,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { to } = row;
  const { from, linkedTo } = job;
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
    await saveProgress(db, row, { ...job, linkedTo: decision.id });
  }
  changed();
  if (some.length < LINKS_AT_ONCE) return DONE;
  return { kind: 'later', error: 'more_links', retryAfterMs: 0, isUnconfirmed: false };
}
