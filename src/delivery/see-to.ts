import type { Clock } from '../clock.ts';
import type { Rubric } from '../engine/index.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Logger } from '../logger.ts';
import type { Gateway } from '../slack/api/gateway.ts';
import type { Names } from '../slack/api/names.ts';
import type { Visibility } from '../slack/api/visibility.ts';
import type { Db } from '../store/open.ts';
import type { Follow } from '../usecases/follow-channel.ts';
import type { Forget } from '../usecases/forget-person.ts';
import type { Portfolio } from '../usecases/portfolio.ts';
import { sendArchive } from './archive.ts';
import { sendDigest } from './digest.ts';
import { eraseMessages } from './erase.ts';
import { type SeeTo, STOPPED } from './errands.ts';
import { sendExport } from './export.ts';
import { followChannel } from './follow.ts';
import { forgetPerson } from './forget.ts';

/** All that seeing to an errand may need. */
export type ErrandContext = {
  readonly db: Db;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly rubric: Rubric;
  readonly messages: Messages;
  readonly logger: Logger;
  readonly gateway: Gateway;
  readonly names: Names;
  readonly visibility: Pick<Visibility, 'of' | 'forget'>;
  readonly portfolio: Portfolio;
  /** Takes out what a person wrote. */
  readonly forget: Forget;
  /** Puts the new id of a channel wherever the old one is kept. */
  readonly follow: Follow;
  /** Something has changed that lists show. */
  readonly changed: () => void;
  /** Says anew who may reveal ratings, where settings of this scope hold. */
  readonly reword: (scope: string, signal: AbortSignal) => Promise<void>;
  /** Turns off the digest of a channel in which Slack refuses it. */
  readonly dropDigest: (channelId: string) => Promise<void>;
  /** Between two posts to one channel, in milliseconds. */
  readonly paceMs: number;
};

/** Who sees to which kind of errand. */
export const seeTo =
  (context: ErrandContext): SeeTo =>
  async (row, signal) => {
    switch (row.errand.kind) {
      case 'archive':
        return sendArchive(context, row, row.errand, signal);
      case 'export':
        return sendExport(context, row, row.errand, signal);
      case 'follow':
        return followChannel(context, row, row.errand, signal);
      case 'digest':
        return sendDigest(context, row, row.errand);
      case 'erase':
        return eraseMessages(context, row, row.errand, signal);
      case 'forget':
        return forgetPerson(context, row, row.errand, signal);
      case 'reword':
        await context.reword(row.to, signal);
        return signal.aborted ? STOPPED : { kind: 'done', value: null };
    }
  };
