import { type Cache, createCache } from '../../cache.ts';
import { type Clock, within } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { type Answer, pausable } from './answer.ts';
import type { Gateway } from './gateway.ts';
import { type Actor, type Membership, PATIENCE_MS, type People, RECENT_MS } from './people.ts';

/** Why a person cannot read a channel. */
export type NoReach =
  /** They are not in the channel, or it is a direct message. */
  | 'not_in_it'
  /** The bot is not in this private channel, or it does not exist: Slack answers both alike. */
  | 'bot_not_in_it'
  /** Slack did not answer, or not in time. */
  | 'not_known'
  /** The bot lacks the permission to ask. */
  | 'not_permitted';

/** Why a person may not see what is in a channel. */
export type NoAccess = Exclude<Membership, 'member'> | NoReach;

export type Access = {
  /** Whether a person may see what is in a channel now: `may`, or why not. */
  readonly of: (actor: Actor, channelId: string) => Promise<'may' | NoAccess>;
  /** The same within `PATIENCE_MS`, in time for the answer to a click; `not_known` after that. */
  readonly soon: (actor: Actor, channelId: string) => Promise<'may' | NoAccess>;
  /** Whether a person can read a channel, member of the workspace or not. */
  readonly reach: (userId: string, channelId: string) => Promise<'may' | NoReach>;
  /** Drops the cached answers about a channel, after the bot or a person joined or left it. */
  readonly forget: (channelId: string) => void;
};

/**
 * Decides who may see what is in one channel. Members of the workspace see public channels, and the
 * private channels that Slack says they are in. Refuses when Slack does not say.
 *
 * Asks Slack about the channel and not about each person, so that a busy thread costs no more calls
 * than a quiet one. Caches Slack's answers for `RECENT_MS`.
 */
export function createAccess({
  gateway,
  people,
  clock,
  log,
}: {
  readonly gateway: Pick<Gateway, 'isOpen' | 'members'>;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Logger;
}): Access {
  const questions = { clock, log };
  const openness = cached(questions, gateway.isOpen);
  const members = cached(questions, gateway.members);

  async function reach(userId: string, channelId: string): Promise<'may' | NoReach> {
    // Direct messages hold no decisions, and Slack does not tell the bot about them.
    if (!CHANNEL.test(channelId)) return 'not_in_it';
    const open = await openness.get(channelId).answer;
    if (open.kind !== 'done') return unanswered(open.error, open.kind);
    if (open.value) return 'may';
    const inIt = await members.get(channelId).answer;
    if (inIt.kind !== 'done') return unanswered(inIt.error, inIt.kind);
    return inIt.value.has(userId) ? 'may' : 'not_in_it';
  }

  async function of(actor: Actor, channelId: string): Promise<'may' | NoAccess> {
    const { userId } = actor;
    // Saves a call: requests by people who may see nothing must not use up Slack's rate limit.
    const known = people.knownMembership(userId);
    if (known !== null && known !== 'member') return known;
    const [membership, answer] = await Promise.all([
      people.membership(userId, RECENT_MS),
      reach(userId, channelId),
    ]);
    return membership === 'member' ? answer : membership;
  }

  return {
    of,
    reach,
    soon: (actor, channelId) =>
      within(clock, PATIENCE_MS, { coming: of(actor, channelId), instead: 'not_known' }),
    forget: (channelId) => {
      openness.forget(channelId);
      members.forget(channelId);
    },
  };
}

const CHANNEL = /^[CG][A-Z0-9]{1,30}$/;
const NO_CHANNEL = new Set(['channel_not_found', 'not_in_channel', 'team_not_found']);
const NO_PERMISSION = new Set(['missing_scope', 'no_permission', 'not_allowed_token_type']);

function unanswered(error: string, kind: Exclude<Answer<never>['kind'], 'done'>): NoReach {
  if (kind === 'later') return 'not_known';
  if (NO_CHANNEL.has(error)) return 'bot_not_in_it';
  return NO_PERMISSION.has(error) ? 'not_permitted' : 'not_known';
}

/** Caches Slack's answers by channel; makes no call while Slack's rate limit says to wait. */
function cached<T>(
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
  askSlack: (channelId: string) => Promise<Answer<T>>,
): Cache<Answer<T>> {
  const ask = pausable(clock, async (channelId) => {
    const answer = await askSlack(channelId);
    if (answer.kind !== 'done') {
      const { error } = answer;
      log.warn({ channel: channelId, error }, 'Slack did not say who may see a channel');
    }
    return answer;
  });
  return createCache({ ask, isKept: ({ kind }) => kind !== 'later', freshMs: RECENT_MS, clock });
}
