import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { WORKSPACE } from '../../domain/settings.ts';
import type { SettingsUseCases } from '../../usecases/settings.ts';
import type { Visibility } from '../api/visibility.ts';
import type { ModalView } from '../kit/blocks.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/modal.ts';
import { blockId, formKey, nextRevision, type Parsed } from '../kit/view-state.ts';
import { notChoosable } from '../listeners/chosen-people.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';
import { type FormUpdates, formOpened } from '../listeners/form-updates.ts';
import { type FormReply, formSubmitted, type Submission } from '../listeners/submitted.ts';
import {
  type ChangedSettings,
  parseRetentionForm,
  parseSettingsForm,
  settingsViewSchema,
} from './settings-form.ts';
import { retentionModal, settingsModal } from './settings-modal-view.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = Pick<
  ListenerDeps,
  'people' | 'mayManage' | 'gateway' | 'messages' | 'clock' | 'log'
> & {
  readonly settings: SettingsUseCases;
  readonly visibility: Visibility;
  readonly updates: FormUpdates;
  /** Publishes a member's Home tab again. */
  readonly homes: { readonly show: (userId: string) => Promise<void> };
};

/** Opens the settings form with the workspace's settings. */
export const openSettings = (deps: Deps) =>
  formOpened(deps, (userId) =>
    settingsShown(deps, userId, { scope: WORKSPACE, revision: 0, isOtherUnknown: false }),
  );

/** Shows the settings of the chosen channel, or of the workspace. */
export const switchScope =
  (deps: Deps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    const view = settingsViewSchema.parse(body.view);
    const { id: userId } = body.user;
    const { scope: before, revision } = view.private_metadata;
    const chosen =
      action.type === 'conversations_select' ? action.selected_conversation : WORKSPACE;
    // The member may have lost access to the previous channel too.
    const scope = await firstSeen(deps.visibility.of, userId, [chosen, before]);
    const modal = await settingsShown(deps, userId, {
      scope,
      isOtherUnknown: scope !== chosen,
      revision: nextRevision(revision, action.action_ts),
    });
    await deps.updates.show(view.id, modal);
  };

/** Saves the settings, after a confirmation if they delete decisions. */
export const settingsSubmitted = (deps: Deps) => {
  const { settings, messages: t } = deps;
  const memory = (view: unknown) => settingsViewSchema.parse(view).private_metadata;
  const refusedUnder = (view: unknown) => blockId(BLOCK.decide, memory(view).revision);
  return formSubmitted<ChangedSettings>(deps, {
    refusedUnder,
    failed: t.settings.failed,
    parse: async ({ userId, view }) => {
      const { scope, revision, shown } = memory(view);
      const form = parseSettingsForm(t, settingsViewSchema.parse(view));
      // Checks only new managers, so that one who has left does not block the form.
      const managers = form.ok ? (form.value.to.managers ?? []) : [];
      const added = managers.filter((manager) => !shown.managers.includes(manager));
      const [refusal, wrong] = await Promise.all([
        notAllowed(deps, userId, scope),
        notChoosable(deps, added),
      ]);
      if (refusal !== null) return { ok: false, errors: { [refusedUnder(view)]: refusal } };
      if (wrong === null) return form;
      return { ok: false, errors: { [blockId(BLOCK.managers, revision)]: wrong } };
    },
    act: async (change, submission) => {
      const days = await settings.shortened(change);
      if (days === null) return changeSettings(deps, change, submission);
      const decisions = await settings.untouchedFor(days);
      return { view: retentionModal(t, change, { days, decisions }) };
    },
  });
};

/** Saves a shorter retention time, which the member has confirmed. */
export const retentionSubmitted = (deps: Deps) =>
  formSubmitted<ChangedSettings>(deps, {
    refusedUnder: () => BLOCK.confirm,
    failed: deps.messages.settings.failed,
    parse: async ({ userId, view }): Promise<Parsed<ChangedSettings>> => {
      const refusal = await notAllowed(deps, userId, WORKSPACE);
      if (refusal !== null) return { ok: false, errors: { [BLOCK.confirm]: refusal } };
      return parseRetentionForm(deps.messages, view);
    },
    act: (change, submission) => changeSettings(deps, { ...change, scope: WORKSPACE }, submission),
  });

async function changeSettings(
  { settings, homes, messages: t }: Deps,
  change: ChangedSettings,
  { userId, view }: Submission,
): Promise<FormReply> {
  const key = formKey(view.id, change);
  const done = await settings.change({ ...change, actorId: userId, key });
  const isForChannel = change.scope !== WORKSPACE;
  const text = done === 'unchanged' ? t.settings.nothingChanged : t.settings.kept(isForChannel);
  return {
    view: infoModal(t, t.settings.title, text),
    afterwards: () => homes.show(userId),
  };
}

/** Why a member may not change these settings now, in words for them; null if they may. */
async function notAllowed(
  { mayManage, visibility, messages: t }: Deps,
  userId: string,
  scope: string,
): Promise<string | null> {
  const [may, isSeen] = await Promise.all([
    mayManage(userId),
    sees(visibility.soon, userId, scope),
  ]);
  if (may !== 'may') return t.settings.refusal[may];
  return isSeen ? null : t.settings.unknownChannel;
}

/** Whether a member may see these settings: a channel's only if they may see the channel. */
const sees = async (readScope: Visibility['of'], userId: string, scope: string): Promise<boolean> =>
  scope === WORKSPACE || (await readScope(userId)).channels.has(scope);

/** The first of `scopes` that the member may see; else the workspace. */
async function firstSeen(
  readScope: Visibility['of'],
  userId: string,
  scopes: readonly string[],
): Promise<string> {
  for (const scope of scopes) if (await sees(readScope, userId, scope)) return scope;
  return WORKSPACE;
}

/** The form, read-only for members who are no managers; or why the person may not see it. */
async function settingsShown(
  { settings, mayManage, messages: t }: Deps,
  userId: string,
  state: { readonly scope: string; readonly revision: number; readonly isOtherUnknown: boolean },
): Promise<ModalView> {
  const may = await mayManage(userId);
  if (may !== 'may' && may !== 'not_manager') {
    return infoModal(t, t.settings.title, t.settings.refusal[may]);
  }
  const [set, workspace, changes] = await Promise.all([
    settings.read(state.scope),
    settings.read(WORKSPACE),
    settings.changes(state.scope),
  ]);
  return settingsModal(t, { ...state, set, workspace, changes, mayChange: may === 'may' });
}
