import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Logger } from '../../logger.ts';
import type { ResumeChannel } from '../../usecases/redeliver.ts';
import type { Access } from '../api/access.ts';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'member_joined_channel'>;
type Deps = {
  readonly resumeChannel: ResumeChannel;
  readonly access: Access;
  readonly botUserId: string;
  readonly log: Logger;
};

/** The bot was invited: threads that waited for it appear. */
export const resumeChannelThreads =
  ({ resumeChannel, access, botUserId, log }: Deps) =>
  async ({ event }: Args): Promise<void> => {
    if (event.user !== botUserId) return;
    // Before what waits for it is tried again.
    access.forget(event.channel);
    const rows = await resumeChannel(event.channel);
    log.info({ channel: event.channel, rows }, 'Invited to a channel');
  };
