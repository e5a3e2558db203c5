import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ListenerDeps } from '../listeners/discussion.ts';
import { openForm } from '../listeners/open-form.ts';
import { forgetModal } from './forget-modal-view.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = Pick<ListenerDeps, 'mayManage' | 'gateway' | 'messages' | 'log'>;

/** Somebody wants what they wrote, or what somebody else did, to be taken out. */
export const openForgettingForm =
  ({ mayManage, gateway, messages: t, log }: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const { id: userId } = body.user;
    const isManager = (await mayManage(userId)) === 'may';
    const view = forgetModal(t, { userId, isManager });
    await openForm({ gateway, log }, body.trigger_id, view);
  };
