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
  /** Opens the form that asks for a recommendation; says whether it opened. */
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

/** `/rag-or-finetune [title]`. Nothing is awaited before the form is on its way: a trigger lives 3 s. */
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
    const channel = channelToPostIn(channel_id, channel_name);
    const membership = await people.membership(userId, RECENT_MS);
    if (membership !== 'member') return alone({ text: t.people.notFor.list[membership] });
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

const alone = (message: ReturnType<typeof listMessage> | { text: string }): RespondArguments => ({
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
