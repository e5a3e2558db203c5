import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Homes } from './homes.ts';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_home_opened'>;

/** Somebody looks at the app's Home tab. */
export const showHome =
  ({ homes }: { readonly homes: Homes }) =>
  async ({ event }: Args): Promise<void> => {
    if (event.tab === 'home') await homes.show(event.user);
  };
