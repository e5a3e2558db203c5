import { type Cache, createCache } from '../../cache.ts';
import { type Clock, within } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { Answer } from './answer.ts';
import type { Gateway } from './gateway.ts';
import { type Actor, type Membership, PATIENCE_MS, type People, RECENT_MS } from './people.ts';

/** Why a channel cannot be read by somebody, whoever they are. */
export type NoReach =
  /** They are not in it, or it is none whose members Slack tells. */
  | 'not_in_it'
  /** A private channel without the bot, or no channel at all: Slack tells neither. */
  | 'bot_not_in_it'
  /** Slack did not say, or not in time. */
  | 'not_known'
  /** Slack does not say, because the bot lacks the permission to ask. */
  | 'not_permitted';

/** Why somebody may not be shown what is in a channel. */
export type NoAccess = Exclude<Membership, 'member'> | NoReach;

export type Access = {
  /** Whether somebody may be shown what is in a channel now: `may`, or why not. */
  readonly of: (actor: Actor, channelId: string) => Promise<'may' | NoAccess>;
  /** The same in time for the answer to a click: what Slack has not said by then is not known. */
  readonly soon: (actor: Actor, channelId: string) => Promise<'may' | NoAccess>;
  /** Whether somebody can read a channel, member of the workspace or not. */
  readonly reach: (userId: string, channelId: string) => Promise<'may' | NoReach>;
  /** Somebody came or left, or the bot did: what was known of this channel is not believed any more. */
  readonly forget: (channelId: string) => void;
};

/**
 * Who may see what is in one channel: members of the workspace see the public ones, and those of the
 * private ones who are in them at this moment, as Slack tells it. What is not known is not shown.
 *
 * Slack is asked about the channel and not about each person, so that a busy thread costs no more
 * than a quiet one; what it says is believed for `RECENT_MS`, and one question serves all who wait.
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
  const openness = remembered(questions, gateway.isOpen);
  const members = remembered(questions, gateway.members);

  async function reach(userId: string, channelId: string): Promise<'may' | NoReach> {
    // Nobody's direct messages hold decisions, and Slack does not tell the bot of them.
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
    // Whoever may see nothing must not use up what Slack lets the bot ask about channels.
    const lately = people.knownMembership(userId);
    if (lately !== null && lately !== 'member') return lately;
    const [standing, answer] = await Promise.all([
      people.membership(userId, RECENT_MS),
      reach(userId, channelId),
    ]);
    return standing === 'member' ? answer : standing;
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

/** What Slack says of each channel, for a while; not asked while Slack wishes to be left alone. */
function remembered<T>(
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
  gatewayAsk: (channelId: string) => Promise<Answer<T>>,
): Cache<Answer<T>> {
  let restUntil = Number.NEGATIVE_INFINITY;
  async function ask(channelId: string): Promise<Answer<T>> {
    if (clock.elapsed() < restUntil)
      return { kind: 'later', error: 'ratelimited', isUnconfirmed: false };
    const answer = await gatewayAsk(channelId);
    if (answer.kind === 'done') return answer;
    const { error } = answer;
    log.warn({ channel: channelId, error }, 'Slack did not say who may see a channel');
    if (answer.kind === 'later') restUntil = clock.elapsed() + (answer.retryAfterMs ?? 0);
    return answer;
  }
  return createCache({ ask, isKept: ({ kind }) => kind !== 'later', freshMs: RECENT_MS, clock });
}
