/**
 * What a Slack client (the workspace's page, or a test's driver) and the workspace say to each
 * other. It stands for Slack's own client protocol and knows nothing of any app.
 *
 *   GET  /client/state?as=U…    → Snapshot: everything that person's client may show
 *   GET  /client/changes?as=U…  → server-sent events; each `data:` is a version number
 *   POST /client/act            → { as, act } → ActResult
 */

export type Person = {
  readonly id: string;
  /** Handle, as in `@ana`. */
  readonly name: string;
  readonly realName: string;
  /** Empty when she has not chosen one; then her real name is shown. */
  readonly displayName: string;
  readonly isBot: boolean;
  readonly guest: 'multi_channel' | 'single_channel' | null;
  /** What she may do in the workspace; null for what every member may. */
  readonly role: 'admin' | 'owner' | 'primary_owner' | null;
  /** Another company's person in a shared channel has another team id. */
  readonly teamId: string;
  /** On Enterprise Grid, the workspaces of the organisation that she belongs to; else none. */
  readonly teams: readonly string[];
  /** An IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  readonly locale: string;
  /** Deactivated: she cannot do or see anything any more. */
  readonly isDeleted: boolean;
};

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly members: readonly string[];
  readonly isArchived: boolean;
  /** Slack Connect: people of another company are, or may be, members. */
  readonly isExtShared: boolean;
};

/** Blocks travel as the app sent them, after the workspace has checked them. */
export type Block = { readonly type: string; readonly block_id?: string } & Record<string, unknown>;

export type Message = {
  readonly ts: string;
  readonly channel: string;
  /** Who wrote it; the app's own user for the app's messages. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Set on replies (the root's `ts`) and, as in Slack, on a root that has replies. */
  readonly threadTs?: string;
  readonly edited: boolean;
  /** Only this person sees it, and it is gone after a reload of the workspace. */
  readonly ephemeral: boolean;
  /** Files shared with the message. */
  readonly files?: readonly SharedFile[];
  /** What was forwarded with the message, or attached in the older way, as Slack hands it out. */
  readonly attachments?: readonly Readonly<Record<string, unknown>>[];
  /** How top-level `text` is read: `none` links nothing by itself, `full` and `client` do. */
  readonly parse?: 'none' | 'full' | 'client';
};

export type SharedFile = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Bytes. */
  readonly size: number;
  /** Where the workspace serves it, relative to the workspace. */
  readonly url: string;
};

export type View = {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly hash: string;
  readonly callbackId: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly blocks: readonly Block[];
};

export type Shortcut = {
  readonly name: string;
  readonly type: 'global' | 'message';
  readonly callbackId: string;
  readonly description: string;
};

export type SlashCommand = {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
};

export type Snapshot = {
  readonly version: number;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly me: Person;
  readonly people: readonly Person[];
  readonly app: {
    readonly name: string;
    readonly userId: string;
    readonly homeEnabled: boolean;
    /** Nobody but the app writes in its Messages tab. */
    readonly messagesReadOnly: boolean;
    readonly commands: readonly SlashCommand[];
    readonly shortcuts: readonly Shortcut[];
  };
  /** Public channels, and those conversations `me` is a member of. */
  readonly channels: readonly Channel[];
  /** By channel id, oldest first, thread replies included. */
  readonly messages: Readonly<Record<string, readonly Message[]>>;
  /** The open modals, the top one last. */
  readonly modals: readonly View[];
  readonly home: View | null;
};

/** Slack's `view.state.values`: by block id, then by action id. */
export type ViewState = Readonly<Record<string, Readonly<Record<string, InputValue>>>>;
export type InputValue = { readonly type: string } & Readonly<Record<string, unknown>>;

export type Act =
  | {
      readonly type: 'say';
      readonly channel: string;
      readonly text: string;
      readonly threadTs?: string;
    }
  | { readonly type: 'command'; readonly channel: string; readonly text: string }
  | {
      readonly type: 'shortcut';
      readonly callbackId: string;
      /** The message, for a message shortcut. */
      readonly message?: { readonly channel: string; readonly ts: string };
    }
  | {
      readonly type: 'block_action';
      readonly at:
        | { readonly message: { readonly channel: string; readonly ts: string } }
        | { readonly view: string };
      readonly blockId: string;
      readonly actionId: string;
      /** The element's new value in Slack's own shape, e.g. `{ type, selected_option }`. */
      readonly value: InputValue;
      /** All inputs of the view or message at that moment. */
      readonly state: ViewState;
    }
  | { readonly type: 'submit_view'; readonly view: string; readonly state: ViewState }
  | { readonly type: 'close_view'; readonly view: string; readonly all: boolean }
  | { readonly type: 'open_home'; readonly tab?: 'home' | 'messages' }
  | { readonly type: 'create_channel'; readonly name: string; readonly isPrivate: boolean }
  | { readonly type: 'invite'; readonly channel: string; readonly user: string }
  | { readonly type: 'remove'; readonly channel: string; readonly user: string }
  | { readonly type: 'archive'; readonly channel: string; readonly archived: boolean }
  | { readonly type: 'open_im'; readonly user: string };

export type ActResult =
  | { readonly ok: true }
  /** A modal stays open; the texts stand under the inputs with these block ids. */
  | {
      readonly ok: false;
      readonly reason: 'invalid';
      readonly errors: Readonly<Record<string, string>>;
    }
  /** What Slack's client would say in a red line, e.g. that the app did not respond in time. */
  | { readonly ok: false; readonly reason: 'failed'; readonly message: string };
