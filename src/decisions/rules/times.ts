import type { Blind } from '../../records/decision.ts';
import type { Timer } from '../../records/timer.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long a decision may lie open before the thread is reminded, in days; then ever more rarely. */
const OPEN_DAYS = [7, 14, 28] as const;
/** Without a deadline, how long those who were asked to rate have before they are reminded. */
const RATERS_MS = 2 * DAY;

/** The next reminder that a decision lies open, after so many; null after the last. */
export function openReminder(count: number, now: number): Timer | null {
  const days = OPEN_DAYS[count];
  return days === undefined ? null : { kind: 'remind_open', dueAt: now + days * DAY, count };
}

/** How long it has lain open when the reminder after so many others comes, in days. */
export const daysOpen = (count: number): number =>
  OPEN_DAYS.slice(0, count + 1).reduce((sum, days) => sum + days, 0);

/** A day before the deadline, or halfway there when that is sooner; two days on without one. */
function ratersReminderAt({ deadline }: Blind, now: number): number {
  if (deadline === null) return now + RATERS_MS;
  return Math.max(deadline - DAY, now + (deadline - now) / 2);
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
