import type { AllMiddlewareArgs, RespondArguments, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { type AccessScope, type Filter, NO_FILTER, type Summary } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Portfolio } from '../../usecases/portfolio.ts';
import type { Access } from '../api/access.ts';
import { type People, RECENT_MS } from '../api/people.ts';
import type { Visibility } from '../api/visibility.ts';
import { escapeMrkdwn } from '../kit/blocks.ts';
import { channelToPostIn } from '../listeners/discussion.ts';
import { type CommandRequest, parseCommandText } from './command-form.ts';
import { listMessage } from './list-view.ts';

type Deps = {
  /** Opens the assessment form; resolves to whether it opened. */
  readonly openAssessment: (request: {
    readonly triggerId: string;
    readonly userId: string;
    readonly channel: string | null;
    readonly title: string;
    readonly context: string;
  }) => Promise<boolean>;
  readonly answerList: AnswerList;
  readonly messages: Messages;
};

/** Answers the slash command. Awaits nothing before it opens the form: Slack's trigger expires after 3 s. */
export const answerCommand =
  ({ openAssessment, answerList, messages: t }: Deps) =>
  async ({
    command,
    ack,
    respond,
  }: AllMiddlewareArgs & SlackCommandMiddlewareArgs): Promise<void> => {
    const request = parseCommandText(command.text ?? '');
    if (request.kind === 'help') {
      await ack({ response_type: 'ephemeral', text: t.help(command.command) });
      return;
    }
    if (request.kind !== 'assess') {
      await ack();
      await respond(await answerList(request, command));
      return;
    }
    const opening = openAssessment({
      triggerId: command.trigger_id,
      userId: command.user_id,
      channel: channelToPostIn(command.channel_id, command.channel_name ?? ''),
      title: request.title,
      context: request.context,
    });
    await ack();
    if (await opening) return;
    const typed = escapeMrkdwn(`${command.command} ${command.text ?? ''}`.trim());
    await respond({ response_type: 'ephemeral', text: t.error.modalFailed(typed) });
  };

type Request = Extract<CommandRequest, { kind: 'list' | 'search' }>;
type Asker = {
  readonly user_id: string;
  readonly channel_id: string;
  readonly channel_name: string;
};
export type AnswerList = (request: Request, asker: Asker) => Promise<RespondArguments>;

/** Longer lists are for the Home tab. */
const LISTED = 20;

/** Lists the requested decisions that the member may see, in a message only they see. */
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
    const channel = channelToPostIn(channel_id, channel_name);
    const membership = await people.membership(userId, RECENT_MS);
    if (membership !== 'member') return ephemeral({ text: t.people.notFor.list[membership] });
    const [visible, accessHere] = await Promise.all([
      visibility.of(userId),
      // Quicker than the whole scope, which may still be incomplete.
      channel === null ? 'not_in_it' : access.of({ userId }, channel),
    ]);
    const channels = new Set(visible.channels);
    if (channel !== null && accessHere === 'may') channels.add(channel);
    const accessScope: AccessScope = { ...visible, channels };
    const found = await decisions(portfolio, accessScope, request, { userId, channel });
    return ephemeral(
      listMessage(t, request, {
        found: found.slice(0, LISTED),
        hasMore: found.length > LISTED,
        isComplete: visible.isComplete,
        isInChannel: channel !== null,
        ...(visible.reason === undefined ? {} : { reason: visible.reason }),
      }),
    );
  };

const ephemeral = (
  message: ReturnType<typeof listMessage> | { text: string },
): RespondArguments => ({
  ...message,
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
