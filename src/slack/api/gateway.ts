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
  /** Identifies the message on Slack's side. */
  readonly rowId: string;
};

/** All that the bot asks of Slack's Web API. */
export type Gateway = {
  /** Resolves with the view's id; null when another delivery of the same click has opened it. */
  readonly openModal: (triggerId: string, view: ModalView) => Promise<Answer<string | null>>;
  readonly updateModal: (viewId: string, view: ModalView) => Promise<Answer<null>>;
  readonly publishHome: (userId: string, view: HomeView) => Promise<Answer<null>>;
  readonly post: (message: Outgoing) => Promise<Answer<Place>>;
  readonly update: (place: Place, content: MessageContent) => Promise<Answer<Place>>;
  /** Takes a message out; done as well when it is not there any more. */
  readonly remove: (place: Place) => Promise<Answer<null>>;
  /** The permanent link to a message. */
  readonly permalink: (place: Place) => Promise<Answer<string>>;
  /** A page of the public channels or, of a person, of the private ones that the bot is in too. */
  readonly channels: (
    privateOf: string | null,
    cursor: string | null,
  ) => Promise<Answer<Page<NamedChannel>>>;
  /** Whether a channel is open to every member of the workspace; false for whatever Slack calls private. */
  readonly isOpen: (channelId: string) => Promise<Answer<boolean>>;
  /** Everybody who is in a channel at this moment. */
  readonly members: (channelId: string) => Promise<Answer<ReadonlySet<string>>>;
  readonly person: (userId: string) => Promise<Answer<Profile>>;
  /** A page of everybody in the workspace; without a name, who has none. */
  readonly names: (cursor: string | null) => Promise<Answer<Page<NamedPerson>>>;
  /** Shares files in a conversation; needs a permission that an admin may not have given. */
  readonly upload: (share: FileShare) => Promise<Answer<null>>;
  /** Slack's clock, in milliseconds since 1970: what compares with the times of its messages. */
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
    /** Text, or bytes of whatever kind. */
    readonly content: string | Uint8Array;
  }[];
};

export type PostedSearch = {
  readonly channel: string;
  readonly threadTs?: string;
  readonly rowId: string;
  /** Not before this time by Slack's clock, in milliseconds since 1970; without it, whenever. */
  readonly since?: number;
};

/** So many pages of a channel are looked through for one message. */
const SEARCHED_PAGES = 5;

/** In bytes: files that may take longer to upload than Slack takes to answer anything else. */
const LARGE = 1_000_000;

/**
 * Slack's Web API through one bot token. The clients must not retry by themselves; `patient` waits
 * longer for an answer. `now` is Slack's clock.
 */
export function createGateway(client: WebClient, patient: WebClient, now: Gateway['now']): Gateway {
  return {
    now,
    openModal: async (triggerId, view) => {
      const answer = await ask(async () => {
        const opened = await client.views.open({ trigger_id: triggerId, view });
        return opened.view?.id ?? null;
      });
      // Used up by another delivery of the same click: that one has opened the form.
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
      const unwelcome = answer.kind === 'refused' && answer.error.includes('metadata');
      return placed(unwelcome ? await post({}) : answer);
    },
    update: (place, content) =>
      ask(async () => {
        await client.chat.update({
          ...payload(content),
          // An empty list takes away the blocks that are there.
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
        // Slack was asked for public ones: whatever else it says is not for everybody.
        const wanted = page.items.filter(({ isPrivate }) => privateOf !== null || !isPrivate);
        return { ...page, items: wanted.map(({ id, name }) => ({ id, name })) };
      }),
    isOpen: (channel) =>
      ask(async () => isOpenChannel((await client.conversations.info({ channel })).channel ?? {})),
    members: (channel) =>
      ask(async () => {
        const found = new Set<string>();
        for (let cursor: string | undefined; ; ) {
          const page = await client.conversations.members({ ...pageAt(cursor), channel });
          for (const id of page.members ?? []) found.add(id);
          cursor = page.response_metadata?.next_cursor;
          if (!cursor) return found;
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
          const found =
            threadTs === undefined
              ? await client.conversations.history(window)
              : await client.conversations.replies({ ...window, ts: threadTs });
          const message = found.messages?.find(({ metadata }) => rowOf(metadata) === rowId);
          if (message?.ts !== undefined) return { channel, ts: message.ts };
          cursor = found.response_metadata?.next_cursor;
          if (!cursor) return null;
        }
        return null;
      }),
  };
}
