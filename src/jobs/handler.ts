import type { Clock } from '../clock.ts';
import type { JobRow } from '../domain/job.ts';
import type { Rubric } from '../engine/index.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Logger } from '../logger.ts';
import type { Answer } from '../slack/api/answer.ts';
import type { Gateway } from '../slack/api/gateway.ts';
import type { Names } from '../slack/api/names.ts';
import type { Visibility } from '../slack/api/visibility.ts';
import type { Db } from '../store/open.ts';
import type { Portfolio } from '../usecases/portfolio.ts';

/** What became of an attempt: what Slack answered, and besides */
export type JobResult =
  | Answer<unknown>
  /** that the handler has ended the job, or set it again, in a transaction of its own; */
  | { readonly kind: 'ended' }
  /** or that the job is done and comes again after so many milliseconds. */
  | { readonly kind: 'repeat'; readonly afterMs: number };

/**
 * Makes one attempt at a job; `done` also when there turns out to be nothing to do. Once the signal is
 * aborted it gives up at the next good moment, with `STOPPED`.
 */
export type HandleJob = (row: JobRow, signal: AbortSignal) => Promise<JobResult>;

/** The next runner that claims it goes on at once. */
export const STOPPED = {
  kind: 'later',
  error: 'stopped',
  retryAfterMs: 0,
  isUnconfirmed: false,
} as const satisfies Answer<never>;

/** What handlers of several kinds use. */
export type JobContext = {
  readonly db: Db;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly rubric: Rubric;
  readonly messages: Messages;
  readonly logger: Logger;
  readonly gateway: Gateway;
  readonly names: Names;
  readonly visibility: Pick<Visibility, 'of' | 'forget'>;
  readonly portfolio: Portfolio;
  /** Between two posts to one channel, in milliseconds. */
  readonly paceMs: number;
};
