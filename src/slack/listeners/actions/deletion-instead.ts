import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { decisionOfBlock } from '../../ids.ts';
import { deletionModal } from '../../views/deletion-modal.ts';
import { saidModal } from '../../views/said-modal.ts';
import { mayDelete } from '../deleting.ts';
import type { DiscussionDeps } from '../discussion.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** In the form that withdraws: the form that deletes takes its place. */
export const deletionInstead =
  (deps: DiscussionDeps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    const { look, gateway, messages: t, log } = deps;
    const decisionId = decisionOfBlock(action.block_id);
    if (body.view === undefined || decisionId === null) return;
    const of = await look.at(decisionId);
    const deleter = { userId: body.user.id, homeTeam: body.user.team_id };
    // Only those who may were shown the button; the form is refused to anybody else.
    if (of !== null && !(await mayDelete(deps, of.decision, deleter))) return;
    const unknown = t.discussion.refusal.unknown_decision('');
    const view =
      of === null ? saidModal(t, t.deletion.title, unknown) : deletionModal(t, of.decision);
    const shown = await gateway.updateModal(body.view.id, view);
    if (shown.kind !== 'done') log.warn({ error: shown.error }, 'A form could not be replaced');
  };
