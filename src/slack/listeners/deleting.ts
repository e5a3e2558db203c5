import type { Messages } from '../../i18n/messages.ts';
import { type Decision, mayErase } from '../../records/decision.ts';
import { mention } from '../blocks.ts';
import type { Actor } from '../managing.ts';
import type { DiscussionDeps } from './discussion.ts';

/** Whether somebody may delete a decision for good, as far as is known by now. */
export const mayDelete = async (
  { mayManage }: Pick<DiscussionDeps, 'mayManage'>,
  decision: Decision,
  { userId, homeTeam }: Actor,
): Promise<boolean> => mayErase(decision, userId) || (await mayManage(userId, homeTeam)) === 'may';

/** Why they may not; escaped mrkdwn. */
export const notYourDeletion = (t: Messages, { ownerId, deciders }: Decision): string =>
  t.deletion.notYours([ownerId, ...deciders].map(mention).join(', '));
