import type { Blind, Decision } from '../domain/decision.ts';
import type { Timer } from '../domain/job.ts';
import type { Settings } from '../domain/settings.ts';
import { DAY_MS } from '../domain/time.ts';

/** After how many times the days that are set a thread is reminded once more: ever more rarely. */
const OPEN_TIMES = [1, 2, 4] as const;
/** Without a deadline, how long those who were asked to rate have before they are reminded. */
const RATERS_MS = 2 * DAY_MS;

/** The next reminder that a decision is still open, after so many; null after the last. */
export function openReminder(
  count: number,
  now: number,
  { remindAfterDays }: Pick<Settings, 'remindAfterDays'>,
): Timer | null {
  const times = OPEN_TIMES[count];
  if (times === undefined || remindAfterDays === 0) return null;
  return { kind: 'remind_open', dueAt: now + times * remindAfterDays * DAY_MS, count };
}

/** How long it has been open, in whole days. */
export const daysOpen = (
  { createdAt, revealedAt }: Pick<Decision, 'createdAt' | 'revealedAt'>,
  now: number,
): number => Math.floor((now - (revealedAt ?? createdAt)) / DAY_MS);

/** A day before the deadline, or halfway there when that is sooner; two days on without one. */
function ratersReminderAt({ deadline }: Blind, now: number): number {
  if (deadline === null) return now + RATERS_MS;
  return Math.max(deadline - DAY_MS, now + (deadline - now) / 2);
}

/** What happens by itself while a team rates blind. */
export function blindTimers(blind: Blind, now: number): readonly Timer[] {
  const timers: Timer[] = [];
  if (blind.invited.length > 0) {
    const dueAt = Math.round(ratersReminderAt(blind, now));
    timers.push({ kind: 'remind_raters', dueAt, count: 0 });
  }
  if (blind.deadline !== null) timers.push({ kind: 'reveal', dueAt: blind.deadline, count: 0 });
  return timers;
}
