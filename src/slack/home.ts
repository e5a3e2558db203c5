import type { Portfolio } from '../decisions/portfolio.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Logger } from '../logger.ts';
import type { Gateway } from './gateway.ts';
import { home } from './views/home.ts';
import type { Visibility } from './visibility.ts';

/** Shows somebody their Home tab as it is now. */
export type ShowHome = (userId: string) => Promise<void>;

export const showHome =
  ({
    portfolio,
    visibility,
    gateway,
    messages,
    log,
  }: {
    readonly portfolio: Portfolio;
    readonly visibility: Visibility;
    readonly gateway: Gateway;
    readonly messages: Messages;
    readonly log: Logger;
  }): ShowHome =>
  async (userId) => {
    const overview = await portfolio.overview(userId, await visibility.of(userId));
    for (const view of home(messages, overview)) {
      const published = await gateway.publishHome(userId, view);
      if (published.kind === 'content_refused') continue;
      if (published.kind !== 'done') log.warn({ error: published.error }, 'Home was not shown');
      return;
    }
    log.warn('Home was refused in every form');
  };
