import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { isHidden } from '../../../records/decision.ts';
import type { FormUpdates } from '../../form-updates.ts';
import { readWhatIf } from '../../forms/what-if-form.ts';
import { whatIfModal } from '../../views/what-if-modal.ts';
import type { DiscussionDeps } from '../discussion.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** Another answer is tried in the what-if form: it shows what would follow. */
export const answerTried =
  ({ look, messages: t, updates }: DiscussionDeps & { readonly updates: FormUpdates }) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    if (body.view === undefined) return;
    const { decisionId, answers, note } = readWhatIf(body.view);
    const of = await look.at(decisionId);
    if (of === null || isHidden(of.decision)) return;
    const { decision } = of;
    const tried = look.tried(decision, answers);
    await updates.show(body.view.id, whatIfModal(t, { decision, answers, tried, note }));
  };
