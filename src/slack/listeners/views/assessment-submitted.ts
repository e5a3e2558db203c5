import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { SubmitDecision } from '../../../decisions/submit.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { Logger } from '../../../logger.ts';
import { blockId, formViewSchema } from '../../forms/assessment-draft.ts';
import { parseAssessmentForm, sourceKeyOf } from '../../forms/assessment-form.ts';
import { BLOCK } from '../../ids.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;
type Deps = {
  readonly submit: SubmitDecision;
  readonly messages: Messages;
  readonly log: Logger;
  /** The bot's own workspace, for payloads that name none, as those of an org-wide install. */
  readonly teamId: string;
};

/** The form was sent. */
export const assessmentSubmitted =
  ({ submit, messages: t, log, teamId: home }: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    const view = formViewSchema.parse(body.view);
    const form = parseAssessmentForm(t, view);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const teamId = body.team?.id || body.view.team_id || home;
    try {
      // Kept before `ack`: a crash in between leaves the form open, and the view's id makes the
      // second delivery harmless.
      await submit({
        ...form.value,
        sourceKey: sourceKeyOf(view.id, form.value),
        teamId,
        userId: body.user.id,
      });
    } catch (error) {
      log.error({ err: error }, 'A submission could not be saved; its form stays open');
      const field = blockId(BLOCK.title, view.private_metadata.revision);
      return ack({ response_action: 'errors', errors: { [field]: t.error.notKept } });
    }
    await ack();
  };
