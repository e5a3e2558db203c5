import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Uninstall } from '../../../decisions/uninstall.ts';
import type { Logger } from '../../../logger.ts';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_uninstalled'>;
type Deps = { readonly uninstall: Uninstall; readonly teamId: string; readonly log: Logger };

/** The workspace has removed the bot: all that it kept there is deleted. */
export const appUninstalled =
  ({ uninstall, teamId, log }: Deps) =>
  async ({ body }: Args): Promise<void> => {
    if (body.team_id !== teamId) return;
    if (!(await uninstall())) return;
    log.warn('The app was uninstalled: everything that was kept of the workspace is deleted');
  };
