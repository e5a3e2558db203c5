import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { OrderArchive } from '../../usecases/request-export.ts';
import { formKey } from '../kit/form-key.ts';
import { BLOCK } from '../kit/ids.ts';
import { saidModal } from '../kit/info-modal.ts';
import { type ListenerDeps, notExporting } from '../listeners/discussion.ts';
import { parseArchiveForm } from './export-form.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;
type Deps = Pick<ListenerDeps, 'people' | 'messages' | 'log'> & {
  readonly orderArchive: OrderArchive;
};

/** The form was sent: the order is kept before it closes. */
export const archiveSubmitted =
  ({ orderArchive, people, messages: t, log }: Deps) =>
  async ({ ack, body, view }: Args): Promise<void> => {
    const userId = body.user.id;
    const refuse = (text: string) =>
      ack({ response_action: 'errors', errors: { [BLOCK.format]: text } });
    const form = parseArchiveForm(t, view);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const standing = await people.membership(userId);
    const refusal = notExporting(t, standing);
    if (refusal !== null) return refuse(refusal);
    try {
      await orderArchive({ key: formKey(view.id, form.value), userId, ...form.value });
    } catch (error) {
      log.error({ err: error }, 'An export could not be kept; its form stays open');
      return refuse(t.error.notKept);
    }
    const said = saidModal(t, t.archive.form.title, t.archive.onItsWay);
    await ack({ response_action: 'update', view: said });
  };
