import { createCache } from '../../cache.ts';
import { type Clock, within } from '../../clock.ts';
import { knownZone, MINUTE_MS } from '../../domain/time.ts';
import type { Logger } from '../../logger.ts';
import { pausable } from './answer.ts';
import type { Gateway } from './gateway.ts';
import type { Profile } from './gateway-values.ts';
import type { Identity } from './identity.ts';

/** How long profiles are cached: saves most calls, yet notices when a person becomes a guest. */
const FRESH_MS = 10 * MINUTE_MS;
/** How long an answer from Slack may be used to decide what a person may see or manage. */
export const RECENT_MS = 45_000;
/** Slack waits three seconds for the answer to a click; the rest of the work needs some of them. */
export const PATIENCE_MS = 1_500;

/**
 * Only a `member` takes part. `stranger`: Slack shows the bot no such person; `unknown_person`: Slack
 * did not answer.
 */
export type Membership =
  | 'member'
  | 'guest'
  | 'external'
  | 'deactivated'
  | 'bot'
  | 'stranger'
  | 'unknown_person';

/** Slack says that there is no such person, or none whom the bot may see. */
const NOBODY = 'nobody';
const IS_NOBODY = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

type PersonAnswer = Profile | typeof NOBODY | null;

export type People = {
  /** A person's profile, cached up to `maxAgeMs`; null when Slack does not answer in time. */
  readonly profile: (userId: string, maxAgeMs?: number) => Promise<Profile | null>;
  /** The cached membership if it is younger than `RECENT_MS`; null otherwise. Never asks Slack. */
  readonly knownMembership: (userId: string) => Membership | null;
  /**
   * Whether a person may take part, by their profile. The workspace named in the payload of a click
   * proves nothing: on Enterprise Grid it may be another workspace of the same organisation.
   */
  readonly membership: (userId: string, maxAgeMs?: number) => Promise<Membership>;
};

/** The person's time zone; UTC when it is not known. */
export const zoneOf = (profile: Profile | null): string => knownZone(profile?.zone ?? '');

/** The person's time zone; null when it is not known. */
export const knownZoneOf = (profile: Profile | null): string | null =>
  profile !== null && zoneOf(profile) === profile.zone ? profile.zone : null;

/** The installation that the bot serves. */
export type Workspace = Pick<Identity, 'teamId' | 'enterpriseId' | 'isOrgWide'>;

/**
 * Whether an account belongs to the bot's workspace or, after an org-wide install, to any workspace
 * of its organisation. A server that sends no team id has only one workspace.
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

function membershipOf(person: PersonAnswer, installation: Workspace): Membership {
  if (person === null) return 'unknown_person';
  if (person === NOBODY) return 'stranger';
  if (person.isDeactivated) return 'deactivated';
  if (person.isBot) return 'bot';
  if (person.isStranger || !isOurs(person, installation)) return 'external';
  return person.isGuest ? 'guest' : 'member';
}

/** Asks Slack about people, and caches its answers. */
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
  const askSlack = pausable(clock, gateway.person);

  async function ask(userId: string): Promise<PersonAnswer> {
    const answer = await askSlack(userId);
    if (answer.kind === 'done') return answer.value;
    log.warn({ error: answer.error }, 'Slack did not say who somebody is');
    return answer.kind === 'refused' && IS_NOBODY.has(answer.error) ? NOBODY : null;
  }

  const cache = createCache({ ask, isKept: (answer) => answer !== null, freshMs: FRESH_MS, clock });

  async function find(userId: string, maxAgeMs?: number): Promise<PersonAnswer> {
    const { at, answer, settled } = cache.get(userId, maxAgeMs);
    if (settled !== undefined) return settled;
    // Counted from the first request: callers that share it wait only for the remaining time.
    const rest = Math.max(1, at + PATIENCE_MS - clock.elapsed());
    return within(clock, rest, { coming: answer, instead: null });
  }

  return {
    profile: async (userId, maxAgeMs) => {
      const person = await find(userId, maxAgeMs);
      return person === NOBODY ? null : person;
    },
    membership: async (userId, maxAgeMs) =>
      membershipOf(await find(userId, maxAgeMs), installation),
    knownMembership: (userId) => {
      const { at, settled } = cache.peek(userId) ?? {};
      if (at === undefined || settled == null) return null;
      return clock.elapsed() - at < RECENT_MS ? membershipOf(settled, installation) : null;
    },
  };
}

/** A person who clicked or sent a form. Their id is all that the bot trusts of the payload. */
export type Actor = { readonly userId: string };

/** `may`, or why not; `not_manager`: a member who is neither an admin nor a named manager. */
export type ManagerAnswer = 'may' | 'not_manager' | Exclude<Membership, 'member'>;

/**
 * Whether a person may manage the bot, for example change settings. Admins and owners of the workspace
 * may, and the members who are named managers in its settings. Guests, people of other companies and
 * people about whom Slack does not answer may not.
 */
export type MayManage = (userId: string) => Promise<ManagerAnswer>;

/** @param managers the ids of the managers whom the workspace's settings name now */
export const createMayManage =
  (people: People, managers: () => Promise<readonly string[]>): MayManage =>
  async (userId) => {
    const membership = await people.membership(userId, RECENT_MS);
    if (membership !== 'member') return membership;
    const profile = await people.profile(userId, RECENT_MS);
    if (profile?.isAdmin === true) return 'may';
    return (await managers()).includes(userId) ? 'may' : 'not_manager';
  };
