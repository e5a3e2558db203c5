import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { WORKSPACE } from '../../domain/settings.ts';
import { formKey } from '../kit/form-key.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/info-modal.ts';
import { blockId, type Parsed } from '../kit/view-state.ts';
import { notChoosable } from '../listeners/chosen-people.ts';
import { parseRetentionForm } from './retention-form.ts';
import { retentionModal } from './retention-modal-view.ts';
import { parseSettingsForm, type SaidSettings, settingsViewSchema } from './settings-form.ts';
import { type SettingsDeps, sees } from './settings-shown.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Settings were sent; of those that delete something somebody must be sure first. */
export const settingsSubmitted =
  (deps: SettingsDeps) =>
  async (args: Args): Promise<void> => {
    const view = settingsViewSchema.parse(args.body.view);
    const { scope, revision, shown } = view.private_metadata;
    const form = parseSettingsForm(deps.messages, view);
    // Whoever manages by now stays, until somebody takes them out.
    const named = form.ok ? (form.value.to.managers ?? []) : [];
    const text = await notChoosable(
      deps,
      named.filter((userId) => !shown.managers.includes(userId)),
    );
    const said: typeof form =
      text === null ? form : { ok: false, errors: { [blockId(BLOCK.managers, revision)]: text } };
    const field = blockId(BLOCK.decide, revision);
    await submitted(deps, args, { scope, said, field, isSure: false });
  };

/** Somebody is sure that decisions are to be kept for so few days. */
export const retentionSubmitted =
  (deps: SettingsDeps) =>
  async (args: Args): Promise<void> => {
    const said = parseRetentionForm(deps.messages, args.body.view);
    await submitted(deps, args, { scope: WORKSPACE, said, field: BLOCK.confirm, isSure: true });
  };

type Form = {
  readonly scope: string;
  readonly said: Parsed<SaidSettings>;
  /** Under which it is said what went wrong. */
  readonly field: string;
  readonly isSure: boolean;
};

/** Whoever may not change the settings by now is refused, whatever they were shown. */
async function submitted(
  deps: SettingsDeps,
  { ack, body }: Args,
  { scope, said: form, field, isSure }: Form,
): Promise<void> {
  const { settings, mayManage, homes, messages: t, log } = deps;
  const userId = body.user.id;
  const refuse = (text: string) => ack({ response_action: 'errors', errors: { [field]: text } });
  const [may, isSeen] = await Promise.all([
    mayManage(userId),
    sees(deps.visibility.soon, userId, scope),
  ]);
  if (may !== 'may') return refuse(t.settings.refusal[may]);
  if (!isSeen) return refuse(t.settings.unknownChannel);
  if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
  try {
    const days = isSure ? null : await settings.shortened(form.value);
    if (days !== null) {
      const decisions = await settings.untouchedFor(days);
      const view = retentionModal(t, form.value, { days, decisions });
      return ack({ response_action: 'update', view });
    }
    const key = formKey(body.view.id, form.value);
    const done = await settings.change({ ...form.value, scope, actorId: userId, key });
    const said =
      done === 'unchanged' ? t.settings.nothingChanged : t.settings.kept(scope !== WORKSPACE);
    await ack({ response_action: 'update', view: infoModal(t, t.settings.title, said) });
  } catch (error) {
    log.error({ err: error }, 'Settings could not be saved; their form stays open');
    return refuse(t.settings.failed);
  }
  await homes.show(userId);
}
