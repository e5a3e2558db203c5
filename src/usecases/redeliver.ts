import type { Decision } from '../domain/decision.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import { inThread, ROOT_GONE } from '../domain/outbox-entry.ts';
import { transition } from '../rules/transition.ts';
import { commit } from '../store/commit.ts';
import { lockDecision } from '../store/decisions.ts';
import {
  addEraseJobs,
  hastenErasing,
  type IsIncluded,
  messagesBelow,
  unconfirmedMessages,
} from '../store/erasing.ts';
import { type Tx, transact } from '../store/open.ts';
import { enqueue, type NewEntry } from '../store/outbox.ts';
import {
  findLiveMessage,
  moveThread,
  restartThread,
  threadState,
  unblockChannel,
  unblockDecision,
} from '../store/outbox-thread.ts';
import { loadContext } from '../store/ratings-and-votes.ts';
import type { UseCaseDeps } from './perform.ts';

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
 * Tries a thread again that Slack refused, when its owner asks, there or elsewhere. One whose root
 * was deleted starts again. Changes nothing unless something is blocked then.
 */
export const redeliver =
  (deps: UseCaseDeps): Redeliver =>
  async (request) => {
    const outcome = await transact(deps.db, (tx) => retry(tx, request, deps));
    if (outcome === 'retrying') {
      deps.wakeDelivery();
      deps.wakeJobs();
    }
    return outcome;
  };

async function retry(tx: Tx, request: RedeliverRequest, deps: UseCaseDeps): Promise<Redelivered> {
  const { decisionId, userId, moveTo } = request;
  const now = deps.now();
  const pace = { now, refreshMs: deps.refreshMs };
  const decision = await lockDecision(tx, decisionId);
  if (decision === null) return 'unknown_decision';
  if (decision.ownerId !== userId) return 'not_owner';
  const { refusals } = await threadState(tx, decisionId);
  if (refusals.length === 0) return 'nothing_to_do';
  if (moveTo !== undefined) {
    if (decision.thread !== null) return 'already_posted';
    const context = await loadContext(tx, decision);
    const at = { actorId: userId, now, rubric: deps.rubric };
    const moved = transition(context, { kind: 'move', channelId: moveTo }, at);
    if ('refused' in moved) return 'not_owner';
    await commit(tx, decision, moved, { ...pace, actorId: userId, key: null });
    await moveThread(tx, decisionId, moveTo);
  }
  if (ROOT_GONE.some((error) => refusals.includes(error))) {
    await retractReplies(tx, decision, now);
    const panel = await findLiveMessage(tx, decisionId, 'panel');
    await restartThread(tx, decisionId, now);
    // The only message of a thread that is not posted by a row of its own.
    if (panel !== null) await enqueue(tx, decisionId, [panelIn(panel.channel)], pace);
  }
  await unblockDecision(tx, decisionId, now);
  return 'retrying';
}

/** Erases what is below a root that is gone: the restarted thread would forget it. */
async function retractReplies(tx: Tx, decision: Decision, now: number): Promise<void> {
  const { id, thread } = decision;
  if (thread === null) return;
  const isReply: IsIncluded = (message) =>
    message.kind === 'refresh' || (message.kind !== 'root' && inThread(message));
  const messages = await messagesBelow(tx, decision, isReply);
  const unconfirmed = await unconfirmedMessages(tx, decision, isReply);
  const owed = { key: `${id}@${thread.ts}`, to: thread.channel, root: null, messages, unconfirmed };
  await addEraseJobs(tx, { ...owed, by: SYSTEM_ACTOR, at: now }, now);
}

const panelIn = (channelId: string): NewEntry => ({
  message: { kind: 'refresh', live: 'panel' },
  channelId,
});

export type ResumeChannel = (channelId: string) => Promise<number>;

/** The bot has been let into a channel: what waited for that goes out, or is taken out. */
export const resumeChannel =
  ({ db, now, wakeDelivery, wakeJobs }: UseCaseDeps): ResumeChannel =>
  async (channelId) => {
    await hastenErasing(db, channelId, now());
    wakeJobs();
    const rows = await unblockChannel(db, channelId, now());
    if (rows > 0) wakeDelivery();
    return rows;
  };
