import { WORKSPACE } from '../../domain/settings.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Logger } from '../../logger.ts';
import type { SettingsUseCases } from '../../usecases/settings.ts';
import type { Gateway } from '../api/gateway.ts';
import type { Actor, MayManage } from '../api/permissions.ts';
import type { Visibility } from '../api/visibility.ts';
import type { ModalView } from '../kit/blocks.ts';
import { infoModal } from '../kit/info-modal.ts';
import type { ChosenDeps } from '../listeners/chosen-people.ts';
import type { FormUpdates } from '../listeners/form-updates.ts';
import { settingsModal } from './settings-modal-view.ts';

/** What the listeners of the settings need. */
export type SettingsDeps = Pick<ChosenDeps, 'people' | 'clock'> & {
  readonly settings: SettingsUseCases;
  readonly mayManage: MayManage;
  readonly visibility: Visibility;
  readonly updates: FormUpdates;
  readonly gateway: Gateway;
  /** Shows somebody's Home tab again. */
  readonly homes: { readonly show: (userId: string) => Promise<void> };
  readonly messages: Messages;
  readonly log: Logger;
};

/** Whether somebody may see these settings: those of a channel only if they may see the channel. */
export const sees = async (
  readScope: Visibility['of'],
  userId: string,
  scope: string,
): Promise<boolean> => scope === WORKSPACE || (await readScope(userId)).channels.has(scope);

/** The form as somebody may see it, to change or only to read, or why they may not. */
export async function settingsShown(
  { settings, mayManage, messages: t }: SettingsDeps,
  { userId }: Actor,
  of: { readonly scope: string; readonly revision: number; readonly isOtherUnknown: boolean },
): Promise<ModalView> {
  const may = await mayManage(userId);
  if (may !== 'may' && may !== 'not_manager') {
    return infoModal(t, t.settings.title, t.settings.refusal[may]);
  }
  const [set, workspace, changes] = await Promise.all([
    settings.read(of.scope),
    settings.read(WORKSPACE),
    settings.changes(of.scope),
  ]);
  return settingsModal(t, { ...of, set, workspace, changes, mayChange: may === 'may' });
}
