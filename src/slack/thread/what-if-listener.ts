import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { isHidden } from '../../domain/decision.ts';
import { infoModal } from '../kit/modal.ts';
import { type ListenerDeps, refusalText, visibleDecision } from '../listeners/discussion.ts';
import type { FormUpdates } from '../listeners/form-updates.ts';
import { readWhatIf } from './what-if-form.ts';
import { whatIfModal } from './what-if-modal-view.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** Shows in the what-if form what follows from the answers it holds now. */
export const showWhatIf =
  (deps: ListenerDeps & { readonly updates: FormUpdates }) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    if (body.view === undefined) return;
    const { queries, messages: t, updates } = deps;
    const { decisionId, answers, note } = readWhatIf(body.view);
    const actor = { userId: body.user.id };
    const seen = await visibleDecision(deps, actor, decisionId);
    // Slack may answer at the next change, so the form stays as it is.
    if ('unseen' in seen && isTransient(seen.unseen)) return;
    if ('unseen' in seen) {
      const refusal = infoModal(t, t.whatIfForm.title, refusalText(t, seen.unseen, null));
      return updates.show(body.view.id, refusal);
    }
    const { decision } = seen.context;
    if (isHidden(decision)) return;
    const tried = queries.whatIf(decision, answers);
    await updates.show(body.view.id, whatIfModal(t, { decision, answers, tried, note }));
  };

const isTransient = (why: string): boolean => why === 'not_known' || why === 'unknown_person';
