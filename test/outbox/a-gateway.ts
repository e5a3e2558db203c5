import type { Place } from '../../src/domain/decision.ts';
import type { Answer } from '../../src/slack/api/answer.ts';
import type { Gateway } from '../../src/slack/api/gateway.ts';
import type { MessageContent } from '../../src/slack/kit/blocks.ts';
import { NOON } from '../store/a-decision.ts';

/** What Slack answers, one after the other. */
export type Script = {
  /** To posts and updates. */
  readonly sent?: readonly Answer<Place>[];
  /** To the question whether a message stands there already. */
  readonly found?: readonly Answer<Place | null>[];
};

const formOf = ({ blocks }: MessageContent): string => (blocks.length > 0 ? 'blocks' : 'text');

const UNEXPECTED = { kind: 'refused', error: 'not expected' } as const;

/** A gateway that gives these answers in order, refuses further calls, and records its calls. */
export function gatewayWith({ sent = [], found = [] }: Script) {
  const asked: string[] = [];
  const answersOf = <T>(script: readonly Answer<T>[]) => {
    const left = [...script];
    return async (what: string): Promise<Answer<T>> => {
      asked.push(what);
      return left.shift() ?? UNEXPECTED;
    };
  };
  const send = answersOf(sent);
  const find = answersOf(found);
  const nothing = async (): Promise<Answer<null>> => ({ kind: 'done', value: null });
  const gateway: Gateway = {
    now: () => NOON,
    openModal: nothing,
    updateModal: nothing,
    publishHome: nothing,
    post: ({ channel, threadTs, content }) =>
      send(`post to ${channel} ${threadTs ?? 'as root'}: ${formOf(content)}`),
    update: ({ channel, ts }) => send(`update ${channel} ${ts}`),
    remove: async () => UNEXPECTED,
    permalink: async () => UNEXPECTED,
    channels: async () => UNEXPECTED,
    isOpen: async () => ({ kind: 'done', value: true }),
    members: async () => UNEXPECTED,
    person: async () => UNEXPECTED,
    names: async () => UNEXPECTED,
    upload: async () => UNEXPECTED,
    findPosted: ({ channel, threadTs, rowId, since }) =>
      find(
        `find ${rowId} in ${channel} ${threadTs ?? 'as root'} since ${since === undefined ? 'ever' : since - NOON}`,
      ),
  };
  return { gateway, asked };
}

export const posted = (channel: string, ts: string): Answer<Place> => ({
  kind: 'done',
  value: { channel, ts },
});
export const refused = (error = 'not_in_channel') => ({ kind: 'refused', error }) as const;
export const NOT_FOUND: Answer<null> = { kind: 'done', value: null };
export const LIMITED = { kind: 'later', error: 'ratelimited', isUnconfirmed: false } as const;
export const NO_ANSWER = { kind: 'later', error: 'http_503', isUnconfirmed: true } as const;
