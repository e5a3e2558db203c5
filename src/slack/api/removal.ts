import type { Clock } from '../../clock.ts';
import type { Answer } from './answer.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
/** Slack may tell of a removal before it takes the token away: for some four minutes, that is. */
const GOOD_ANSWERS = 9;

/** What Slack says to the token of an app that was removed. */
const REMOVED: ReadonlySet<string> = new Set(['account_inactive', 'token_revoked', 'invalid_auth']);

export type RemovalDeps = {
  /** Asks Slack whose the bot's token is. */
  readonly test: () => Promise<Answer<unknown>>;
  readonly clock: Clock;
  /** The program stops. */
  readonly signal: AbortSignal;
};

/**
 * Whether the app was really removed. What a payload says is no proof: Slack is asked, until it
 * answers. As long as the token works, nothing was removed.
 */
export async function isRemoved({ test, clock, signal }: RemovalDeps): Promise<boolean> {
  let good = 0;
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs *= 2) {
    const answer = await test();
    if (answer.kind !== 'done' && REMOVED.has(answer.error)) return true;
    if (answer.kind === 'done') good += 1;
    if (good >= GOOD_ANSWERS) return false;
    await clock.wait(Math.min(pauseMs, LONGEST_PAUSE_MS), signal);
  }
  return false;
}
