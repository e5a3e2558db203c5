import { z } from 'zod';

/** What happens to a decision by itself when its time comes; each at most once set. */
export const TIMERS = ['remind_raters', 'reveal', 'remind_open', 'review'] as const;
export const timerKindSchema = z.enum(TIMERS);
export type TimerKind = z.infer<typeof timerKindSchema>;

export type Timer = {
  readonly kind: TimerKind;
  /** In milliseconds since 1970. */
  readonly dueAt: number;
  /** How often it has come before. */
  readonly count: number;
};
