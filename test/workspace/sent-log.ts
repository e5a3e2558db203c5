import type { Json } from './json.ts';

/** One thing somebody could see because the app sent it. */
export type Sent = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind:
    | 'message'
    | 'update'
    | 'ephemeral'
    | 'file'
    | 'reaction'
    | 'response_url'
    | 'command_answer'
    | 'view_opened'
    | 'view_pushed'
    | 'view_updated'
    | 'home'
    | 'submission_answer';
  /** The one person who sees it, or the channel in which everybody does. */
  readonly to: string;
  /** As the app sent it, without the token. */
  readonly payload: Json;
};

export type SentLog = {
  readonly add: (kind: Sent['kind'], to: string, payload: Json) => void;
  readonly all: () => readonly Sent[];
};

/** A demo may run for days. */
const mostRemembered = 10_000;

export function createSentLog(): SentLog {
  const log: Sent[] = [];
  return {
    add: (kind, to, payload) => {
      log.push({ at: Date.now(), kind, to, payload });
      if (log.length > mostRemembered) log.shift();
    },
    all: () => [...log],
  };
}
