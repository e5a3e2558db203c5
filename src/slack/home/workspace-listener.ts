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

/** Somebody left a channel or joined one: what they may see is asked anew. */
export const refreshMembership =
  ({ visibility, access, homes, botUserId }: Deps) =>
  async ({ event }: Event<'member_left_channel' | 'member_joined_channel'>): Promise<void> => {
    access.forget(event.channel);
    // Without the bot in it, nobody's membership of that channel can be seen.
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

/** The bot was invited: threads that waited for it appear. */
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
    // Before what waits for it is tried again.
    access.forget(event.channel);
    const rows = await resumeChannel(event.channel);
    log.info({ channel: event.channel, rows }, 'Invited to a channel');
  };

const CHANNEL = /^[CG][A-Z0-9]+$/;

/** A channel has another id: sharing a private one with another company does that. */
export const followChannelId =
  ({ requestFollowing }: { readonly requestFollowing: RequestFollowing }) =>
  async ({
    event: { old_channel_id: from, new_channel_id: to },
  }: Event<'channel_id_changed'>): Promise<void> => {
    if (!CHANNEL.test(from) || !CHANNEL.test(to)) return;
    await requestFollowing({ from, to });
  };

/** The workspace has removed the bot: all that it kept there is deleted. */
export const deleteAfterUninstall =
  ({
    isRemoved,
    uninstall,
    log,
  }: {
    /** Whether Slack says so too. */
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
