import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Logger } from '../../logger.ts';
import type { Uninstall } from '../../usecases/uninstall.ts';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_uninstalled'>;
type Deps = {
  /** Whether Slack says so too. */
  readonly isRemoved: () => Promise<boolean>;
  readonly uninstall: Uninstall;
  readonly log: Logger;
};

/** The workspace has removed the bot: all that it kept there is deleted. */
export const deleteAfterUninstall =
  ({ isRemoved, uninstall, log }: Deps) =>
  async (_: Args): Promise<void> => {
    if (!(await isRemoved())) {
      log.warn('Told that the app was uninstalled, but its token works: nothing is deleted');
      return;
    }
    if (!(await uninstall())) return;
    log.warn('The app was uninstalled: everything that was kept of the workspace is deleted');
  };
