import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Homes } from '../../home.ts';
import type { Visibility } from '../../visibility.ts';

type Deps = {
  readonly visibility: Visibility;
  readonly homes: Homes;
  readonly botUserId: string;
};

/** Somebody left a channel or joined one: what they may see is asked anew. */
export const memberChanged =
  ({ visibility, homes, botUserId }: Deps) =>
  async ({
    event,
  }: AllMiddlewareArgs &
    SlackEventMiddlewareArgs<'member_left_channel' | 'member_joined_channel'>): Promise<void> => {
    // Without the bot in it, nobody's membership of that channel can be seen.
    visibility.forget(event.user === botUserId ? 'everybody' : event.user);
    homes.changed();
  };

/** The bot was taken out of a channel. */
export const botLeft =
  ({ visibility, homes }: Deps) =>
  async (_: AllMiddlewareArgs & SlackEventMiddlewareArgs<'channel_left' | 'group_left'>) => {
    visibility.forget('everybody');
    homes.changed();
  };
