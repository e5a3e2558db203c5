import type { FireDigest } from '../decisions/digests.ts';
import type { EraseExpired } from '../decisions/erase.ts';
import type { Follow } from '../decisions/follow-channel.ts';
import type { Forget } from '../decisions/forget.ts';
import type { PerformDue } from '../decisions/perform.ts';
import { sendDigest } from './digest.ts';
import { eraseMessages } from './erase-messages.ts';
import { sendArchive, sendRecord } from './export.ts';
import { followChannel } from './follow-channel.ts';
import { forgetPerson } from './forget-person.ts';
import { type HandleJob, type JobContext, STOPPED } from './handler.ts';
import { deleteExpired } from './retention.ts';

/** What jobs bring about, besides what they say in Slack. */
export type JobVerbs = {
  readonly performDue: PerformDue;
  readonly fireDigest: FireDigest;
  /** Turns off the digest of a channel in which Slack refuses it. */
  readonly dropDigest: (channelId: string) => Promise<void>;
  readonly eraseExpired: EraseExpired;
  /** Takes out what a person wrote. */
  readonly forget: Forget;
  /** Puts the new id of a channel wherever the old one is kept. */
  readonly follow: Follow;
  /** Says anew who may reveal ratings, where settings of this scope hold. */
  readonly refreshBlindRoots: (scope: string, signal: AbortSignal) => Promise<void>;
  /** Something has changed that lists show. */
  readonly changed: () => void;
};

/** Who handles which kind of job. */
export const handleJobs =
  (context: JobContext & JobVerbs): HandleJob =>
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
        return forgetPerson(context, row, job, signal);
      case 'follow_channel':
        return followChannel(context, row, job, signal);
      case 'refresh_blind_roots':
        await context.refreshBlindRoots(row.to, signal);
        return signal.aborted ? STOPPED : { kind: 'done', value: null };
      case 'retention':
        return deleteExpired(context.eraseExpired);
    }
  };
