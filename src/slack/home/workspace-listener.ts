import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Logger } from '../../logger.ts';
import type { RequestFollowing } from '../../usecases/follow-channel.ts';
import type { ResumeChannel } from '../../usecases/redeliver.ts';
import type { Uninstall } from '../../usecases/uninstall.ts';
import type { Access } from '../api/access.ts';
import type { Visibility } from '../api/visibility.ts';
import type { Homes } from './homes.ts';

type Event<Name extends string> = AllMiddlewareArgs & SlackEventMiddlewareArgs<Name>;

type Deps = {
  readonly visibility: Visibility;
  readonly access: Access;
  readonly homes: Homes;
  readonly botUserId: string;
};

/** A member joined or left a channel: the bot asks Slack again what they may see. */
export const refreshMembership =
  ({ visibility, access, homes, botUserId }: Deps) =>
  async ({ event }: Event<'member_left_channel' | 'member_joined_channel'>): Promise<void> => {
    access.forget(event.channel);
    // When the bot itself joins or leaves, it gains or loses sight of everybody's membership there.
    visibility.forget(event.user === botUserId ? 'everybody' : event.user);
    homes.changed();
  };

/** The bot was taken out of a channel. */
export const forgetChannel =
  ({ visibility, access, homes }: Deps) =>
  async ({ event }: Event<'channel_left' | 'group_left'>): Promise<void> => {
    access.forget(event.channel);
    visibility.forget('everybody');
    homes.changed();
  };

/** The bot joined a channel: delivers the threads that waited for that. */
export const resumeChannelThreads =
  ({
    resumeChannel,
    access,
    botUserId,
    log,
  }: Pick<Deps, 'access' | 'botUserId'> & {
    readonly resumeChannel: ResumeChannel;
    readonly log: Logger;
  }) =>
  async ({ event }: Event<'member_joined_channel'>): Promise<void> => {
    if (event.user !== botUserId) return;
    // First, so that the delivery does not meet the cached refusal.
    access.forget(event.channel);
    const rows = await resumeChannel(event.channel);
    log.info({ channel: event.channel, rows }, 'Invited to a channel');
  };

const CHANNEL = /^[CG][A-Z0-9]+$/;

/** A channel's id changed, as when a private channel is shared with another company. */
export const followChannelId =
  ({ requestFollowing }: { readonly requestFollowing: RequestFollowing }) =>
  async ({
    event: { old_channel_id: from, new_channel_id: to },
  }: Event<'channel_id_changed'>): Promise<void> => {
    if (!CHANNEL.test(from) || !CHANNEL.test(to)) return;
    await requestFollowing({ from, to });
  };

/** The workspace uninstalled the bot: deletes all its data, once Slack confirms it. */
export const deleteAfterUninstall =
  ({
    isRemoved,
    uninstall,
    log,
  }: {
    /** Asks Slack, because an event alone must not delete everything. */
    readonly isRemoved: () => Promise<boolean>;
    readonly uninstall: Uninstall;
    readonly log: Logger;
  }) =>
  async (_: Event<'app_uninstalled'>): Promise<void> => {
    if (!(await isRemoved())) {
      log.warn('Told that the app was uninstalled, but its token works: nothing is deleted');
      return;
    }
    if (!(await uninstall())) return;
    log.warn('The app was uninstalled: everything that was kept of the workspace is deleted');
  };
