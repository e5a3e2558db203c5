import { type Clock, within } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { knownZone } from '../records/zoned-time.ts';
import type { Gateway, Profile } from './gateway.ts';

/** Long enough to spare most questions, short enough for somebody who becomes a guest or a member. */
const FRESH_MS = 10 * 60_000;
/** How long that is believed which decides what somebody may see, or manage. */
export const RECENT_MS = 45_000;
/** Slack waits three seconds for an answer to a click; some of that is needed for the rest. */
export const PATIENCE_MS = 1_500;

export type Standing = 'member' | 'guest' | 'external' | 'unknown_person';

export type People = {
  /** What Slack says about somebody, or said so long ago; null when it does not say it in time. */
  readonly profile: (userId: string, maxAgeMs?: number) => Promise<Profile | null>;
  /** Whether somebody may take part; `homeTeam` as the payload of their click names it. */
  readonly standing: (
    userId: string,
    homeTeam: string | undefined,
    maxAgeMs?: number,
  ) => Promise<Standing>;
};

/** The time zone that somebody lives in; UTC when it is not known. */
export const zoneOf = (profile: Profile | null): string => knownZone(profile?.zone ?? '');

/** Remembers for a while what Slack says about people. */
export function createPeople({
  gateway,
  clock,
  log,
  teamId,
}: {
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly log: Logger;
  readonly teamId: string;
}): People {
  type Known = { readonly at: number; readonly profile: Promise<Profile | null> };
  const known = new Map<string, Known>();

  async function ask(userId: string, before: Known | undefined): Promise<Profile | null> {
    const answer = await gateway.person(userId);
    if (answer.kind === 'done') return answer.value;
    log.warn({ error: answer.error }, 'Slack did not say who somebody is');
    if (before === undefined) known.delete(userId);
    else known.set(userId, before);
    return null;
  }

  async function profile(userId: string, maxAgeMs = FRESH_MS): Promise<Profile | null> {
    const now = clock.elapsed();
    for (const [id, { at }] of known) {
      if (now - at < FRESH_MS) break;
      known.delete(id);
    }
    const old = known.get(userId);
    const found = old !== undefined && now - old.at < maxAgeMs ? old : undefined;
    const asked = found?.profile ?? ask(userId, old);
    if (found === undefined) {
      // Whoever was asked about last comes last.
      known.delete(userId);
      known.set(userId, { at: now, profile: asked });
    }
    // Counted from the question: whoever asks again meanwhile waits only for the rest.
    const rest = Math.max(1, (found?.at ?? now) + PATIENCE_MS - now);
    return within(clock, rest, { coming: asked, instead: null });
  }

  return {
    profile,
    standing: async (userId, homeTeam, maxAgeMs) => {
      if (homeTeam !== undefined && homeTeam !== teamId) return 'external';
      const found = await profile(userId, maxAgeMs);
      if (found === null) return 'unknown_person';
      if (found.isStranger || (found.teamId !== '' && found.teamId !== teamId)) return 'external';
      return found.isGuest ? 'guest' : 'member';
    },
  };
}
