import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { SettingsUseCases } from '../../usecases/settings.ts';
import { assessmentModal, begin } from '../assessment/assessment-view.ts';
import { type OpenAssessmentDeps, openAssessment } from '../assessment/open-assessment.ts';
import { escapeMrkdwn } from '../kit/blocks.ts';
import { isPrivateTalk } from '../listeners/private-talk.ts';
import { parseCommandText } from './command-form.ts';
import type { AnswerList } from './list-answer.ts';

type Args = AllMiddlewareArgs & SlackCommandMiddlewareArgs;
type Deps = OpenAssessmentDeps & {
  readonly answerList: AnswerList;
  readonly current: SettingsUseCases['current'];
};

/** `/rag-or-finetune [title]`. Nothing is awaited before the form is on its way: a trigger lives 3 s. */
export const answerCommand =
  (deps: Deps) =>
  async ({ command, ack, respond }: Args): Promise<void> => {
    const { messages: t, answerList, current } = deps;
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
    const { channel_id, channel_name = '' } = command;
    const channel = isPrivateTalk(channel_id, channel_name) ? null : channel_id;
    const begun = begin(current(channel), { channel });
    const draft = { ...begun.draft, title: request.title, context: request.context };
    const form = assessmentModal(t, draft, begun.memory);
    const asker = { triggerId: command.trigger_id, userId: command.user_id };
    const opening = openAssessment(deps, asker, form);
    await ack();
    if (await opening) return;
    const typed = escapeMrkdwn(`${command.command} ${command.text ?? ''}`.trim());
    await respond({ response_type: 'ephemeral', text: t.error.modalFailed(typed) });
  };
