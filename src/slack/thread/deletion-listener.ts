import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { type Decision, mayDelete } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { DeleteDecision } from '../../usecases/delete-decision.ts';
import type { Actor } from '../api/people.ts';
import { mention } from '../kit/blocks.ts';
import { BLOCK, decisionOfBlock } from '../kit/ids.ts';
import { infoModal } from '../kit/modal.ts';
import {
  type ListenerDeps,
  refusalText,
  toThemAlone,
  whyUnseenIn,
} from '../listeners/discussion.ts';
import { openForm } from '../listeners/form-updates.ts';
import { formSubmitted } from '../listeners/submitted.ts';
import { parseDeletionForm } from './decision-form.ts';
import { deletionModal } from './decision-modal-view.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** Opens the deletion form from a message outside the thread, which has no menu. */
export const openDeletionForm =
  (deps: ListenerDeps) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    await ack();
    const decisionId = decisionOfBlock(action.block_id);
    if (decisionId === null) return;
    const { messages: t } = deps;
    const result = await deletableBy(deps, { userId: body.user.id }, decisionId);
    const tell = (text: string) => respond(toThemAlone(text));
    if ('refused' in result) {
      await tell(result.refused);
      return;
    }
    const view = deletionModal(t, result.deletable);
    const opened = await openForm(deps, body.trigger_id, view);
    if (opened === null) await tell(t.discussion.failed);
  };

/** Replaces the withdrawal form by the deletion form. */
export const offerDeletion =
  (deps: ListenerDeps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    const { gateway, messages: t, log } = deps;
    const decisionId = decisionOfBlock(action.block_id);
    if (body.view === undefined || decisionId === null) return;
    const result = await deletableBy(deps, { userId: body.user.id }, decisionId);
    const view =
      'refused' in result
        ? infoModal(t, t.deletion.title, result.refused)
        : deletionModal(t, result.deletable);
    const answer = await gateway.updateModal(body.view.id, view);
    if (answer.kind !== 'done') log.warn({ error: answer.error }, 'A form could not be replaced');
  };

/** Deletes the decision, then confirms it. */
export const deletionSubmitted = (
  deps: ListenerDeps & { readonly deleteDecision: DeleteDecision },
) => {
  const { deleteDecision, queries, mayManage, messages: t } = deps;
  return formSubmitted<{ readonly decisionId: string }>(deps, {
    refusedUnder: () => BLOCK.confirm,
    failed: t.discussion.failed,
    parse: ({ view }) => parseDeletionForm(t, view),
    act: async ({ decisionId }, { userId: actorId }) => {
      const result = await deletableBy(deps, { userId: actorId }, decisionId);
      // An earlier delivery of this form may have deleted it already.
      const exists = (await queries.channelOf(decisionId)) !== null;
      if ('refused' in result && exists) return { refusal: result.refused };
      const may = await mayManage(actorId);
      if (may !== 'may' && may !== 'not_manager') return { refusal: refusalText(t, may, null) };
      const outcome = await deleteDecision({ decisionId, actorId, isManager: may === 'may' });
      if ('refused' in outcome) return { refusal: refusalText(t, outcome.refused, null) };
      return { view: infoModal(t, t.deletion.title, t.deletion.done) };
    },
  });
};

/** Why a member may not delete the decision; escaped mrkdwn. */
export const notYourDeletion = (t: Messages, { ownerId, deciders }: Decision): string =>
  t.deletion.notYours([ownerId, ...deciders].map(mention).join(', '));

/** A decision that the actor may delete; `title` is null if they may not see it. */
type Deletable = Pick<Decision, 'id'> & { readonly title: string | null };

/**
 * Whether the actor may delete this decision now, or why not, in words for them. The owner and managers
 * may even if they no longer see its channel; the form then shows them nothing about the decision.
 */
async function deletableBy(
  deps: Pick<ListenerDeps, 'queries' | 'people' | 'access' | 'mayManage' | 'messages'>,
  actor: Actor,
  decisionId: string,
): Promise<{ readonly deletable: Deletable } | { readonly refused: string }> {
  const { queries, mayManage, messages: t } = deps;
  const [context, may] = await Promise.all([queries.context(decisionId), mayManage(actor.userId)]);
  const decision = context?.decision ?? null;
  const unseen = await whyUnseenIn(deps, actor, decision?.channelId ?? null);
  if (unseen === null && decision !== null) {
    return may === 'may' || mayDelete(decision, actor.userId)
      ? { deletable: decision }
      : { refused: notYourDeletion(t, decision) };
  }
  const refused = { refused: refusalText(t, unseen ?? 'unknown_decision', null) };
  if (decision === null || (may !== 'may' && may !== 'not_manager')) return refused;
  const { id, title, ownerId, thread } = decision;
  const isOwner = ownerId === actor.userId;
  if (!isOwner && may !== 'may') return refused;
  // A decision that was never posted holds only what its owner wrote.
  return { deletable: { id, title: isOwner && thread === null ? title : null } };
}
