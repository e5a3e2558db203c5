import type { DeleteDecision } from '../../usecases/delete-decision.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/info-modal.ts';
import { type ListenerDeps, refusalText } from '../listeners/discussion.ts';
import { formSubmitted } from '../listeners/submitted.ts';
import { deletableBy } from './deleting.ts';
import { parseDeletionForm } from './deletion-form.ts';

/** Somebody is sure that a decision is to be deleted: it is, before the form says so. */
export const deletionSubmitted = (
  deps: ListenerDeps & { readonly deleteDecision: DeleteDecision },
) => {
  const { deleteDecision, queries, mayManage, messages: t } = deps;
  return formSubmitted<{ readonly decisionId: string }>(deps, {
    refusedUnder: () => BLOCK.confirm,
    failed: t.discussion.failed,
    parse: ({ view }) => parseDeletionForm(t, view),
    act: async ({ decisionId }, { userId: actorId }) => {
      const found = await deletableBy(deps, { userId: actorId }, decisionId);
      // What is not there any more may have been deleted by an earlier delivery of this form.
      const isThere = (await queries.channelOf(decisionId)) !== null;
      if ('refused' in found && isThere) return { refusal: found.refused };
      const may = await mayManage(actorId);
      if (may !== 'may' && may !== 'not_manager') return { refusal: refusalText(t, may, null) };
      const outcome = await deleteDecision({ decisionId, actorId, isManager: may === 'may' });
      if ('refused' in outcome) return { refusal: refusalText(t, outcome.refused, null) };
      return { view: infoModal(t, t.deletion.title, t.deletion.done) };
    },
  });
};
