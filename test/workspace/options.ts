import type { ChannelSeed, PersonSeed } from './seeds.ts';
import type { HttpTarget } from './transport/http-transport.ts';
import type { Grid } from './world.ts';

/** All times in milliseconds; the defaults are Slack's. */
export type Timing = {
  /** How long the app may take to acknowledge. */
  readonly ackMs: number;
  readonly triggerMs: number;
  readonly responseUrlMs: number;
  /** `chat.postMessage`: one per channel in this time; 0 turns the limit off. */
  readonly postIntervalMs: number;
  /** So many posts may come at once after a pause. */
  readonly postBurst: number;
  /** Multiplies the per-minute tiers of the other methods; `Infinity` turns them off. */
  readonly tierFactor: number;
  /** Pauses before an unacknowledged event is sent again. */
  readonly eventRetryMs: readonly number[];
  /** Socket Mode pings. */
  readonly pingMs: number;
};

export const slackTiming: Timing = {
  ackMs: 3000,
  triggerMs: 3000,
  responseUrlMs: 30 * 60_000,
  postIntervalMs: 1000,
  postBurst: 3,
  tierFactor: 1,
  eventRetryMs: [10, 60_000, 5 * 60_000],
  pingMs: 10_000,
};

export type WorkspaceOptions = {
  /** A parsed manifest, or the path of a YAML or JSON file. */
  readonly manifest: unknown;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly transport?:
    | { readonly kind: 'socket' }
    | {
        readonly kind: 'http';
        /** May be set later with `setRequestUrl`. */
        readonly requestUrl?: string;
        readonly signingSecret?: HttpTarget['signingSecret'];
      };
  /** Default: every scope in the manifest's `scopes.bot`. */
  readonly grantedScopes?: readonly string[];
  /** Makes it a workspace of an Enterprise Grid organisation. */
  readonly grid?: Grid;
  readonly people?: readonly PersonSeed[];
  readonly channels?: readonly ChannelSeed[];
  /** A JSON file that keeps people, conversations and messages. */
  readonly stateFile?: string;
  /** The built page. */
  readonly pageDir?: string;
  readonly timing?: Partial<Timing>;
  /** How far Slack's clock is ahead of this machine's, in milliseconds; negative when it is behind. */
  readonly aheadMs?: number;
  /** Fixed tokens, for a demo whose bot is configured once. */
  readonly tokens?: { readonly bot: string; readonly app: string };
  /** Lists come in pages of no more than this, whatever is asked for. */
  readonly mostPerPage?: number;
  /**
   * The time by which calls and posts are counted and requests are signed, in milliseconds since
   * 1970; by default the real one.
   */
  readonly now?: () => number;
  readonly log?: (line: string) => void;
};
