import { createServer, type RequestListener } from 'node:http';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { boltLogger, createLogger } from '../../src/logger.ts';
import { createGateway, type Gateway } from '../../src/slack/api/gateway.ts';
import { NOON } from '../store/a-decision.ts';

type Call = {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
  readonly body: string;
};

type TinySlack = {
  readonly gateway: Gateway;
  readonly client: WebClient;
  readonly calls: readonly Call[];
};

const methodOf = (url = ''): string => url.replace(/^\/(api\/)?/, '');

/** A gateway to a server that notes each call and answers it so. */
export async function slackThat(answers: RequestListener, timeout = 5_000): Promise<TinySlack> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const method = methodOf(request.url);
      calls.push({ method, args: Object.fromEntries(new URLSearchParams(body)), body });
      answers(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const silent = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
  const client = new WebClient('xoxb-test', {
    slackApiUrl: `http://127.0.0.1:${port}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: boltLogger(silent),
  });
  return { gateway: createGateway(client, client, () => NOON), client, calls };
}

/** Answers with this JSON, as Slack nearly always does with status 200. */
export const says =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

/** Gives these answers one after the other, the last one again and again. */
export function inTurn(...answers: readonly RequestListener[]): RequestListener {
  const left = [...answers];
  return (request, response) => {
    const answer = left.length > 1 ? left.shift() : left[0];
    answer?.(request, response);
  };
}

/** Gives each method its own answer. */
export const byMethod =
  (answers: Readonly<Record<string, RequestListener>>): RequestListener =>
  (request, response) => {
    const method = methodOf(request.url);
    const answer = answers[method];
    if (answer === undefined) throw new Error(`nothing was expected of ${method}`);
    answer(request, response);
  };
