import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { RequestFollowing } from '../../usecases/follow-channel.ts';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'channel_id_changed'>;

const CHANNEL = /^[CG][A-Z0-9]+$/;

/** A channel has another id: sharing a private one with another company does that. */
export const followChannelId =
  ({ requestFollowing }: { readonly requestFollowing: RequestFollowing }) =>
  async ({ event: { old_channel_id: from, new_channel_id: to } }: Args): Promise<void> => {
    if (!CHANNEL.test(from) || !CHANNEL.test(to)) return;
    await requestFollowing({ from, to });
  };
