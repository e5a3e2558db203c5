import type { ViewBody } from './check/check-view.ts';
import type { Metadata } from './check/metadata.ts';
import { createIds, type Ids } from './ids.ts';
import type { Manifest } from './manifest.ts';
import type { Block, Channel, Message, Person, ViewState } from './protocol.ts';

export type StoredMessage = Message & {
  /** Only this person sees it; set exactly when `ephemeral` is. */
  readonly onlyFor?: string;
  readonly metadata?: Metadata;
  /** Written through a `response_url`, which needs no membership. */
  readonly viaResponseUrl?: boolean;
  /** Typed in Slack's client, which makes a rich text block of it. */
  readonly isTyped?: boolean;
};

/** How a message looked from this moment on. */
export type MessageState = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly blocks: readonly Block[];
};

export type StoredView = ViewBody & {
  readonly id: string;
  readonly user: string;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** The inputs as the person's client last reported them. */
  readonly state: ViewState;
};

/** Announced by the app; `content` is null until the bytes have arrived. */
export type Upload = {
  readonly id: string;
  /** Part of the address that takes the bytes. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly content: Buffer | null;
};

export type UploadedFile = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly size: number;
  /** Base64. */
  readonly content: string;
  readonly shared: boolean;
};

/** The organisation of Enterprise Grid that a workspace belongs to. */
export type Grid = {
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  /** Whether the app was installed for the whole organisation, or in this workspace alone. */
  readonly isOrgInstall: boolean;
};

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly grid: Grid | null;
};

export type AppIdentity = {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly botId: string;
  readonly manifest: Manifest;
  readonly granted: ReadonlySet<string>;
};

/** Everything the workspace remembers. Values are replaced, never changed in place. */
export type World = {
  readonly team: Team;
  readonly app: AppIdentity;
  readonly ids: Ids;
  /** Slack's clock, in milliseconds since 1970. */
  readonly now: () => number;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  /** By channel, oldest first, ephemeral messages and replies included. */
  readonly messages: Map<string, readonly StoredMessage[]>;
  /** By `channel/ts`, the first state first; deleted messages included. */
  readonly states: Map<string, readonly MessageState[]>;
  /** By person, the top modal last. */
  readonly modals: Map<string, readonly StoredView[]>;
  readonly homes: Map<string, StoredView>;
  readonly uploads: Map<string, Upload>;
  readonly files: Map<string, UploadedFile>;
  /** `channel/ts` → emoji names with who reacted. */
  readonly reactions: Map<string, readonly { readonly name: string; readonly user: string }[]>;
  /** False after the app was uninstalled: its tokens are dead. */
  readonly installed: { value: boolean };
  readonly version: () => number;
  /** Call after every change: listeners run at once. */
  readonly changed: () => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createWorld(
  team: Team,
  app: AppIdentity,
  resume: { readonly counter: number; readonly lastTs: string },
  now: () => number = Date.now,
): World {
  const listeners = new Set<() => void>();
  let version = 0;
  return {
    team,
    app,
    ids: createIds(resume.counter, resume.lastTs, now),
    now,
    people: new Map(),
    channels: new Map(),
    messages: new Map(),
    states: new Map(),
    modals: new Map(),
    homes: new Map(),
    uploads: new Map(),
    files: new Map(),
    reactions: new Map(),
    installed: { value: true },
    version: () => version,
    changed: () => {
      version += 1;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
