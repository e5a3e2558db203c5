import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { decisionOfBlock } from '../../ids.ts';
import { deletionModal } from '../../views/deletion-modal.ts';
import { saidModal } from '../../views/said-modal.ts';
import { deletableBy } from '../deleting.ts';
import type { DiscussionDeps } from '../discussion.ts';
import { openForm } from '../open-form.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** Somebody wants to delete a decision where there is no thread with a menu. */
export const deletionWished =
  (deps: DiscussionDeps) =>
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
    if (!(await openForm(deps, body.trigger_id, view))) await tell(t.discussion.failed);
  };

/** In the form that withdraws: the form that deletes takes its place. */
export const deletionInstead =
  (deps: DiscussionDeps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    const { gateway, messages: t, log } = deps;
    const decisionId = decisionOfBlock(action.block_id);
    if (body.view === undefined || decisionId === null) return;
    const actor = { userId: body.user.id };
    const found = await deletableBy(deps, actor, decisionId);
    const view =
      'refused' in found
        ? saidModal(t, t.deletion.title, found.refused)
        : deletionModal(t, found.deletable);
    const shown = await gateway.updateModal(body.view.id, view);
    if (shown.kind !== 'done') log.warn({ error: shown.error }, 'A form could not be replaced');
  };
