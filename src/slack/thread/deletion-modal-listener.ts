import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { decisionOfBlock } from '../kit/ids.ts';
import { infoModal } from '../kit/info-modal.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';
import { openForm } from '../listeners/form-updates.ts';
import { deletableBy } from './deleting.ts';
import { deletionModal } from './deletion-modal-view.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** Somebody wants to delete a decision where there is no thread with a menu. */
export const openDeletionForm =
  (deps: ListenerDeps) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    await ack();
    const decisionId = decisionOfBlock(action.block_id);
    if (decisionId === null) return;
    const { messages: t } = deps;
    const actor = { userId: body.user.id };
    const found = await deletableBy(deps, actor, decisionId);
    const tell = (text: string) =>
      respond({ response_type: 'ephemeral', replace_original: false, text });
    if ('refused' in found) {
      await tell(found.refused);
      return;
    }
    const view = deletionModal(t, found.deletable);
    if ((await openForm(deps, body.trigger_id, view)) === null) await tell(t.discussion.failed);
  };

/** In the form that withdraws: the form that deletes takes its place. */
export const offerDeletion =
  (deps: ListenerDeps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    const { gateway, messages: t, log } = deps;
    const decisionId = decisionOfBlock(action.block_id);
    if (body.view === undefined || decisionId === null) return;
    const actor = { userId: body.user.id };
    const found = await deletableBy(deps, actor, decisionId);
    const view =
      'refused' in found
        ? infoModal(t, t.deletion.title, found.refused)
        : deletionModal(t, found.deletable);
    const shown = await gateway.updateModal(body.view.id, view);
    if (shown.kind !== 'done') log.warn({ error: shown.error }, 'A form could not be replaced');
  };
