import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { ShowHome } from '../../home.ts';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_home_opened'>;

/** Somebody looks at the app's Home tab. */
export const homeOpened =
  ({ show }: { readonly show: ShowHome }) =>
  async ({ event }: Args): Promise<void> => {
    if (event.tab === 'home') await show(event.user);
  };
