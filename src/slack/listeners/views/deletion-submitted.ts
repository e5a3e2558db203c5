import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Erase } from '../../../decisions/erase.ts';
import { parseDeletionForm } from '../../forms/deletion-form.ts';
import { BLOCK } from '../../ids.ts';
import { saidModal } from '../../views/said-modal.ts';
import { notYourDeletion } from '../deleting.ts';
import { type DiscussionDeps, refusalText } from '../discussion.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Somebody is sure that a decision is to be deleted: it is, before the form says so. */
export const deletionSubmitted =
  (deps: DiscussionDeps & { readonly erase: Erase }) =>
  async ({ ack, body, view }: Args): Promise<void> => {
    const { erase, look, people, mayManage, messages: t, log } = deps;
    const form = parseDeletionForm(t, view);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const refuse = (text: string) =>
      ack({ response_action: 'errors', errors: { [BLOCK.confirm]: text } });
    const { id: actorId, team_id: homeTeam } = body.user;
    const standing = await people.standing(actorId, homeTeam);
    if (standing !== 'member') return refuse(refusalText(t, standing, null));
    const { decisionId } = form.value;
    try {
      const isManager = (await mayManage(actorId, homeTeam)) === 'may';
      const outcome = await erase({ decisionId, actorId, isManager });
      if ('done' in outcome) {
        const done = saidModal(t, t.deletion.title, t.deletion.done);
        return ack({ response_action: 'update', view: done });
      }
      const of = await look.at(decisionId);
      return refuse(
        of === null ? refusalText(t, outcome.refused, null) : notYourDeletion(t, of.decision),
      );
    } catch (error) {
      log.error({ err: error }, 'A decision could not be deleted; its form stays open');
      return refuse(t.discussion.failed);
    }
  };
