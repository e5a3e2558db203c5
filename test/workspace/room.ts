import type { Delivery } from './delivery.ts';
import type { Faults } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { SentLog } from './sent-log.ts';
import type { SocketMode } from './transport/socket-mode.ts';
import type { Triggers } from './triggers.ts';
import type { World } from './world.ts';

/** Everything a Web API method or a person's act works with. */
export type Room = {
  readonly world: World;
  /** The workspace's address, without a slash at the end. */
  readonly url: string;
  readonly tokens: { readonly bot: string; readonly app: string };
  readonly delivery: Delivery;
  readonly faults: Faults;
  readonly limits: RateLimits;
  /** Lists come in pages of no more than this, whatever is asked for. */
  readonly mostPerPage: number;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly sent: SentLog;
  /** Null when the app is reached over HTTP. */
  readonly sockets: SocketMode | null;
  readonly log: (line: string) => void;
};
