import { createHmac } from 'node:crypto';

/** Slack's v0 signature: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function sign(
  signingSecret: string,
  body: string,
  timestampSeconds: number = Math.floor(Date.now() / 1000),
): { readonly 'x-slack-request-timestamp': string; readonly 'x-slack-signature': string } {
  const hmac = createHmac('sha256', signingSecret).update(`v0:${timestampSeconds}:${body}`);
  return {
    'x-slack-request-timestamp': String(timestampSeconds),
    'x-slack-signature': `v0=${hmac.digest('hex')}`,
  };
}
