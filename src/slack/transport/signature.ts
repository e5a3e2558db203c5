import { createHmac, timingSafeEqual } from 'node:crypto';

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
