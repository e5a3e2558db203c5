import type { Place } from '../../src/domain/decision.ts';
import type { Answer } from '../../src/slack/api/answer.ts';
import type { FileShare, Gateway } from '../../src/slack/api/gateway.ts';
import type { Profile } from '../../src/slack/api/gateway-values.ts';
import type { MessageContent } from '../../src/slack/kit/blocks.ts';
import { gatewayWith } from './a-gateway.ts';

/** A message with everything that it has said so far. */
export type Message = {
  readonly place: Place;
  readonly threadTs: string | null;
  readonly rowId: string;
  readonly states: readonly MessageContent[];
};

type Trouble = Exclude<Answer<never>, { kind: 'done' }>;
type Method = 'post' | 'update' | 'remove' | 'permalink' | 'person' | 'upload' | 'findPosted';
/** What happens at a call, before its answer; with trouble, that is the answer. */
type Incident = () => Promise<Trouble | undefined> | Trouble | undefined;

/** The answer is lost, although Slack has done it. */
export const LOST: Trouble = { kind: 'later', error: 'socket hang up', isUnconfirmed: true };

/** What was shared, bytes as text. */
export type SharedTexts = Omit<FileShare, 'files'> & {
  readonly files: readonly { readonly name: string; readonly content: string }[];
};

const asText = ({ name, content }: FileShare['files'][number]) => ({
  name,
  content: typeof content === 'string' ? content : Buffer.from(content).toString('latin1'),
});

/** A Slack that keeps what it is sent, and in which something may happen at the next call. */
export function aSlack(names: Readonly<Record<string, string>> = {}) {
  const messages: {
    place: Place;
    threadTs: string | null;
    rowId: string;
    states: MessageContent[];
  }[] = [];
  const uploads: SharedTexts[] = [];
  const calls: string[] = [];
  const incidents = new Map<Method, Incident[]>();
  let granted = true;
  let sent = 0;

  async function called<T>(
    method: Method,
    what: string,
    work: () => Answer<T>,
  ): Promise<Answer<T>> {
    calls.push(`${method} ${what}`);
    const trouble = await incidents.get(method)?.shift()?.();
    if (trouble === undefined) return work();
    if (trouble === LOST) work();
    return trouble;
  }
  const find = ({ channel, ts }: Place) =>
    messages.find(({ place }) => place.channel === channel && place.ts === ts);

  const gateway: Gateway = {
    ...gatewayWith({}).gateway,
    post: ({ channel, threadTs, content, rowId }) =>
      called('post', channel, () => {
        const to = channel.startsWith('U') ? `D${channel.slice(1)}` : channel;
        sent += 1;
        const place = { channel: to, ts: `${sent}.0` };
        messages.push({ place, threadTs: threadTs ?? null, rowId, states: [content] });
        return { kind: 'done', value: place };
      }),
    update: (place, content) =>
      called('update', `${place.channel} ${place.ts}`, () => {
        const message = find(place);
        if (message === undefined) return { kind: 'refused', error: 'message_not_found' };
        message.states.push(content);
        return { kind: 'done', value: place };
      }),
    remove: (place) =>
      called('remove', `${place.channel} ${place.ts}`, () => {
        const message = find(place);
        if (message !== undefined) messages.splice(messages.indexOf(message), 1);
        return { kind: 'done', value: null };
      }),
    permalink: ({ channel, ts }) =>
      called('permalink', `${channel} ${ts}`, () => ({
        kind: 'done',
        value: `https://acme.slack.com/archives/${channel}/p${ts}`,
      })),
    person: (userId) =>
      called('person', userId, () => {
        const name = names[userId];
        return name === undefined
          ? { kind: 'refused', error: 'user_not_found' }
          : { kind: 'done', value: { ...MEMBER, name } };
      }),
    upload: (share) =>
      called('upload', share.channel, () => {
        uploads.push({ ...share, files: share.files.map(asText) });
        return granted
          ? { kind: 'done', value: null }
          : { kind: 'refused', error: 'missing_scope' };
      }),
    findPosted: ({ channel, threadTs, rowId }) =>
      called('findPosted', rowId, () => {
        const message = messages.find(
          (each) =>
            each.rowId === rowId &&
            each.place.channel === channel &&
            each.threadTs === (threadTs ?? null),
        );
        return { kind: 'done', value: message?.place ?? null };
      }),
  };
  return {
    gateway,
    calls,
    /** Whatever was handed to Slack as files, taken or not. */
    uploads,
    messages: (): readonly Message[] => messages,
    callsOf: (method: Method): number =>
      calls.filter((call) => call.startsWith(`${method} `)).length,
    /** Something happens at the next call of this method, and the next, and so on. */
    next: (method: Method, ...command: readonly Incident[]): void => {
      incidents.set(method, [...(incidents.get(method) ?? []), ...command]);
    },
    /** The bot may not share files. */
    denyFiles: (): void => {
      granted = false;
    },
  };
}

/** A member of the workspace T1. */
export const MEMBER: Profile = {
  name: '',
  teamId: 'T1',
  teams: [],
  enterpriseId: null,
  isGuest: false,
  isStranger: false,
  isDeactivated: false,
  isBot: false,
  isAdmin: false,
  zone: 'UTC',
};
