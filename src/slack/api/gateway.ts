import type { HomeView } from '@slack/types';
import type { ChatPostMessageArguments, WebClient } from '@slack/web-api';
import type { Place } from '../../domain/decision.ts';
import type { MessageContent, ModalView } from '../kit/blocks.ts';
import { type Answer, ask, DONE } from './answer.ts';
import {
  isOpenChannel,
  METADATA_EVENT,
  oldestFor,
  type Profile,
  payload,
  placed,
  profileOf,
  rowOf,
} from './gateway-values.ts';
import { channelSchema, type Page, pageAt, pageOf, userSchema } from './page-stream.ts';

export type Outgoing = {
  readonly channel: string;
  readonly threadTs?: string;
  readonly content: MessageContent;
  /** Goes into the message's metadata, where `findPosted` looks for it. */
  readonly rowId: string;
};

/** Every call that the bot makes to Slack's Web API. */
export type Gateway = {
  /** Resolves with the view's id; null when another delivery of the same click has opened the modal. */
  readonly openModal: (triggerId: string, view: ModalView) => Promise<Answer<string | null>>;
  readonly updateModal: (viewId: string, view: ModalView) => Promise<Answer<null>>;
  readonly publishHome: (userId: string, view: HomeView) => Promise<Answer<null>>;
  readonly post: (message: Outgoing) => Promise<Answer<Place>>;
  readonly update: (place: Place, content: MessageContent) => Promise<Answer<Place>>;
  /** Deletes a message; also `done` when it no longer exists. */
  readonly remove: (place: Place) => Promise<Answer<null>>;
  readonly permalink: (place: Place) => Promise<Answer<string>>;
  /**
   * A page of the public channels or, given a person, of their private channels that the bot is in
   * too.
   */
  readonly channels: (
    privateOf: string | null,
    cursor: string | null,
  ) => Promise<Answer<Page<NamedChannel>>>;
  /** Whether every member of the workspace may read a channel. */
  readonly isOpen: (channelId: string) => Promise<Answer<boolean>>;
  /** The ids of all who are in a channel now. */
  readonly members: (channelId: string) => Promise<Answer<ReadonlySet<string>>>;
  readonly person: (userId: string) => Promise<Answer<Profile>>;
  /** A page of the people in the workspace; a person without a name has an empty one. */
  readonly names: (cursor: string | null) => Promise<Answer<Page<NamedPerson>>>;
  /** Shares files in a conversation; needs a permission that an admin may not have granted. */
  readonly upload: (share: FileShare) => Promise<Answer<null>>;
  /** The time by Slack's clock, which its messages carry too, in milliseconds since 1970. */
  readonly now: () => number;
  /** Looks for a message that carries this row id; null when there is none. */
  readonly findPosted: (search: PostedSearch) => Promise<Answer<Place | null>>;
};

export type NamedChannel = { readonly id: string; readonly name: string };
export type NamedPerson = { readonly id: string; readonly name: string };

export type FileShare = {
  readonly channel: string;
  readonly threadTs: string;
  readonly files: readonly {
    readonly name: string;
    readonly content: string | Uint8Array;
  }[];
};

export type PostedSearch = {
  readonly channel: string;
  readonly threadTs?: string;
  readonly rowId: string;
  /** The earliest time by Slack's clock, in milliseconds since 1970; by default there is none. */
  readonly since?: number;
};

/** How many pages of a channel to search for one message. */
const SEARCHED_PAGES = 5;

/** In bytes; from here on an upload may take longer than the usual time-out. */
const LARGE = 1_000_000;

/**
 * Calls Slack's Web API with one bot token. The clients must not retry; `patient` has a longer
 * time-out, for large uploads. `now` is Slack's clock.
 */
export function createGateway(client: WebClient, patient: WebClient, now: Gateway['now']): Gateway {
  return {
    now,
    openModal: async (triggerId, view) => {
      const answer = await ask(async () => {
        const opened = await client.views.open({ trigger_id: triggerId, view });
        return opened.view?.id ?? null;
      });
      // Another delivery of the same click has used the trigger and opened the modal.
      const isOpen = answer.kind === 'refused' && answer.error === 'exchanged_trigger_id';
      return isOpen ? DONE : answer;
    },
    updateModal: (viewId, view) =>
      ask(async () => {
        await client.views.update({ view_id: viewId, view });
        return null;
      }),
    publishHome: (userId, view) =>
      ask(async () => {
        await client.views.publish({ user_id: userId, view });
        return null;
      }),
    post: async ({ channel, threadTs, content, rowId }) => {
      const post = (extra: Pick<ChatPostMessageArguments, 'metadata'>) =>
        ask(async () => {
          const posted = await client.chat.postMessage({
            ...payload(content),
            ...(content.blocks.length === 0 ? {} : { blocks: [...content.blocks] }),
            ...extra,
            channel,
            ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
          });
          return { channel: posted.channel ?? channel, ts: posted.ts };
        });
      const answer = await post({
        metadata: { event_type: METADATA_EVENT, event_payload: { row: rowId } },
      });
      const refusesMetadata = answer.kind === 'refused' && answer.error.includes('metadata');
      return placed(refusesMetadata ? await post({}) : answer);
    },
    update: (place, content) =>
      ask(async () => {
        await client.chat.update({
          ...payload(content),
          // An empty list removes the old blocks; without the argument they stay.
          blocks: [...content.blocks],
          channel: place.channel,
          ts: place.ts,
        });
        return place;
      }),
    remove: async ({ channel, ts }) => {
      const answer = await ask(async () => {
        await client.chat.delete({ channel, ts });
        return null;
      });
      const isGone = answer.kind === 'refused' && answer.error === 'message_not_found';
      return isGone ? DONE : answer;
    },
    permalink: ({ channel, ts }) =>
      ask(async () => {
        const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
        if (!permalink) throw new Error('no_permalink');
        return permalink;
      }),
    channels: (privateOf, cursor) =>
      ask(async () => {
        const { channels, response_metadata: next } =
          privateOf === null
            ? await client.conversations.list({ ...pageAt(cursor), types: 'public_channel' })
            : await client.users.conversations({
                ...pageAt(cursor),
                types: 'private_channel',
                user: privateOf,
              });
        const page = pageOf(channelSchema, channels, next);
        // Drops private channels from the public list, should Slack ever send any.
        const items = page.items.filter(({ isPrivate }) => privateOf !== null || !isPrivate);
        return { ...page, items: items.map(({ id, name }) => ({ id, name })) };
      }),
    isOpen: (channel) =>
      ask(async () => isOpenChannel((await client.conversations.info({ channel })).channel ?? {})),
    members: (channel) =>
      ask(async () => {
        const ids = new Set<string>();
        for (let cursor: string | undefined; ; ) {
          const page = await client.conversations.members({ ...pageAt(cursor), channel });
          for (const id of page.members ?? []) ids.add(id);
          cursor = page.response_metadata?.next_cursor;
          if (!cursor) return ids;
        }
      }),
    person: (userId) =>
      ask(async () => {
        const { user } = await client.users.info({ user: userId });
        const parsed = userSchema.safeParse(user);
        if (!parsed.success) throw new Error('no_user');
        return profileOf(parsed.data);
      }),
    names: (cursor) =>
      ask(async () => {
        const { members, response_metadata: next } = await client.users.list(pageAt(cursor));
        const page = pageOf(userSchema, members, next);
        return { ...page, items: page.items.map((user) => ({ ...profileOf(user), id: user.id })) };
      }),
    upload: ({ channel, threadTs, files }) =>
      ask(async () => {
        const length = files.reduce((sum, { content }) => sum + content.length, 0);
        await (length > LARGE ? patient : client).filesUploadV2({
          channel_id: channel,
          thread_ts: threadTs,
          file_uploads: files.map(({ name, content }) =>
            typeof content === 'string'
              ? { filename: name, content }
              : {
                  filename: name,
                  file: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
                },
          ),
        });
        return null;
      }),
    findPosted: ({ channel, threadTs, rowId, since }) =>
      ask(async () => {
        let cursor: string | undefined;
        for (let page = 0; page < SEARCHED_PAGES; page += 1) {
          const window = {
            channel,
            ...(since === undefined ? {} : { oldest: oldestFor(since) }),
            include_all_metadata: true,
            limit: 200,
            ...(cursor === undefined ? {} : { cursor }),
          };
          const history =
            threadTs === undefined
              ? await client.conversations.history(window)
              : await client.conversations.replies({ ...window, ts: threadTs });
          const message = history.messages?.find(({ metadata }) => rowOf(metadata) === rowId);
          if (message?.ts !== undefined) return { channel, ts: message.ts };
          cursor = history.response_metadata?.next_cursor;
          if (!cursor) return null;
        }
        return null;
      }),
  };
}
