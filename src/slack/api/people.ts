import { createCache } from '../../cache.ts';
import { type Clock, within } from '../../clock.ts';
import { knownZone } from '../../domain/time-zones.ts';
import type { Logger } from '../../logger.ts';
import type { Answer } from './answer.ts';
import type { Gateway } from './gateway.ts';
import type { Profile } from './gateway-values.ts';
import type { Identity } from './identity.ts';

/** Long enough to spare most questions, short enough for somebody who becomes a guest or a member. */
const FRESH_MS = 10 * 60_000;
/** How long that is believed which decides what somebody may see, or manage. */
export const RECENT_MS = 45_000;
/** Slack waits three seconds for an answer to a click; some of that is needed for the rest. */
export const PATIENCE_MS = 1_500;

/** Only members take part. Slack knows no `stranger` here, and says nothing of an `unknown_person`. */
export type Membership =
  | 'member'
  | 'guest'
  | 'external'
  | 'deactivated'
  | 'bot'
  | 'stranger'
  | 'unknown_person';

/** There is no such person, as far as the bot may know. */
const NOBODY = 'nobody';
const IS_NOBODY = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

type PersonAnswer = Profile | typeof NOBODY | null;

export type People = {
  /** What Slack says about somebody, or said so long ago; null when it does not say it in time. */
  readonly profile: (userId: string, maxAgeMs?: number) => Promise<Profile | null>;
  /** What `membership` would say of somebody who was asked about just now; null when it would ask. */
  readonly knownMembership: (userId: string) => Membership | null;
  /**
   * Whether somebody may take part, as Slack says. The workspace that the payload of their click names
   * proves nothing: on Enterprise Grid it may be another one of a colleague's.
   */
  readonly membership: (userId: string, maxAgeMs?: number) => Promise<Membership>;
};

/** The time zone that somebody lives in; UTC when it is not known. */
export const zoneOf = (profile: Profile | null): string => knownZone(profile?.zone ?? '');

/** The same; null when it is not known. */
export const knownZoneOf = (profile: Profile | null): string | null =>
  profile !== null && zoneOf(profile) === profile.zone ? profile.zone : null;

/** Whose bot it is. */
export type Workspace = Pick<Identity, 'teamId' | 'enterpriseId' | 'isOrgWide'>;

/**
 * Whether an account belongs to the bot's workspace or, after an org-wide install, to any workspace
 * of its organisation. A server that names no team at all has but one.
 */
function isOurs({ teamId, teams, enterpriseId }: Profile, installation: Workspace): boolean {
  const isOfOrg =
    installation.isOrgWide && enterpriseId !== null && enterpriseId === installation.enterpriseId;
  return (
    teamId === '' ||
    teamId === installation.teamId ||
    teams.includes(installation.teamId) ||
    isOfOrg
  );
}

function membershipOf(told: PersonAnswer, installation: Workspace): Membership {
  if (told === null) return 'unknown_person';
  if (told === NOBODY) return 'stranger';
  if (told.isDeactivated) return 'deactivated';
  if (told.isBot) return 'bot';
  if (told.isStranger || !isOurs(told, installation)) return 'external';
  return told.isGuest ? 'guest' : 'member';
}

/** Remembers for a while what Slack says about people. */
export function createPeople({
  gateway,
  clock,
  log,
  installation,
}: {
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly log: Logger;
  readonly installation: Workspace;
}): People {
  /** Slack wishes not to be asked before. */
  let restUntil = Number.NEGATIVE_INFINITY;

  async function ask(userId: string): Promise<PersonAnswer> {
    const answer = await askSlack(userId);
    if (answer.kind === 'done') return answer.value;
    log.warn({ error: answer.error }, 'Slack did not say who somebody is');
    return answer.kind === 'refused' && IS_NOBODY.has(answer.error) ? NOBODY : null;
  }

  async function askSlack(userId: string): Promise<Answer<Profile>> {
    if (clock.elapsed() < restUntil)
      return { kind: 'later', error: 'ratelimited', isUnconfirmed: false };
    const answer = await gateway.person(userId);
    if (answer.kind === 'later') restUntil = clock.elapsed() + (answer.retryAfterMs ?? 0);
    return answer;
  }

  const known = createCache({ ask, isKept: (answer) => answer !== null, freshMs: FRESH_MS, clock });

  async function told(userId: string, maxAgeMs?: number): Promise<PersonAnswer> {
    const { at, answer, settled } = known.get(userId, maxAgeMs);
    if (settled !== undefined) return settled;
    // Counted from the question: whoever asks again meanwhile waits only for the rest.
    const rest = Math.max(1, at + PATIENCE_MS - clock.elapsed());
    return within(clock, rest, { coming: answer, instead: null });
  }

  return {
    profile: async (userId, maxAgeMs) => {
      const found = await told(userId, maxAgeMs);
      return found === NOBODY ? null : found;
    },
    membership: async (userId, maxAgeMs) => {
      return membershipOf(await told(userId, maxAgeMs), installation);
    },
    knownMembership: (userId) => {
      const { at, settled } = known.peek(userId) ?? {};
      if (at === undefined || settled == null) return null;
      return clock.elapsed() - at < RECENT_MS ? membershipOf(settled, installation) : null;
    },
  };
}

/** Somebody who clicked or sent something: nothing else in a payload is Slack's word. */
export type Actor = { readonly userId: string };

/** `may`, or why not: who they are, or that they are neither an admin nor named. */
export type ManagerAnswer = 'may' | 'not_manager' | Exclude<Membership, 'member'>;

/**
 * Whether somebody may change settings and do what goes with it: the admins and owners of the
 * workspace may, and the members who were named in its settings. Guests, people of other companies
 * and whoever Slack says nothing about may not.
 */
export type MayManage = (userId: string) => Promise<ManagerAnswer>;

/** `managers` are those who are named in the settings of the workspace by now. */
export const createMayManage =
  (people: People, managers: () => Promise<readonly string[]>): MayManage =>
  async (userId) => {
    const standing = await people.membership(userId, RECENT_MS);
    if (standing !== 'member') return standing;
    const profile = await people.profile(userId, RECENT_MS);
    if (profile?.isAdmin === true) return 'may';
    return (await managers()).includes(userId) ? 'may' : 'not_manager';
  };
