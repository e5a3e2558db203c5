import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Route, readBody } from '../../http/server.ts';
import type { Logger } from '../../logger.ts';
import type { Delivered, Dispatch, Outcome } from './dispatch.ts';
import type { InboundKind } from './inbound.ts';

/** In bytes; Slack's payloads are far smaller. */
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

/** `POST /slack/events`: receives commands, interactions and events as signed requests. */
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
    // Slack checks the certificate with such an unsigned request; nothing else in it is read.
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
    const payload = payloadOf(type, text);
    if (payload === null) {
      log.warn('Refused a request that holds no payload');
      return refuse(response, 400);
    }
    if (isVerification(payload.body)) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ challenge: payload.body.challenge }));
      return;
    }
    const retry = Number(request.headers['x-slack-retry-num']);
    const outcome = await dispatch({
      ...payload,
      retryNum: Number.isInteger(retry) ? retry : undefined,
      retryReason: request.headersDistinct['x-slack-retry-reason']?.[0],
      answer: async (content) => reply(response, content),
    });
    if (outcome !== 'answered') refuse(response, STATUS[outcome]);
  },
});

const FORM = 'application/x-www-form-urlencoded';

/** The content type without its charset: a proxy may add one, and Slack sends only UTF-8. */
const mediaType = (request: IncomingMessage): string =>
  (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

type Payload = Pick<Delivered, 'kind' | 'body'>;

function payloadOf(type: string, text: string): Payload | null {
  if (type === 'application/json') return fromJson('event', text);
  if (type !== FORM) return null;
  const fields = Object.fromEntries(new URLSearchParams(text));
  return fields.payload === undefined
    ? { kind: 'command', body: fields }
    : fromJson('interactive', fields.payload);
}

function fromJson(kind: InboundKind, text: string): Payload | null {
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

const refuse = (response: ServerResponse, status: number): void => {
  // A retry of the same request would be refused again.
  const headers = status < 500 ? { 'x-slack-no-retry': '1' } : {};
  // Closes the connection: the unread rest of a body could not be told from the next request.
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

/** How far a request's timestamp may differ from this machine's clock, in seconds. */
const WINDOW_S = 300;

export type SignedRequest = {
  /** Headers as received. Node joins repeated ones, which are then refused. */
  readonly timestamp: string | string[] | undefined;
  readonly signature: string | string[] | undefined;
  /** Exactly the bytes that Slack signed. */
  readonly body: Buffer;
};

/**
 * Why a request is not one that Slack signed; null when it is. See
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 *
 * @param nowMs this machine's time, in milliseconds since 1970
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
