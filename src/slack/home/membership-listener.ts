import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Access } from '../api/access.ts';
import type { Visibility } from '../api/visibility.ts';
import type { Homes } from './homes.ts';

type Deps = {
  readonly visibility: Visibility;
  readonly access: Access;
  readonly homes: Homes;
  readonly botUserId: string;
};

/** Somebody left a channel or joined one: what they may see is asked anew. */
export const refreshMembership =
  ({ visibility, access, homes, botUserId }: Deps) =>
  async ({
    event,
  }: AllMiddlewareArgs &
    SlackEventMiddlewareArgs<'member_left_channel' | 'member_joined_channel'>): Promise<void> => {
    access.forget(event.channel);
    // Without the bot in it, nobody's membership of that channel can be seen.
    visibility.forget(event.user === botUserId ? 'everybody' : event.user);
    homes.changed();
  };

/** The bot was taken out of a channel. */
export const forgetChannel =
  ({ visibility, access, homes }: Deps) =>
  async ({
    event,
  }: AllMiddlewareArgs & SlackEventMiddlewareArgs<'channel_left' | 'group_left'>) => {
    access.forget(event.channel);
    visibility.forget('everybody');
    homes.changed();
  };
