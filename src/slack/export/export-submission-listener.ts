import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { RequestExport } from '../../usecases/request-export.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/modal.ts';
import { formKey } from '../kit/view-state.ts';
import { type ListenerDeps, notExporting } from '../listeners/discussion.ts';
import { parseExportForm } from './export-form.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;
type Deps = Pick<ListenerDeps, 'people' | 'messages' | 'log'> & {
  readonly requestExport: RequestExport;
};

/** The form was sent: the order is kept before it closes. */
export const exportSubmitted =
  ({ requestExport, people, messages: t, log }: Deps) =>
  async ({ ack, body, view }: Args): Promise<void> => {
    const userId = body.user.id;
    const refuse = (text: string) =>
      ack({ response_action: 'errors', errors: { [BLOCK.format]: text } });
    const form = parseExportForm(t, view);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const standing = await people.membership(userId);
    const refusal = notExporting(t, standing);
    if (refusal !== null) return refuse(refusal);
    try {
      await requestExport({ key: formKey(view.id, form.value), userId, ...form.value });
    } catch (error) {
      log.error({ err: error }, 'An export could not be kept; its form stays open');
      return refuse(t.error.notKept);
    }
    const said = infoModal(t, t.archive.form.title, t.archive.onItsWay);
    await ack({ response_action: 'update', view: said });
  };
