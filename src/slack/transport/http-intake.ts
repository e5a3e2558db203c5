import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Route, readBody } from '../../http/server.ts';
import type { Logger } from '../../logger.ts';
import type { Dispatch, Outcome } from './dispatch.ts';
import type { InboundKind } from './inbound.ts';

/** In bytes. What Slack sends is far smaller. */
const BODY_LIMIT = 4_000_000;

const STATUS: Readonly<Record<Exclude<Outcome, 'answered'>, number>> = {
  refused: 400,
  failed: 500,
};

type Deps = {
  readonly signingSecret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly dispatch: Dispatch;
  readonly log: Logger;
};

/** `POST /slack/events`: commands, interactions and events as signed requests. */
export const slackRoute = ({ signingSecret, now, dispatch, log }: Deps): Route => ({
  path: '/slack/events',
  methods: ['POST'],
  handle: async (request, response) => {
    const body = await readBody(request, BODY_LIMIT);
    if (body === null) {
      log.warn('Refused a request that is longer than any of Slack');
      return refuse(response, 413);
    }
    const text = body.toString('utf8');
    const type = mediaType(request);
    // Slack tries a connection so, unsigned. Nothing else of such a request is read.
    if (type === FORM && new URLSearchParams(text).get('ssl_check') === '1') {
      response.writeHead(200).end();
      return;
    }
    const problem = signatureProblem(
      {
        timestamp: request.headers['x-slack-request-timestamp'],
        signature: request.headers['x-slack-signature'],
        body,
      },
      signingSecret,
      now(),
    );
    if (problem !== null) {
      log.warn(`Refused a request that Slack has not signed: it has ${problem}`);
      return refuse(response, 401);
    }
    const sent = payloadOf(type, text);
    if (sent === null) {
      log.warn('Refused a request that holds no payload');
      return refuse(response, 400);
    }
    if (isVerification(sent.body)) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ challenge: sent.body.challenge }));
      return;
    }
    const retry = Number(request.headers['x-slack-retry-num']);
    const outcome = await dispatch({
      ...sent,
      retryNum: Number.isInteger(retry) ? retry : undefined,
      retryReason: request.headersDistinct['x-slack-retry-reason']?.[0],
      answer: async (content) => reply(response, content),
    });
    if (outcome !== 'answered') refuse(response, STATUS[outcome]);
  },
});

const FORM = 'application/x-www-form-urlencoded';

/** Without a charset: a proxy may add one, and Slack writes nothing but UTF-8. */
const mediaType = (request: IncomingMessage): string =>
  (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

type Sent = { readonly kind: InboundKind; readonly body: unknown };

function payloadOf(type: string, text: string): Sent | null {
  if (type === 'application/json') return fromJson('event', text);
  if (type !== FORM) return null;
  const fields = Object.fromEntries(new URLSearchParams(text));
  return fields.payload === undefined
    ? { kind: 'command', body: fields }
    : fromJson('interactive', fields.payload);
}

function fromJson(kind: InboundKind, text: string): Sent | null {
  try {
    return { kind, body: JSON.parse(text) };
  } catch {
    return null;
  }
}

const isVerification = (
  body: unknown,
): body is { readonly type: 'url_verification'; readonly challenge?: unknown } =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'url_verification';

/** The same again would be refused again. */
const refuse = (response: ServerResponse, status: number): void => {
  const headers = status < 500 ? { 'x-slack-no-retry': '1' } : {};
  // What may still come of a body that is not read to its end cannot be told from a next request.
  response.writeHead(status, { ...headers, connection: 'close' }).end();
};

function reply(response: ServerResponse, content: unknown): void {
  if (content === undefined || content === null || content === '') {
    response.writeHead(200).end();
  } else if (typeof content === 'string') {
    response.writeHead(200).end(content);
  } else {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(content));
  }
}

/** How far a request's time may be from ours, in seconds, in either direction. */
const WINDOW_S = 300;

export type SignedRequest = {
  /** As they came; two of one name are joined and so refused. */
  readonly timestamp: string | string[] | undefined;
  readonly signature: string | string[] | undefined;
  /** Exactly the bytes that were sent. */
  readonly body: Buffer;
};

/**
 * What is wrong with a request that should come from Slack; null when it does. See
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 *
 * @param nowMs by our clock, in milliseconds since 1970
 */
export function signatureProblem(
  { timestamp, signature, body }: SignedRequest,
  secret: string,
  nowMs: number,
): string | null {
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return 'no plain timestamp';
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) {
    return 'no signature of version 0';
  }
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > WINDOW_S) {
    return "a timestamp more than five minutes from this machine's clock";
  }
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest();
  const given = Buffer.from(signature.slice('v0='.length), 'hex');
  return timingSafeEqual(given, expected) ? null : 'a signature of another secret or body';
}
