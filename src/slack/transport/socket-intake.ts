import type { Logger } from '../../logger.ts';
import type { Dispatch } from './dispatch.ts';
import type { InboundKind } from './inbound.ts';
import type { Connection, Envelope } from './socket-connection.ts';
import type { SocketLink } from './socket-link.ts';

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
