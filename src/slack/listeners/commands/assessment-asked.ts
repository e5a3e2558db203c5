import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Messages } from '../../../i18n/messages.ts';
import type { Logger } from '../../../logger.ts';
import { escapeMrkdwn } from '../../blocks.ts';
import { parseCommandText } from '../../forms/command-text.ts';
import type { Gateway } from '../../gateway.ts';
import { assessmentModal, EMPTY_DRAFT } from '../../views/assessment-modal.ts';

type Args = AllMiddlewareArgs & SlackCommandMiddlewareArgs;
type Deps = { readonly gateway: Gateway; readonly messages: Messages; readonly log: Logger };

/** What Slack calls any direct message; the bot cannot post in one between two people. */
const DIRECT_MESSAGE = 'directmessage';

/** `/rag-or-finetune [title]`. Nothing is awaited before the form is on its way: a trigger lives 3 s. */
export const assessmentAsked =
  ({ gateway, messages: t, log }: Deps) =>
  async ({ command, ack, respond }: Args): Promise<void> => {
    const request = parseCommandText(command.text ?? '');
    if (request.kind === 'help') {
      await ack({ response_type: 'ephemeral', text: t.help(command.command) });
      return;
    }
    const channel = command.channel_name === DIRECT_MESSAGE ? null : command.channel_id;
    const draft = { ...EMPTY_DRAFT, title: request.title, context: request.context };
    const opening = gateway.openModal(
      command.trigger_id,
      assessmentModal(t, draft, { channel, revision: 0 }),
    );
    await ack();
    const opened = await opening;
    if (opened.kind === 'done') return;
    log.warn({ error: opened.error }, 'The form could not be opened');
    const typed = escapeMrkdwn(`${command.command} ${command.text ?? ''}`.trim());
    await respond({ response_type: 'ephemeral', text: t.error.modalFailed(typed) });
  };
