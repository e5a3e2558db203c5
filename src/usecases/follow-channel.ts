import { MINUTE_MS } from '../domain/time.ts';
import { renameChannel } from '../store/channel-ids.ts';
import { addJob } from '../store/jobs.ts';
import { transact } from '../store/open.ts';
import type { JobDeps } from './perform.ts';
import type { ResumeChannel } from './redeliver.ts';

export type ChannelIds = { readonly from: string; readonly to: string };

/** What was on its way under the old id has come to rest by then, and is followed as well. */
const AGAIN_MS = 2 * MINUTE_MS;

export type RequestFollowing = (ids: ChannelIds) => Promise<void>;

/** A channel goes by another id from now on: once it resolves, that is kept and will be followed. */
export const requestFollowing =
  ({ db, now, wakeJobs }: JobDeps): RequestFollowing =>
  async ({ from, to }) => {
    if (from === to) return;
    const job = { kind: 'follow_channel', from, linkedTo: '' } as const;
    const id = `follow_channel:${from}:${to}`;
    await addJob(db, { id, to, job, dueAt: now() });
    await addJob(db, { id: `${id}:again`, to, job, dueAt: now() + AGAIN_MS });
    wakeJobs();
  };

export type FollowChannel = (ids: ChannelIds) => Promise<void>;

/** Follows it, wherever its old id is kept, and tries again what Slack refused to that one. */
export const followChannel =
  ({
    db,
    resumeChannel,
  }: Pick<JobDeps, 'db'> & { readonly resumeChannel: ResumeChannel }): FollowChannel =>
  async ({ from, to }) => {
    await transact(db, (tx) => renameChannel(tx, from, to));
    await resumeChannel(to);
  };
