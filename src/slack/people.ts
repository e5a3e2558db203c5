import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { knownZone } from '../records/zoned-time.ts';
import type { Gateway, Profile } from './gateway.ts';

/** Long enough to spare most questions, short enough for somebody who becomes a guest or a member. */
const FRESH_MS = 10 * 60_000;
/** Slack waits three seconds for an answer to a click; some of that is needed for the rest. */
const PATIENCE_MS = 1_500;

export type Standing = 'member' | 'guest' | 'external' | 'unknown_person';

export type People = {
  /** What Slack says about somebody; null when it does not say it in time. */
  readonly profile: (userId: string) => Promise<Profile | null>;
  /** Whether somebody may take part; `homeTeam` as the payload of their click names it. */
  readonly standing: (userId: string, homeTeam: string | undefined) => Promise<Standing>;
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

  async function ask(userId: string): Promise<Profile | null> {
    const answer = await gateway.person(userId);
    if (answer.kind === 'done') return answer.value;
    log.warn({ error: answer.error }, 'Slack did not say who somebody is');
    known.delete(userId);
    return null;
  }

  async function profile(userId: string): Promise<Profile | null> {
    const now = clock.now();
    for (const [id, { at }] of known) {
      if (now - at < FRESH_MS) break;
      known.delete(id);
    }
    const found = known.get(userId);
    const asked = found?.profile ?? ask(userId);
    if (found === undefined) known.set(userId, { at: now, profile: asked });
    const enough = new AbortController();
    // Counted from the question: whoever asks again meanwhile waits only for the rest.
    const rest = Math.max(1, (found?.at ?? now) + PATIENCE_MS - now);
    const tooLate = clock.wait(rest, enough.signal).then(() => null);
    const answer = await Promise.race([asked, tooLate]);
    enough.abort();
    return answer;
  }

  return {
    profile,
    standing: async (userId, homeTeam) => {
      if (homeTeam !== undefined && homeTeam !== teamId) return 'external';
      const found = await profile(userId);
      if (found === null) return 'unknown_person';
      if (found.isStranger || (found.teamId !== '' && found.teamId !== teamId)) return 'external';
      return found.isGuest ? 'guest' : 'member';
    },
  };
}
