import type { Place } from '../domain/decision.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import type { Job, JobRow } from '../domain/job.ts';
import { DAY_MS } from '../domain/time.ts';
import { mayBeMended, refusalBackoffMs } from '../outbox/setbacks.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';
import { deletedNotice, remainingMessage } from '../slack/thread/notice-view.ts';
import { isNotifiedOfErasing } from '../store/erasing.ts';
import { saveProgress } from '../store/jobs.ts';
import { type JobContext, STOPPED } from './handler.ts';

type EraseJob = Extract<Job, { kind: 'erase_messages' }>;
export type EraseContext = Pick<
  JobContext,
  'db' | 'gateway' | 'messages' | 'clock' | 'random' | 'logger' | 'paceMs'
>;

/** For so long what Slack does not let be taken out is tried again, in milliseconds. */
const PATIENCE_MS = 30 * DAY_MS;

/** What Slack refuses to take out until the cause is mended. */
type Remaining = Pick<EraseJob, 'root' | 'messages'> & { readonly error: string };

/**
 * Takes the messages of something that was deleted out of Slack, and leaves a line in place of the
 * root, under which people's own replies stay. What is gone already is done, so an attempt that was
 * interrupted can be made again from the beginning. What Slack refuses is tried again for a month.
 */
export async function eraseMessages(
  context: EraseContext,
  row: JobRow,
  job: EraseJob,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { db, clock, random, logger } = context;
  const outcome = await retract(context, job, signal);
  if (outcome.kind !== 'done') return outcome;
  if (outcome.value === null) return DONE;
  const { error, ...places } = outcome.value;
  if (clock.now() - job.at > PATIENCE_MS) {
    logger.warn({ ...places, error }, GIVEN_UP);
    return DONE;
  }
  const isNotified = await notifyOnce(context, row, job);
  const left: EraseJob = { ...job, ...places, unconfirmed: [], isNotified };
  await saveProgress(db, row, left);
  const retryAfterMs = refusalBackoffMs(row.attempts, random());
  return { kind: 'later', error, retryAfterMs, isUnconfirmed: false };
}

async function retract(
  { gateway, messages: t, clock, logger, paceMs }: EraseContext,
  { root, messages, unconfirmed, by, at }: EraseJob,
  signal: AbortSignal,
): Promise<Answer<Remaining | null>> {
  const rest = () => clock.wait(paceMs, signal);
  const left: { place: Place; error: string }[] = [];
  const remains = (place: Place, error: string): void => {
    if (mayBeMended(error)) left.push({ place, error });
    else logger.warn({ ...place, error }, GIVEN_UP);
  };
  const found: Place[] = [];
  for (const { rowId, channel, threadTs, since } of unconfirmed) {
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
  const replies = left.map(({ place }) => place);
  if (root !== null) {
    const replaced = await gateway.update(root, deletedNotice(t, { by, at }));
    if (replaced.kind === 'later') return replaced;
    if (replaced.kind !== 'done' && replaced.error !== 'message_not_found') {
      // Where messages may not be edited for so long, their authors may still delete them.
      const removed = await gateway.remove(root);
      if (removed.kind === 'later') return removed;
      if (removed.kind !== 'done') remains(root, removed.error);
    }
  }
  const [first] = left;
  if (first === undefined) return DONE;
  const isRootLeft = left.length > replies.length;
  const value = { root: isRootLeft ? root : null, messages: replies, error: first.error };
  return { kind: 'done', value };
}

/** Who deleted it was told that it goes, so they are told once a channel that it does not yet. */
async function notifyOnce(
  { db, gateway, messages: t }: EraseContext,
  { id, to }: JobRow,
  { by, isNotified }: EraseJob,
): Promise<boolean> {
  if (isNotified || by === SYSTEM_ACTOR) return isNotified;
  if (await isNotifiedOfErasing(db, { to, by })) return true;
  const content = remainingMessage(t, to);
  const told = await gateway.post({ channel: by, content, rowId: `${id}:remaining` });
  return told.kind !== 'later';
}

const GIVEN_UP = 'Slack does not let a deleted message be taken out';
