import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { home } from '../../views/home.ts';
import type { DiscussionDeps } from '../discussion.ts';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_home_opened'>;

/** Somebody looks at the app's Home tab. */
export const homeOpened =
  ({ look, gateway, messages: t, log }: DiscussionDeps) =>
  async ({ event }: Args): Promise<void> => {
    if (event.tab !== 'home') return;
    const published = await gateway.publishHome(event.user, home(t, await look.of(event.user)));
    if (published.kind !== 'done') log.warn({ error: published.error }, 'Home was not shown');
  };
