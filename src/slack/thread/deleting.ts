import { type Decision, mayDelete } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Actor } from '../api/permissions.ts';
import { mention } from '../kit/blocks.ts';
import { type ListenerDeps, refusalText, visibleDecision } from '../listeners/discussion.ts';

/** Why they may not; escaped mrkdwn. */
export const notYourDeletion = (t: Messages, { ownerId, deciders }: Decision): string =>
  t.deletion.notYours([ownerId, ...deciders].map(mention).join(', '));

/** A decision that somebody may delete; without its title if they may not see it. */
export type Deletable = Pick<Decision, 'id'> & { readonly title: string | null };

/**
 * Whether somebody may delete this decision now, or why not, in words for them. Besides those who
 * see it and may, its owner can, wherever they are by now, and a manager: they are told nothing of it.
 */
export async function deletableBy(
  deps: Pick<ListenerDeps, 'queries' | 'people' | 'access' | 'mayManage' | 'messages'>,
  actor: Actor,
  decisionId: string,
): Promise<{ readonly deletable: Deletable } | { readonly refused: string }> {
  const { queries, mayManage, messages: t } = deps;
  const [seen, may, found] = await Promise.all([
    visibleDecision(deps, actor, decisionId),
    mayManage(actor.userId),
    queries.context(decisionId),
  ]);
  if ('context' in seen) {
    const { decision } = seen.context;
    return may === 'may' || mayDelete(decision, actor.userId)
      ? { deletable: decision }
      : { refused: notYourDeletion(t, decision) };
  }
  const refused = { refused: refusalText(t, seen.unseen, null) };
  if (found === null || (may !== 'may' && may !== 'not_manager')) return refused;
  const { id, title, ownerId, thread } = found.decision;
  const isOwner = ownerId === actor.userId;
  if (!isOwner && may !== 'may') return refused;
  // What was never posted is as its owner wrote it.
  return { deletable: { id, title: isOwner && thread === null ? title : null } };
}
