import type { Clock } from '../../clock.ts';
import type { Reason } from '../../decisions/happenings.ts';
import type { Look } from '../../decisions/look.ts';
import type { Perform } from '../../decisions/perform.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Logger } from '../../logger.ts';
import type { Decision } from '../../records/decision.ts';
import { mention } from '../blocks.ts';
import type { Gateway } from '../gateway.ts';
import type { People, Standing } from '../people.ts';

/** What the listeners of the discussion need. */
export type DiscussionDeps = {
  readonly perform: Perform;
  readonly look: Look;
  readonly people: People;
  readonly gateway: Gateway;
  readonly messages: Messages;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Why something was not done, for the person who wanted it; escaped mrkdwn. */
export function refusalText(
  t: Messages,
  why: Reason | Exclude<Standing, 'member'>,
  decision: Decision | null,
): string {
  const people = decision === null ? [] : [decision.ownerId, ...decision.deciders];
  return t.discussion.refusal[why](people.map(mention).join(', '));
}
