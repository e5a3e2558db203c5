import { renameChannel } from '../store/channel-ids.ts';
import { addErrand } from '../store/errands.ts';
import { transact } from '../store/transact.ts';
import type { ErrandDeps } from './errand-deps.ts';
import type { ResumeChannel } from './redeliver.ts';

export type ChannelIds = { readonly from: string; readonly to: string };

/** What was on its way under the old id has come to rest by then, and is followed as well. */
const AGAIN_MS = 2 * 60_000;

export type AskToFollow = (ids: ChannelIds) => Promise<void>;

/** A channel goes by another id from now on: once it resolves, that is kept and will be followed. */
export const askToFollow =
  ({ db, now, wakeErrands }: ErrandDeps): AskToFollow =>
  async ({ from, to }) => {
    if (from === to) return;
    const errand = { kind: 'follow', from, linkedTo: '' } as const;
    const id = `follow:${from}:${to}`;
    await addErrand(db, { id, to, errand }, now());
    await addErrand(db, { id: `${id}:again`, to, errand }, now() + AGAIN_MS);
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
