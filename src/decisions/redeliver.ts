import { ROOT_GONE } from '../records.ts';
import { appendEvent, findDecision, moveDecision } from '../store/decisions.ts';
import type { Tx } from '../store/open.ts';
import {
  moveThread,
  restartThread,
  threadState,
  unparkChannel,
  unparkDecision,
} from '../store/outbox-thread.ts';
import { step } from './lifecycle.ts';
import type { VerbDeps } from './submit.ts';

export type RedeliverRequest = {
  readonly decisionId: string;
  readonly userId: string;
  /** Another channel to post to; the same one when left out. */
  readonly moveTo?: string;
};

export type Redelivered =
  | 'retrying'
  | 'nothing_to_do'
  | 'not_owner'
  | 'already_posted'
  | 'unknown_decision';

export type Redeliver = (request: RedeliverRequest) => Promise<Redelivered>;

/**
 * Tries a thread again that Slack refused, on its owner's wish, there or elsewhere. One whose root
 * was deleted begins anew. Changes nothing unless something is refused at that moment.
 */
export const redeliver =
  ({ db, now, wakeDelivery }: VerbDeps): Redeliver =>
  async (request) => {
    const outcome = await db.transaction().execute((tx) => retry(tx, request, now()));
    if (outcome === 'retrying') wakeDelivery();
    return outcome;
  };

async function retry(tx: Tx, request: RedeliverRequest, at: number): Promise<Redelivered> {
  const { decisionId, userId, moveTo } = request;
  const decision = await findDecision(tx, decisionId);
  if (decision === null) return 'unknown_decision';
  if (decision.ownerId !== userId) return 'not_owner';
  const { refusals } = await threadState(tx, decisionId);
  if (refusals.length === 0) return 'nothing_to_do';
  if (moveTo !== undefined) {
    const moved = step(decision, { kind: 'moved', actorId: userId, channelId: moveTo });
    if ('refused' in moved) return moved.refused;
    if (!(await moveDecision(tx, decisionId, moveTo))) return 'already_posted';
    await moveThread(tx, decisionId, moveTo);
    await appendEvent(tx, decisionId, moved.history, at);
  }
  if (ROOT_GONE.some((error) => refusals.includes(error))) await restartThread(tx, decisionId, at);
  await unparkDecision(tx, decisionId, at);
  return 'retrying';
}

export type ResumeChannel = (channelId: string) => Promise<number>;

/** The bot has been let into a channel: what waited for that goes out. */
export const resumeChannel =
  ({ db, now, wakeDelivery }: VerbDeps): ResumeChannel =>
  async (channelId) => {
    const rows = await unparkChannel(db, channelId, now());
    if (rows > 0) wakeDelivery();
    return rows;
  };
