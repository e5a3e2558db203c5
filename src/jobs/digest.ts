import type { Place } from '../domain/decision.ts';
import { type Digest, isPersonal, isQuiet, type Period } from '../domain/digest.ts';
import type { JobRow } from '../domain/job.ts';
import { refusalFor } from '../outbox/setbacks.ts';
import { type Answer, DONE, firstAccepted } from '../slack/api/answer.ts';
import { unseenYet, type Visibility, type Visible } from '../slack/api/visibility.ts';
import { DIGEST_NAMED, digestMessage } from '../slack/digest/digest-view.ts';
import { channelMention } from '../slack/kit/blocks.ts';
import { readDigest } from '../store/digests.ts';
import type { JobContext } from './handler.ts';

type Context = Pick<JobContext, 'db' | 'portfolio' | 'gateway' | 'messages' | 'logger'> & {
  readonly visibility: Pick<Visibility, 'of'>;
  readonly dropDigest: (channelId: string) => Promise<void>;
};

/**
 * Sends a digest, unless it was turned off meanwhile or there is nothing to tell. Its reader is
 * told what they may see by now; when Slack does not say that, it waits rather than tell a part.
 */
export async function sendDigest(
  context: Context,
  row: JobRow,
  period: Period,
): Promise<Answer<unknown>> {
  const { db, portfolio, gateway, messages: t, logger } = context;
  const digest = await readDigest(db, row.to);
  if (digest === null) return DONE;
  const accessScope = await scopeOf(context, digest);
  if (!accessScope.isComplete) return unseenYet(accessScope);
  const contents = await portfolio.digestContents(accessScope, period, DIGEST_NAMED);
  if (isQuiet(contents)) {
    logger.debug({ digest: row.to, ...period }, 'Nothing happened, so no digest is sent');
    return DONE;
  }
  const earlier = await postedBefore(context, row);
  if (earlier.kind === 'later') return earlier;
  if (earlier.kind === 'done' && earlier.value !== null) return DONE;
  const answer = await firstAccepted(digestMessage(t, digest, period, contents), (content) =>
    gateway.post({ channel: row.to, content, rowId: row.id }),
  );
  return answer.kind === 'refused' && !isPersonal(digest)
    ? giveUp(context, row, digest, answer)
    : answer;
}

type Told = Omit<Visible, 'names'>;

/** A channel is told of itself alone, whatever the one who asked for it may see. */
const scopeOf = ({ visibility }: Context, digest: Digest): Promise<Told> | Told =>
  isPersonal(digest)
    ? visibility.of(digest.target)
    : { channels: new Set([digest.target]), isComplete: true };

/** Where an earlier attempt did it, as far as the bot may read there. */
const postedBefore = async (
  { gateway }: Context,
  { id: rowId, to: channel, attempts }: JobRow,
): Promise<Answer<Place | null>> =>
  attempts === 1 ? DONE : gateway.findPosted({ channel, rowId });

/** The channel does not take it: turns it off there, and tells the person who asked for it once. */
async function giveUp(
  { dropDigest, gateway, messages: t, logger }: Context,
  row: JobRow,
  { target, readerId }: Digest,
  refused: Extract<Answer<unknown>, { kind: 'refused' }>,
): Promise<Answer<unknown>> {
  const { error } = refused;
  const text = t.digest.refused({
    refusal: refusalFor(error),
    channel: channelMention(target),
    error,
  });
  const told = await gateway.post({
    channel: readerId,
    content: { text, blocks: [] },
    rowId: `${row.id}:refused`,
  });
  if (told.kind === 'later') return told;
  await dropDigest(target);
  logger.warn({ channel: target, error }, 'A digest is turned off: its channel does not take it');
  return refused;
}
