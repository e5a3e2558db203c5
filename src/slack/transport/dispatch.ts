import type { App } from '@slack/bolt';
import type { Logger } from '../../logger.ts';
import { EVENTS } from '../kit/ids.ts';
import { type AppInstallation, foreignOwner, type InboundKind, readInbound } from './inbound.ts';

/** One payload from Slack, with the way to answer it. */
export type Delivered = {
  readonly kind: InboundKind;
  readonly body: unknown;
  readonly retryNum?: number | undefined;
  readonly retryReason?: string | undefined;
  /** Answers Slack, with content from the listener if it has any; never rejects. */
  readonly answer: (content: unknown) => Promise<void>;
};

/**
 * `answered`: even without a listener, so that Slack does not wait or retry. `refused`: the payload has
 * an impossible shape or belongs to another installation. `failed`: the listener failed before it
 * answered.
 */
export type Outcome = 'answered' | 'refused' | 'failed';

export type Dispatch = (delivered: Delivered) => Promise<Outcome>;

/** Checks each payload before a listener gets it; never rejects. */
export const createDispatch =
  (app: Pick<App, 'processEvent'>, installation: AppInstallation, log: Logger): Dispatch =>
  async ({ kind, body, retryNum, retryReason, answer }) => {
    const read = readInbound(kind, body);
    if (!read.ok) {
      log.warn({ kind, wrong: read.wrong }, 'Refused a payload that Slack would not send');
      return 'refused';
    }
    const { ids, appId, teams } = read.inbound;
    const owner = foreignOwner(read.inbound, installation);
    if (owner !== null) {
      log.warn({ ...ids, app: appId, teams }, `Refused a payload for ${owner}`);
      return 'refused';
    }
    let isAnswered = false;
    const ack = async (content?: unknown): Promise<void> => {
      if (isAnswered) return;
      isAnswered = true;
      await answer(content);
    };
    try {
      await app.processEvent({
        body: read.inbound.body,
        ack,
        ...(retryNum === undefined ? {} : { retryNum }),
        ...(retryReason === undefined ? {} : { retryReason }),
      });
    } catch (error) {
      log.error({ err: error, ...ids }, 'A listener failed');
      return isAnswered ? 'answered' : 'failed';
    }
    // Bolt answers an event before it looks for a listener, so `isAnswered` proves nothing there.
    const hasListener = kind === 'event' ? EVENTS.has(ids.event ?? '') : isAnswered;
    if (!hasListener) log.warn(ids, 'Nobody listens to this; it is answered all the same');
    await ack();
    return 'answered';
  };
