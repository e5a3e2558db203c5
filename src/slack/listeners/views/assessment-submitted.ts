import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { SubmitDecision } from '../../../decisions/submit.ts';
import { blockId, formViewSchema } from '../../forms/assessment-draft.ts';
import { parseAssessmentForm } from '../../forms/assessment-form.ts';
import { formKey } from '../../forms/form-key.ts';
import { BLOCK } from '../../ids.ts';
import { type DiscussionDeps, refusalText } from '../discussion.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;
type Deps = Pick<DiscussionDeps, 'people' | 'messages' | 'clock' | 'log'> & {
  readonly submit: SubmitDecision;
  /** The bot's own workspace, for payloads that name none, as those of an org-wide install. */
  readonly teamId: string;
};

/** The form was sent. */
export const assessmentSubmitted =
  ({ submit, people, messages: t, clock, log, teamId: home }: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    const view = formViewSchema.parse(body.view);
    const userId = body.user.id;
    const form = parseAssessmentForm(t, view, { now: clock.now(), userId });
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const refuse = (text: string) => {
      const field = blockId(BLOCK.title, view.private_metadata.revision);
      return ack({ response_action: 'errors', errors: { [field]: text } });
    };
    // Whom Slack says nothing about may ask: what they typed must not depend on that.
    const standing = await people.standing(userId, body.user.team_id);
    if (standing === 'guest' || standing === 'external') {
      return refuse(refusalText(t, standing, null));
    }
    const teamId = body.team?.id || body.view.team_id || home;
    const { source } = form.value;
    try {
      // Kept before `ack`: a crash in between leaves the form open, and the view's id makes the
      // second delivery harmless.
      const kept = await submit({
        ...form.value,
        source: source && { place: source, link: null },
        sourceKey: formKey(view.id, form.value),
        teamId,
        userId,
      });
      if (typeof kept === 'object') return refuse(refusalText(t, kept.refused, null));
    } catch (error) {
      log.error({ err: error }, 'A submission could not be saved; its form stays open');
      return refuse(t.error.notKept);
    }
    await ack();
  };
