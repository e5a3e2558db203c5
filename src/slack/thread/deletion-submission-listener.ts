import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { DeleteDecision } from '../../usecases/delete-decision.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/info-modal.ts';
import { type ListenerDeps, refusalText } from '../listeners/discussion.ts';
import { deletableBy } from './deleting.ts';
import { parseDeletionForm } from './deletion-form.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Somebody is sure that a decision is to be deleted: it is, before the form says so. */
export const deletionSubmitted =
  (deps: ListenerDeps & { readonly deleteDecision: DeleteDecision }) =>
  async ({ ack, body, view }: Args): Promise<void> => {
    const { deleteDecision, queries, mayManage, messages: t, log } = deps;
    const form = parseDeletionForm(t, view);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const refuse = (text: string) =>
      ack({ response_action: 'errors', errors: { [BLOCK.confirm]: text } });
    const actor = { userId: body.user.id };
    const { decisionId } = form.value;
    try {
      const found = await deletableBy(deps, actor, decisionId);
      // What is not there any more may have been deleted by an earlier delivery of this form.
      const isThere = (await queries.context(decisionId)) !== null;
      if ('refused' in found && isThere) return refuse(found.refused);
      const may = await mayManage(actor.userId);
      if (may !== 'may' && may !== 'not_manager') return refuse(refusalText(t, may, null));
      const isManager = may === 'may';
      const outcome = await deleteDecision({ decisionId, actorId: actor.userId, isManager });
      if ('done' in outcome) {
        const done = infoModal(t, t.deletion.title, t.deletion.done);
        return ack({ response_action: 'update', view: done });
      }
      return refuse(refusalText(t, outcome.refused, null));
    } catch (error) {
      log.error({ err: error }, 'A decision could not be deleted; its form stays open');
      return refuse(t.discussion.failed);
    }
  };
