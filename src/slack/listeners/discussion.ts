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

/** What the listeners of a decision's thread need. */
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

/** Why a person may not see a decision. */
export type Unseen = NoAccess | 'unknown_decision';

/**
 * Why a person may not see a decision now; null if they may. A decision in a channel they cannot see
 * looks to them as if it did not exist. Listeners must check every decision id from a payload with this
 * or `visibleDecision` before they use it.
 */
export async function whyUnseen(
  deps: AccessDeps,
  actor: Actor,
  decisionId: string,
): Promise<Unseen | null> {
  return whyUnseenIn(deps, actor, await deps.queries.channelOf(decisionId));
}

/** Loads a decision, if this person may see it now. */
export async function visibleDecision(
  deps: AccessDeps,
  actor: Actor,
  decisionId: string,
): Promise<{ readonly context: DecisionContext } | { readonly unseen: Unseen }> {
  const context = await deps.queries.context(decisionId);
  const unseen = await whyUnseenIn(deps, actor, context?.decision.channelId ?? null);
  if (unseen === null && context !== null) return { context };
  return { unseen: unseen ?? 'unknown_decision' };
}

/** The same for a decision whose channel is known already; `channelId` is null when there is no such decision. */
export async function whyUnseenIn(
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

/** Whether Slack says that a person cannot see a channel, as opposed to not answering. */
export const isElsewhere = (why: NoAccess): boolean =>
  why === 'not_in_it' || why === 'bot_not_in_it';

/**
 * Explains a refusal, as escaped mrkdwn.
 *
 * @param context null unless this person may see the decision
 */
export function refusalText(
  t: Messages,
  why: RefusalReason | NoAccess,
  context: Pick<DecisionContext, 'decision' | 'settings'> | null,
): string {
  return t.discussion.refusal[why](context === null ? '' : mayDecideInWords(t, context));
}

/** Explains to a person who is not a member why the bot refuses; null for members. */
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

/** The channel if the bot may post there; null for direct messages, which the bot cannot be invited to. */
export const channelToPostIn = (channelId: string, channelName: string): string | null =>
  channelId.startsWith('D') || channelName === 'directmessage' || channelName.startsWith('mpdm-')
    ? null
    : channelId;

/** A message that only the person who clicked sees. */
export const toThemAlone = (text: string) =>
  ({ response_type: 'ephemeral', replace_original: false, text }) as const;
