import type { Clock } from '../../clock.ts';
import type { RefusalReason } from '../../domain/commands.ts';
import type { DecisionContext } from '../../domain/decision-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Logger } from '../../logger.ts';
import type { Perform } from '../../usecases/perform.ts';
import type { Queries } from '../../usecases/queries.ts';
import type { Access, NoAccess } from '../api/access.ts';
import type { Gateway } from '../api/gateway.ts';
import { type Membership, type People, RECENT_MS } from '../api/people.ts';
import type { Actor, MayManage } from '../api/permissions.ts';
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

/**
 * A decision, if this person may see it now; what they may not see is to them as if it did not exist.
 * The only way in which a listener comes by a decision whose id stands in a payload.
 */
export async function visibleDecision(
  { queries, people, access }: Pick<ListenerDeps, 'queries' | 'people' | 'access'>,
  actor: Actor,
  decisionId: string,
): Promise<
  { readonly context: DecisionContext } | { readonly unseen: NoAccess | 'unknown_decision' }
> {
  const context = await queries.context(decisionId);
  if (context === null) {
    const standing = await people.membership(actor.userId, RECENT_MS);
    return { unseen: standing === 'member' ? 'unknown_decision' : standing };
  }
  const may = await access.soon(actor, context.decision.channelId);
  if (may === 'may') return { context };
  return { unseen: isElsewhere(may) ? 'unknown_decision' : may };
}

const isElsewhere = (why: NoAccess): boolean => why === 'not_in_it' || why === 'bot_not_in_it';

/** Why something was not done, for the person who wanted it; escaped mrkdwn. `of` only if they may see it. */
export function refusalText(
  t: Messages,
  why: RefusalReason | NoAccess,
  context: Pick<DecisionContext, 'decision' | 'settings'> | null,
): string {
  return t.discussion.refusal[why](context === null ? '' : mayDecideInWords(t, context));
}

/** Why somebody may not ask for a recommendation there, in words for them. */
export function askingRefused(t: Messages, why: NoAccess | 'unknown_decision'): string {
  const words: Readonly<Partial<Record<string, string>>> = t.people.notFor.ask;
  return words[why] ?? refusalText(t, why, null);
}

/** Why somebody may export nothing at all, in words for them; null for members. */
export function notExporting(t: Messages, standing: Membership): string | null {
  if (standing === 'member') return null;
  return standing === 'unknown_person' ? refusalText(t, standing, null) : t.archive.onlyMembers;
}

function mayDecideInWords(
  t: Messages,
  { decision: { ownerId, deciders }, settings }: Pick<DecisionContext, 'decision' | 'settings'>,
): string {
  if (settings.decide === 'members') return t.settings.anyMember;
  return [ownerId, ...deciders].map(mention).join(', ');
}
