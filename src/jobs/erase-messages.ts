import type { Place } from '../domain/decision.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import type { Job, JobRow } from '../domain/job.ts';
import { refusalBackoffMs } from '../outbox/backoff.ts';
import { mayBeMended } from '../outbox/refusals.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';
import { deletedNotice, remainingMessage } from '../slack/thread/notice-view.ts';
import { isToldOfErasing } from '../store/erase-jobs.ts';
import { noteJob } from '../store/jobs.ts';
import { type JobContext, STOPPED } from './handler.ts';

type Wanted = Extract<Job, { kind: 'erase_messages' }>;
export type EraseContext = Pick<
  JobContext,
  'db' | 'gateway' | 'messages' | 'clock' | 'random' | 'logger' | 'paceMs'
>;

/** For so long what Slack does not let be taken out is tried again, in milliseconds. */
const PATIENCE_MS = 30 * 24 * 3_600_000;

/** What Slack refuses to take out until somebody mends the cause. */
type Remaining = Pick<Wanted, 'root' | 'messages'> & { readonly error: string };

/**
 * Takes the messages of something that was deleted out of Slack, and leaves a line in place of the
 * root, under which people's own replies stay. What is gone already is done, so an attempt that was
 * interrupted can be made again from the beginning. What Slack refuses is tried again for a month.
 */
export async function eraseMessages(
  context: EraseContext,
  row: JobRow,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { db, clock, random, logger } = context;
  const outcome = await takeOut(context, wanted, signal);
  if (outcome.kind !== 'done') return outcome;
  if (outcome.value === null) return DONE;
  const { error, ...places } = outcome.value;
  if (clock.now() - wanted.at > PATIENCE_MS) {
    logger.warn({ ...places, error }, GIVEN_UP);
    return DONE;
  }
  const isTold = await tellOnce(context, row, wanted);
  const left: Wanted = { ...wanted, ...places, inDoubt: [], isTold };
  await noteJob(db, row, left);
  const retryAfterMs = refusalBackoffMs(row.attempts, random());
  return { kind: 'later', error, retryAfterMs, inDoubt: false };
}

async function takeOut(
  { gateway, messages: t, clock, logger, paceMs }: EraseContext,
  { root, messages, inDoubt, by, at }: Wanted,
  signal: AbortSignal,
): Promise<Answer<Remaining | null>> {
  const rest = () => clock.wait(paceMs, signal);
  const left: { place: Place; error: string }[] = [];
  const remains = (place: Place, error: string): void => {
    if (mayBeMended(error)) left.push({ place, error });
    else logger.warn({ ...place, error }, GIVEN_UP);
  };
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

/** Whoever deleted it was told that it goes, so they are told that it does not yet; once a channel. */
async function tellOnce(
  { db, gateway, messages: t }: EraseContext,
  { id, to }: JobRow,
  { by, isTold }: Wanted,
): Promise<boolean> {
  if (isTold || by === SYSTEM_ACTOR) return isTold;
  if (await isToldOfErasing(db, { to, by })) return true;
  const content = remainingMessage(t, to);
  const told = await gateway.post({ channel: by, content, rowId: `${id}:remaining` });
  return told.kind !== 'later';
}

const GIVEN_UP = 'Slack does not let a deleted message be taken out';
