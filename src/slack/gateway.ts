import {
  type ChatPostMessageArguments,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  type WebClient,
} from '@slack/web-api';
import type { Place } from '../records.ts';
import type { MessageContent, ModalView } from './blocks.ts';

export type Outgoing = {
  readonly channel: string;
  readonly threadTs?: string;
  readonly content: MessageContent;
  /** Identifies the message on Slack's side. */
  readonly rowId: string;
};

/** Slack's answer to a wish to change something. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** It may work later; `inDoubt` when Slack may have done it all the same. */
  | {
      readonly kind: 'later';
      readonly error: string;
      readonly retryAfterMs?: number;
      readonly inDoubt: boolean;
    }
  /** The blocks are not accepted; something plainer may be. */
  | { readonly kind: 'blocks_refused'; readonly error: string }
  /** Slack will not do it until something changes. */
  | { readonly kind: 'refused'; readonly error: string };

/** All that the bot asks of Slack's Web API. */
export type Gateway = {
  readonly openModal: (triggerId: string, view: ModalView) => Promise<Answer<null>>;
  readonly updateModal: (viewId: string, hash: string, view: ModalView) => Promise<Answer<null>>;
  readonly post: (message: Outgoing) => Promise<Answer<Place>>;
  readonly update: (place: Place, content: MessageContent) => Promise<Answer<Place>>;
  /** Looks for a message that carries this row id; null when there is none or it cannot be known. */
  readonly findPosted: (search: {
    readonly channel: string;
    readonly threadTs?: string;
    readonly rowId: string;
    readonly sinceMs: number;
  }) => Promise<Place | null>;
};

export const METADATA_EVENT = 'rag_or_finetune_message';

/** `invalid_blocks`, `msg_blocks_too_long`, `block_mismatch`, and what other servers say instead. */
const isBlockError = (code: string): boolean => /block|^invalid_arguments$/.test(code);

const PASSING_ERRORS = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  // The token may be mended by the admin; what waits must not be lost until then.
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);

/** Turns what a call of the client throws into a value; anything not of Slack's making is a bug. */
function refusalOf(error: unknown): Exclude<Answer<never>, { kind: 'done' }> {
  if (error instanceof WebAPIRateLimitedError) {
    return {
      kind: 'later',
      error: 'ratelimited',
      retryAfterMs: error.retryAfter * 1000,
      inDoubt: false,
    };
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    if (isBlockError(code)) return { kind: 'blocks_refused', error: code };
    if (PASSING_ERRORS.has(code)) return { kind: 'later', error: code, inDoubt: false };
    return { kind: 'refused', error: code };
  }
  if (error instanceof WebAPIHTTPError) {
    return { kind: 'later', error: `http_${error.statusCode}`, inDoubt: true };
  }
  return {
    kind: 'later',
    error: error instanceof Error ? error.message : String(error),
    inDoubt: true,
  };
}

async function ask<T>(call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'done', value: await call() };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Slack's Web API through one bot token. The client must not retry by itself. */
export function createGateway(client: WebClient): Gateway {
  const payload = (content: MessageContent) => ({
    text: content.text,
    // An empty list would remove nothing on a post and everything on an update.
    ...(content.blocks.length > 0 ? { blocks: [...content.blocks] } : { blocks: [] }),
    parse: 'none' as const,
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  });
  return {
    openModal: (triggerId, view) =>
      ask(async () => {
        await client.views.open({ trigger_id: triggerId, view });
        return null;
      }),
    updateModal: (viewId, hash, view) =>
      ask(async () => {
        await client.views.update({ view_id: viewId, hash, view });
        return null;
      }),
    post: ({ channel, threadTs, content, rowId }) =>
      ask(async () => {
        const message: ChatPostMessageArguments = {
          ...payload(content),
          channel,
          metadata: { event_type: METADATA_EVENT, event_payload: { row: rowId } },
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        };
        const posted = await client.chat.postMessage(message);
        return { channel: posted.channel ?? channel, ts: posted.ts ?? '' };
      }),
    update: (place, content) =>
      ask(async () => {
        await client.chat.update({ ...payload(content), channel: place.channel, ts: place.ts });
        return place;
      }),
    findPosted: async ({ channel, threadTs, rowId, sinceMs }) => {
      const window = {
        channel,
        oldest: (sinceMs / 1000).toFixed(6),
        include_all_metadata: true,
        limit: 15,
      };
      const answer = await ask(() =>
        threadTs === undefined
          ? client.conversations.history(window)
          : client.conversations.replies({ ...window, ts: threadTs }),
      );
      if (answer.kind !== 'done') return null;
      const found = answer.value.messages?.find(
        ({ metadata }) =>
          metadata?.event_type === METADATA_EVENT && rowOf(metadata.event_payload) === rowId,
      );
      return found?.ts === undefined ? null : { channel, ts: found.ts };
    },
  };
}

const rowOf = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'row' in payload ? payload.row : undefined;
