import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Portfolio } from '../../usecases/portfolio.ts';
import { infoModal } from '../kit/modal.ts';
import { type ListenerDeps, notExporting } from '../listeners/discussion.ts';
import { openForm } from '../listeners/open-form.ts';
import { exportModal } from './export-modal-view.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = Pick<ListenerDeps, 'gateway' | 'people' | 'messages' | 'log'> & {
  readonly portfolio: Portfolio;
};

/** From the Home tab: somebody wants many decisions as a file. */
export const openExportForm =
  ({ portfolio, gateway, people, messages: t, log }: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const userId = body.user.id;
    const [standing, filter] = await Promise.all([
      people.membership(userId),
      portfolio.chosen(userId),
    ]);
    const refusal = notExporting(t, standing);
    const view =
      refusal === null ? exportModal(t, filter) : infoModal(t, t.archive.form.title, refusal);
    await openForm({ gateway, log }, body.trigger_id, view);
  };
