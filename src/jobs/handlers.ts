import { HOUR_MS } from '../domain/time.ts';
import type { DeleteExpired } from '../usecases/delete-decision.ts';
import type { FireDigest } from '../usecases/digests.ts';
import type { FollowChannel } from '../usecases/follow-channel.ts';
import type { ForgetPerson } from '../usecases/forget-person.ts';
import type { PerformDue } from '../usecases/perform.ts';
import { sendDigest } from './digest.ts';
import { eraseMessages } from './erase-messages.ts';
import { sendArchive, sendRecord } from './export.ts';
import { followChannelJob } from './follow-channel.ts';
import { forgetPersonJob } from './forget-person.ts';
import { type HandleJob, type JobContext, type JobResult, STOPPED } from './handler.ts';

/** The use cases that jobs call, besides what they say in Slack. */
export type JobUseCases = {
  readonly performDue: PerformDue;
  readonly fireDigest: FireDigest;
  /** Turns off the digest of a channel in which Slack refuses it. */
  readonly dropDigest: (channelId: string) => Promise<void>;
  readonly deleteExpired: DeleteExpired;
  /** Takes out what a person wrote. */
  readonly forget: ForgetPerson;
  /** Puts the new id of a channel wherever the old one is kept. */
  readonly follow: FollowChannel;
  /** Updates who may reveal ratings, where settings of this scope hold. */
  readonly refreshBlindRoots: (scope: string, signal: AbortSignal) => Promise<void>;
  /** Something has changed that lists show. */
  readonly changed: () => void;
};

/** Who handles which kind of job. */
export const handleJobs =
  (context: JobContext & JobUseCases): HandleJob =>
  async (row, signal) => {
    const { job } = row;
    switch (job.kind) {
      case 'remind_raters':
      case 'reveal':
      case 'remind_open':
      case 'review':
        await context.performDue({ ...row, job });
        return { kind: 'ended' };
      case 'digest_due':
        await context.fireDigest(row);
        return { kind: 'ended' };
      case 'digest':
        return sendDigest(context, row, job);
      case 'archive':
        return sendArchive(context, row, job, signal);
      case 'export':
        return sendRecord(context, row, job, signal);
      case 'erase_messages':
        return eraseMessages(context, row, job, signal);
      case 'forget_person':
        return forgetPersonJob(context, row, job, signal);
      case 'follow_channel':
        return followChannelJob(context, row, job, signal);
      case 'refresh_blind_roots':
        await context.refreshBlindRoots(row.to, signal);
        return signal.aborted ? STOPPED : { kind: 'done', value: null };
      case 'retention':
        return deleteSomeExpired(context.deleteExpired);
    }
  };

/** So many are deleted before other jobs get their turn. */
const BATCH = 20;

/** Deletes some of what has been kept long enough: every hour, and at once where there is more. */
export async function deleteSomeExpired(deleteExpired: DeleteExpired): Promise<JobResult> {
  const { wereAll } = await deleteExpired(BATCH);
  return { kind: 'repeat', afterMs: wereAll ? HOUR_MS : 0 };
}
