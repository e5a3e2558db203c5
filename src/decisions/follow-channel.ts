import { renameChannel } from '../store/channel-ids.ts';
import { addErrand } from '../store/errands.ts';
import { transact } from '../store/transact.ts';
import type { ErrandDeps } from './errand-deps.ts';
import type { ResumeChannel } from './redeliver.ts';

export type ChannelIds = { readonly from: string; readonly to: string };

export type AskToFollow = (ids: ChannelIds) => Promise<void>;

/** A channel goes by another id from now on: once it resolves, that is kept and will be followed. */
export const askToFollow =
  ({ db, now, wakeErrands }: ErrandDeps): AskToFollow =>
  async ({ from, to }) => {
    if (from === to) return;
    const errand = { kind: 'follow', from } as const;
    await addErrand(db, { id: `follow:${from}:${to}`, to, errand }, now());
    wakeErrands();
  };

export type Follow = (ids: ChannelIds) => Promise<void>;

/** Follows it, wherever its old id is kept, and tries again what Slack refused to that one. */
export const follow =
  ({
    db,
    resumeChannel,
  }: Pick<ErrandDeps, 'db'> & { readonly resumeChannel: ResumeChannel }): Follow =>
  async ({ from, to }) => {
    await transact(db, (tx) => renameChannel(tx, from, to));
    await resumeChannel(to);
  };
