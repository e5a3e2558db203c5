import type { Clock } from '../../clock.ts';
import type { Reason } from '../../decisions/happenings.ts';
import type { Look } from '../../decisions/look.ts';
import type { Perform } from '../../decisions/perform.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Logger } from '../../logger.ts';
import type { Case } from '../../records/decision.ts';
import { mention } from '../blocks.ts';
import type { Gateway } from '../gateway.ts';
import type { MayManage } from '../managing.ts';
import type { People, Standing } from '../people.ts';

/** What the listeners of the discussion need. */
export type DiscussionDeps = {
  readonly perform: Perform;
  readonly look: Look;
  readonly people: People;
  readonly mayManage: MayManage;
  readonly gateway: Gateway;
  readonly messages: Messages;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Why something was not done, for the person who wanted it; escaped mrkdwn. */
export function refusalText(
  t: Messages,
  why: Reason | Exclude<Standing, 'member'>,
  of: Pick<Case, 'decision' | 'settings'> | null,
): string {
  return t.discussion.refusal[why](of === null ? '' : mayDecideInWords(t, of));
}

function mayDecideInWords(
  t: Messages,
  { decision: { ownerId, deciders }, settings }: Pick<Case, 'decision' | 'settings'>,
): string {
  if (settings.decide === 'members') return t.settings.anyMember;
  return [ownerId, ...deciders].map(mention).join(', ');
}
