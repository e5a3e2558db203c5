import type { App } from '@slack/bolt';
import type { Logger } from '../../logger.ts';
import { EVENTS } from '../kit/ids.ts';
import { type AppInstallation, foreignOwner, type InboundKind, readInbound } from './inbound.ts';
import type { Connection, Envelope } from './socket-connection.ts';
import type { SocketLink } from './socket-link.ts';

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

const KINDS: Readonly<Record<string, InboundKind>> = {
  slash_commands: 'command',
  interactive: 'interactive',
  events_api: 'event',
};

export type SocketIntake = {
  readonly take: (envelope: Envelope, from: Connection) => void;
  /** Resolves once every accepted envelope is answered. */
  readonly settled: () => Promise<void>;
};

/** Dispatches Socket Mode envelopes, and answers each by its id. */
export function createSocketIntake(
  dispatch: Dispatch,
  send: SocketLink['send'],
  log: Logger,
): SocketIntake {
  const unanswered = new Set<Promise<void>>();

  async function take(envelope: Envelope, from: Connection): Promise<void> {
    const { type, envelope_id, payload, accepts_response_payload, retry_attempt } = envelope;
    const { promise, resolve } = Promise.withResolvers<void>();
    unanswered.add(promise);
    const settle = (): void => {
      unanswered.delete(promise);
      resolve();
    };
    const answer = async (content?: unknown): Promise<void> => {
      const reply = typeof content === 'string' ? { text: content } : content;
      const hasPayload = reply && accepts_response_payload !== false;
      const isSent = await send({ envelope_id, ...(hasPayload ? { payload: reply } : {}) }, from);
      if (!isSent) log.warn({ type }, 'An answer could not be sent: Slack is not connected');
      settle();
    };
    const kind = KINDS[type];
    if (kind === undefined) {
      log.warn('Nobody listens to this kind of envelope; it is answered all the same');
      await answer();
    } else {
      const outcome = await dispatch({
        kind,
        body: payload,
        retryNum: retry_attempt,
        retryReason: envelope.retry_reason,
        answer,
      });
      // Answers a refused event, else Slack would send it again. Anything else stays unanswered, so that
      // Slack tells the person that it did not work.
      if (outcome === 'refused' && kind === 'event') await answer();
    }
    settle();
  }

  return {
    take: (envelope, from) => void take(envelope, from),
    settled: async () => {
      // Loops, because more envelopes may arrive meanwhile.
      while (unanswered.size > 0) await Promise.all(unanswered);
    },
  };
}
