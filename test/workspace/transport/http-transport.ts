import { tryParse } from '../json.ts';
import { sign } from './sign.ts';
import type { Inbound, Outcome, Retry, Transport } from './transport.ts';

export type HttpTarget = {
  readonly requestUrl: () => string | null;
  readonly signingSecret: string;
  /** The time that requests are signed at, in milliseconds since 1970. */
  readonly now: () => number;
};

/** Posts signed requests to the app's request URL, as Slack does when Socket Mode is off. */
export function createHttpTransport({ requestUrl, signingSecret, now }: HttpTarget): Transport {
  const stopped = new AbortController();
  return {
    send: async (inbound, retry) => {
      const url = requestUrl();
      if (url === null) return { acked: false, why: 'no_connection' };
      const { type, body } = encode(inbound);
      const headers = {
        'content-type': type,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...sign(signingSecret, body, Math.floor(now() / 1000)),
        ...retryHeaders(retry),
      };
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers,
          // Bytes, because fetch adds a charset to the content type of a string body.
          body: new TextEncoder().encode(body),
          signal: stopped.signal,
        });
        return await outcomeOf(response);
      } catch {
        return { acked: false, why: 'no_connection' };
      }
    },
    stop: async () => stopped.abort(),
  };
}

function encode(inbound: Inbound): { readonly type: string; readonly body: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (inbound.kind) {
    case 'command':
      return { type: form, body: new URLSearchParams(inbound.payload).toString() };
    case 'interactive': {
      const payload = JSON.stringify(inbound.payload);
      return { type: form, body: new URLSearchParams({ payload }).toString() };
    }
    case 'event':
      return { type: 'application/json', body: JSON.stringify(inbound.payload) };
  }
}

function retryHeaders(retry: Retry | null): Readonly<Record<string, string>> {
  if (retry === null) return {};
  return { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason };
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const text = await response.text();
  if (!response.ok) {
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return { acked: false, why: 'http_error', noRetry };
  }
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { acked: true, response: isJson ? tryParse(text) : text };
}
