import type { Clock } from '../../clock.ts';
import type { RefusalReason } from '../../domain/commands.ts';
import type { DecisionContext } from '../../domain/decision-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Logger } from '../../logger.ts';
import type { Perform } from '../../usecases/perform.ts';
import type { Queries } from '../../usecases/queries.ts';
import type { Access, NoAccess } from '../api/access.ts';
import type { Gateway } from '../api/gateway.ts';
import {
  type Actor,
  type MayManage,
  type Membership,
  type People,
  RECENT_MS,
} from '../api/people.ts';
import { mention } from '../kit/blocks.ts';

/** What the listeners of the discussion need. */
export type ListenerDeps = {
  readonly perform: Perform;
  readonly queries: Queries;
  readonly people: People;
  readonly access: Access;
  readonly mayManage: MayManage;
  readonly gateway: Gateway;
  readonly messages: Messages;
  readonly clock: Clock;
  readonly log: Logger;
};

type AccessDeps = Pick<ListenerDeps, 'queries' | 'people' | 'access'>;

/** Why somebody is not shown a decision. */
export type Unseen = NoAccess | 'unknown_decision';

/**
 * Why somebody may not see a decision now; null if they may. What they may not see is to them as if it
 * did not exist. Listeners use a decision whose id stands in a payload only after this or `visibleDecision`.
 */
export async function whyUnseen(
  deps: AccessDeps,
  actor: Actor,
  decisionId: string,
): Promise<Unseen | null> {
  return unseenIn(deps, actor, await deps.queries.channelOf(decisionId));
}

/** A decision, if this person may see it now. */
export async function visibleDecision(
  deps: AccessDeps,
  actor: Actor,
  decisionId: string,
): Promise<{ readonly context: DecisionContext } | { readonly unseen: Unseen }> {
  const context = await deps.queries.context(decisionId);
  const unseen = await unseenIn(deps, actor, context?.decision.channelId ?? null);
  if (unseen === null && context !== null) return { context };
  return { unseen: unseen ?? 'unknown_decision' };
}

/** `channelId` is null where there is no such decision. */
async function unseenIn(
  { people, access }: AccessDeps,
  actor: Actor,
  channelId: string | null,
): Promise<Unseen | null> {
  if (channelId === null) {
    const membership = await people.membership(actor.userId, RECENT_MS);
    return membership === 'member' ? 'unknown_decision' : membership;
  }
  const may = await access.soon(actor, channelId);
  if (may === 'may') return null;
  return isElsewhere(may) ? 'unknown_decision' : may;
}

/** Whether Slack says that somebody does not see a channel, rather than nothing. */
export const isElsewhere = (why: NoAccess): boolean =>
  why === 'not_in_it' || why === 'bot_not_in_it';

/** Why something was not done, for the person who wanted it; escaped mrkdwn. `context` only if they may see it. */
export function refusalText(
  t: Messages,
  why: RefusalReason | NoAccess,
  context: Pick<DecisionContext, 'decision' | 'settings'> | null,
): string {
  return t.discussion.refusal[why](context === null ? '' : mayDecideInWords(t, context));
}

/** Why somebody is refused what only members may do, in words for them; null for members. */
export function notMember(t: Messages, membership: Membership, onlyMembers: string): string | null {
  if (membership === 'member') return null;
  return membership === 'unknown_person' ? refusalText(t, membership, null) : onlyMembers;
}

function mayDecideInWords(
  t: Messages,
  { decision: { ownerId, deciders }, settings }: Pick<DecisionContext, 'decision' | 'settings'>,
): string {
  if (settings.decide === 'members') return t.settings.anyMember;
  return [ownerId, ...deciders].map(mention).join(', ');
}

/** A conversation to post in; null for direct messages between people, which the bot cannot be invited to. */
export const channelToPostIn = (channelId: string, channelName: string): string | null =>
  channelId.startsWith('D') || channelName === 'directmessage' || channelName.startsWith('mpdm-')
    ? null
    : channelId;

/** A message to one person alone, in answer to what they did. */
export const toThemAlone = (text: string) =>
  ({ response_type: 'ephemeral', replace_original: false, text }) as const;
