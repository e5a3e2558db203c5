import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Portfolio } from '../../../decisions/portfolio.ts';
import { archiveModal } from '../../views/archive-modal.ts';
import { saidModal } from '../../views/said-modal.ts';
import type { DiscussionDeps } from '../discussion.ts';
import { openForm } from '../open-form.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = Pick<DiscussionDeps, 'gateway' | 'people' | 'messages' | 'log'> & {
  readonly portfolio: Portfolio;
};

/** From the Home tab: somebody wants many decisions as a file. */
export const archiveWished =
  ({ portfolio, gateway, people, messages: t, log }: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const userId = body.user.id;
    const [standing, filter] = await Promise.all([
      people.standing(userId, body.user.team_id),
      portfolio.chosen(userId),
    ]);
    // Whom Slack says nothing about may fill in; who they are is asked again.
    const view =
      standing === 'guest' || standing === 'external'
        ? saidModal(t, t.archive.form.title, t.archive.onlyMembers)
        : archiveModal(t, filter);
    await openForm({ gateway, log }, body.trigger_id, view);
  };
