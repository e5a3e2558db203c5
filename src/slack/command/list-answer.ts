import type { RespondArguments } from '@slack/bolt';
import { type AccessScope, type Filter, NO_FILTER, type Summary } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Portfolio } from '../../usecases/portfolio.ts';
import type { Access } from '../api/access.ts';
import { type People, RECENT_MS } from '../api/people.ts';
import type { Visibility } from '../api/visibility.ts';
import { isPrivateTalk } from '../listeners/private-talk.ts';
import type { CommandRequest } from './command-form.ts';
import { listMessage } from './list-view.ts';

type Request = Extract<CommandRequest, { kind: 'list' | 'search' }>;
type Asker = {
  readonly user_id: string;
  readonly channel_id: string;
  readonly channel_name: string;
};
export type AnswerList = (request: Request, asker: Asker) => Promise<RespondArguments>;

/** More than this is looked through on the Home tab. */
const LISTED = 20;

/** Answers, to one person alone, with the decisions that they asked for and may see. */
export const answerList =
  ({
    portfolio,
    visibility,
    access,
    people,
    messages: t,
  }: {
    readonly portfolio: Portfolio;
    readonly visibility: Visibility;
    readonly access: Access;
    readonly people: People;
    readonly messages: Messages;
  }): AnswerList =>
  async (request, { user_id: userId, channel_id, channel_name }) => {
    const channel = isPrivateTalk(channel_id, channel_name) ? null : channel_id;
    const standing = await people.membership(userId, RECENT_MS);
    if (standing !== 'member') return alone({ text: t.people.notFor.list[standing] });
    const [seen, here] = await Promise.all([
      visibility.of(userId),
      // Sooner known than all the rest.
      channel === null ? 'not_in_it' : access.of({ userId }, channel),
    ]);
    const channels = new Set(seen.channels);
    if (channel !== null && here === 'may') channels.add(channel);
    const accessScope: AccessScope = { ...seen, channels };
    const found = await decisions(portfolio, accessScope, request, { userId, channel });
    return alone(
      listMessage(t, request, {
        found: found.slice(0, LISTED),
        hasMore: found.length > LISTED,
        isComplete: seen.isComplete,
        isInChannel: channel !== null,
        ...(seen.reason === undefined ? {} : { reason: seen.reason }),
      }),
    );
  };

const alone = (said: ReturnType<typeof listMessage> | { text: string }): RespondArguments => ({
  ...said,
  response_type: 'ephemeral',
});

function decisions(
  portfolio: Portfolio,
  accessScope: AccessScope,
  request: Request,
  { userId, channel }: { readonly userId: string; readonly channel: string | null },
): Promise<readonly Summary[]> {
  const find = (filter: Partial<Filter>) =>
    portfolio.find(accessScope, { ...NO_FILTER, ...filter }, LISTED + 1);
  if (request.kind === 'search') return find({ text: request.text });
  switch (request.which) {
    case 'channel':
      return find({ channel });
    case 'open':
      return find({ channel, status: 'open' });
    case 'decided':
      return find({ channel, status: 'decided' });
    case 'mine':
      return find({ owner: userId });
    case 'stale':
      return portfolio.stale(accessScope, LISTED + 1);
  }
}
