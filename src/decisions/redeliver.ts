import { appendEvent, findDecision, moveDecision } from '../store/decisions.ts';
import { unpark } from '../store/outbox.ts';
import { step } from './lifecycle.ts';
import type { VerbDeps } from './submit.ts';

export type Redeliver = (request: {
  readonly decisionId: string;
  readonly userId: string;
  /** Another channel to post to; the same one when left out. */
  readonly moveTo?: string;
}) => Promise<'retrying' | 'nothing_to_do' | 'not_owner' | 'already_posted' | 'unknown_decision'>;

/** Tries a thread again that Slack refused, on its owner's wish, there or elsewhere. */
export const redeliver =
  ({ db, now, wakeDelivery }: VerbDeps): Redeliver =>
  async ({ decisionId, userId, moveTo }) => {
    const at = now();
    const outcome = await db.transaction().execute(async (tx) => {
      const decision = await findDecision(tx, decisionId);
      if (decision === null) return 'unknown_decision';
      if (decision.ownerId !== userId) return 'not_owner';
      if (moveTo !== undefined) {
        const moved = step(decision, { kind: 'moved', actorId: userId, channelId: moveTo });
        if ('refused' in moved) return moved.refused;
        await moveDecision(tx, decisionId, moved.decision.channelId);
        await appendEvent(tx, decisionId, moved.history, at);
      }
      const rows = await unpark(
        tx,
        { decisionId, ...(moveTo === undefined ? {} : { moveTo }) },
        at,
      );
      return rows > 0 ? 'retrying' : 'nothing_to_do';
    });
    if (outcome === 'retrying') wakeDelivery();
    return outcome;
  };

export type ResumeChannel = (channelId: string) => Promise<number>;

/** The bot has been let into a channel: what waited for that goes out. */
export const resumeChannel =
  ({ db, now, wakeDelivery }: VerbDeps): ResumeChannel =>
  async (channelId) => {
    const rows = await unpark(db, { channelId }, now());
    if (rows > 0) wakeDelivery();
    return rows;
  };
