import type { Clock } from '../clock.ts';
import { HOUR_MS } from '../domain/durations.ts';
import type { Answer } from '../slack/api/answer.ts';
import type { Named } from '../slack/api/names.ts';
import { MORE_TO_READ } from '../slack/api/page-stream.ts';
import type { Visibility, Visible } from '../slack/api/visibility.ts';
import type { JobContext } from './handler.ts';

type Context = Pick<JobContext, 'clock' | 'logger'> & {
  readonly visibility: Pick<Visibility, 'of'>;
};

/** Until then an attempt waits for what Slack does not say: names, and what its reader may see. */
const TRIES_FOR_ALL = 8;
/** What has not come to an end after that will not. */
const LONGEST_MS = HOUR_MS;
const PAUSE_MS = 1_000;

/**
 * What people are called; for now no answer while Slack may tell more, and after some attempts as
 * much as is known.
 */
export async function readyNames(
  { clock, logger }: Context,
  ask: () => Promise<Answer<Named>>,
  attempts: number,
  signal: AbortSignal,
): Promise<Answer<Named>> {
  const named = await untilAll(clock, ask, restOfNames, signal);
  if (named.kind === 'done') return named;
  if (named.kind === 'later' && (signal.aborted || attempts < TRIES_FOR_ALL)) return named;
  logger.warn({ error: named.error }, 'Slack did not tell names');
  return { kind: 'done', value: new Map() };
}

/** What a person may see; after some attempts as much of it as is known. */
export async function readyScope(
  { clock, visibility }: Context,
  userId: string,
  attempts: number,
  signal: AbortSignal,
): Promise<{ readonly accessScope: Visible; readonly isReady: boolean }> {
  const accessScope = await untilAll(clock, () => visibility.of(userId), restOfScope, signal);
  const isReady = !signal.aborted && (accessScope.reason !== 'busy' || attempts >= TRIES_FOR_ALL);
  return { accessScope, isReady };
}

const restOfNames = (named: Answer<Named>): number | null =>
  named.kind === 'later' && named.error === MORE_TO_READ ? (named.retryAfterMs ?? PAUSE_MS) : null;

const restOfScope = ({ isGrowing, retryAfterMs }: Visible): number | null =>
  isGrowing === true ? (retryAfterMs ?? PAUSE_MS) : null;

/** Asks again for as long as there is more each time, at the pace that Slack asks for. */
async function untilAll<T>(
  clock: Clock,
  ask: () => Promise<T>,
  restOf: (told: T) => number | null,
  signal: AbortSignal,
): Promise<T> {
  for (let waited = 0; ; ) {
    const told = await ask();
    const rest = restOf(told);
    if (rest === null || waited >= LONGEST_MS || signal.aborted) return told;
    await clock.wait(rest, signal);
    waited += rest;
  }
}
