import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { ResumeChannel } from '../../../decisions/redeliver.ts';
import type { Logger } from '../../../logger.ts';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'member_joined_channel'>;
type Deps = {
  readonly resumeChannel: ResumeChannel;
  readonly botUserId: string;
  readonly log: Logger;
};

/** The bot was invited: threads that waited for it appear. */
export const botJoined =
  ({ resumeChannel, botUserId, log }: Deps) =>
  async ({ event }: Args): Promise<void> => {
    if (event.user !== botUserId) return;
    const rows = await resumeChannel(event.channel);
    log.info({ channel: event.channel, rows }, 'Invited to a channel');
  };
