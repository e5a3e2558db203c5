import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { RequestForgetting } from '../../usecases/forget-person.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/modal.ts';
import { formKey } from '../kit/view-state.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';
import { parseForgetForm } from './forget-form.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;
type Deps = Pick<ListenerDeps, 'mayManage' | 'people' | 'messages' | 'log'> & {
  readonly requestForgetting: RequestForgetting;
};

/** Somebody is sure: the wish is kept before the form says so. Anybody's own words are theirs. */
export const forgettingSubmitted =
  ({ requestForgetting, mayManage, people, messages: t, log }: Deps) =>
  async ({ ack, body, view }: Args): Promise<void> => {
    const { id: actorId } = body.user;
    const form = parseForgetForm(t, view, actorId);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const refuse = (text: string) =>
      ack({ response_action: 'errors', errors: { [BLOCK.confirm]: text } });
    const { personId } = form.value;
    try {
      if (personId !== actorId && (await mayManage(actorId)) !== 'may') {
        return refuse(t.forgetForm.notManager);
      }
      if ((await people.membership(personId)) === 'bot') {
        return refuse(t.forgetForm.isApp);
      }
      await requestForgetting({ personId, actorId, key: formKey(view.id, form.value) });
    } catch (error) {
      log.error({ err: error }, 'A wish to delete could not be kept; its form stays open');
      return refuse(t.discussion.failed);
    }
    const { title, onItsWay } = t.forgetForm;
    await ack({ response_action: 'update', view: infoModal(t, title, onItsWay) });
  };
