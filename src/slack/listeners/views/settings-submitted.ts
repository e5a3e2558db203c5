import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { WORKSPACE } from '../../../records/settings.ts';
import { blockId } from '../../forms/assessment-draft.ts';
import { formKey } from '../../forms/form-key.ts';
import { parseSettingsForm, settingsViewSchema } from '../../forms/settings-form.ts';
import { BLOCK } from '../../ids.ts';
import { saidModal } from '../../views/said-modal.ts';
import { type SettingsDeps, sees } from '../settings-shown.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Settings were sent: whoever may not change them by now is refused, whatever they were shown. */
export const settingsSubmitted =
  (deps: SettingsDeps) =>
  async ({ ack, body }: Args): Promise<void> => {
    const { settings, mayManage, visibility, homes, messages: t, log } = deps;
    const view = settingsViewSchema.parse(body.view);
    const { scope, revision } = view.private_metadata;
    const userId = body.user.id;
    const refuse = (text: string) =>
      ack({ response_action: 'errors', errors: { [blockId(BLOCK.decide, revision)]: text } });
    const [may, isSeen] = await Promise.all([
      mayManage(userId, body.user.team_id),
      sees(visibility.soon, userId, scope),
    ]);
    if (may !== 'may') return refuse(t.settings.refusal[may]);
    if (!isSeen) return refuse(t.settings.unknownChannel);
    const form = parseSettingsForm(t, view);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    try {
      const key = formKey(view.id, form.value);
      const done = await settings.change({ ...form.value, actorId: userId, key });
      const said =
        done === 'unchanged' ? t.settings.nothingChanged : t.settings.kept(scope !== WORKSPACE);
      await ack({ response_action: 'update', view: saidModal(t, t.settings.title, said) });
    } catch (error) {
      log.error({ err: error }, 'Settings could not be saved; their form stays open');
      return refuse(t.settings.failed);
    }
    await homes.show(userId);
  };
