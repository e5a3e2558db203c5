import type { Json } from '../json.ts';

export type Inbound =
  | { readonly kind: 'command'; readonly payload: Readonly<Record<string, string>> }
  | { readonly kind: 'interactive'; readonly payload: Json }
  | { readonly kind: 'event'; readonly payload: Json };

export type Retry = { readonly attempt: number; readonly reason: string };

export type Outcome =
  /** `response` is what the app put into its acknowledgement, if anything. */
  | { readonly acked: true; readonly response: unknown }
  | {
      readonly acked: false;
      readonly why: 'timeout' | 'no_connection' | 'http_error';
      readonly noRetry?: boolean;
    };

/** Carries one payload to the app and waits for the acknowledgement, without a deadline. */
export type Transport = {
  readonly send: (
    inbound: Inbound,
    retry: Retry | null,
    /** Socket Mode only; the same for a payload that is delivered twice. */
    envelopeId: string,
  ) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
};
