import type { Button, KnownBlock } from '@slack/types';
import { type SettingsChange, type StoredSettings, WORKSPACE } from '../../domain/settings.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  channelMention,
  context,
  cutText,
  escapeMrkdwn,
  header,
  LIMIT,
  type ModalView,
  plainSection,
  section,
} from '../kit/blocks.ts';
import { button, channelSelect, confirmInput } from '../kit/elements.ts';
import { ACTION, BLOCK, CALLBACK } from '../kit/ids.ts';
import { modal } from '../kit/modal.ts';
import { blockId } from '../kit/view-state.ts';
import {
  changeInWords,
  named,
  SETTING_NAMES,
  settingsInputs,
  settingValue,
} from './settings-fields-view.ts';
import {
  type ChangedSettings,
  OFFERS_LANGUAGE,
  type SettingsMemory,
  shownFor,
} from './settings-form.ts';

export type SettingsShown = {
  /** `WORKSPACE` or a channel's id. */
  readonly scope: string;
  readonly set: StoredSettings;
  readonly workspace: StoredSettings;
  readonly changes: readonly SettingsChange[];
  readonly mayChange: boolean;
  /** The member may not see the channel they chose; the form still shows the previous one. */
  readonly isOtherUnknown: boolean;
  readonly revision: number;
};

/** The settings of the workspace or of one channel, editable or read-only. */
export function settingsModal(t: Messages, shown: SettingsShown): ModalView {
  const { scope, set, revision, mayChange } = shown;
  const words = t.settings;
  const id = (name: string): string => blockId(name, revision);
  const memory: SettingsMemory = { scope, revision, shown: shownFor(scope, set) };
  return modal(
    {
      callback: CALLBACK.settings,
      memory,
      title: words.title,
      submit: mayChange ? words.submit : null,
      close: mayChange ? t.modal.close : t.saidForm.close,
    },
    [
      ...scopePicker(t, shown, id(BLOCK.scope)),
      ...(mayChange ? settingsInputs(t, shown, id) : settingsRead(t, shown)),
      ...(mayChange && scope !== WORKSPACE
        ? [section(words.digestElsewhere(settingValue(t, set, 'digest') ?? words.noDigest))]
        : []),
      header(words.changesHeading),
      ...(shown.changes.length === 0 ? [context(words.noChanges)] : []),
      ...shown.changes.map((change) =>
        context(cutText(changeInWords(t, change), LIMIT.sectionText)),
      ),
    ],
  );
}

/** Says scopePicker settings these are, and lets the member switch. */
function scopePicker(
  t: Messages,
  { scope, isOtherUnknown }: SettingsShown,
  block_id: string,
): readonly KnownBlock[] {
  const words = t.settings;
  const isWorkspace = scope === WORKSPACE;
  const back: readonly Button[] = isWorkspace
    ? []
    : [button(ACTION.settingsWorkspace, words.backToWorkspace)];
  return [
    section(isWorkspace ? words.ofWorkspace : words.ofChannel(channelMention(scope))),
    {
      type: 'actions',
      block_id,
      elements: [
        channelSelect(ACTION.settingsChannel, {
          choose: words.chooseChannel,
          chosen: isWorkspace ? null : scope,
        }),
        ...back,
      ],
    },
    ...(isOtherUnknown ? [section(words.unknownChannel)] : []),
  ];
}

/** The settings as text, and who may change them. */
function settingsRead(
  t: Messages,
  { scope, set, workspace }: SettingsShown,
): readonly KnownBlock[] {
  const words = t.settings;
  const isWorkspace = scope === WORKSPACE;
  const base = shownFor(WORKSPACE, workspace);
  const names = SETTING_NAMES.filter((name) => {
    if (name === 'language') return OFFERS_LANGUAGE;
    return isWorkspace ? name !== 'digest' : name !== 'managers' && name !== 'keepDays';
  });
  const lines = names.map((name) => {
    const own = settingValue(t, shownFor(scope, set), name);
    const value = own ?? words.asInWorkspace(settingValue(t, base, name) ?? '');
    return `*${escapeMrkdwn(words.label[name])}*: ${value}`;
  });
  const { managers } = workspace;
  return [
    section(cutText(lines.join('\n'), LIMIT.sectionText)),
    context(words.whoMay(managers.length === 0 ? null : named(t, managers))),
  ];
}

/** Says how many decisions a retention time of `days` deletes, and asks for confirmation. */
export function retentionModal(
  t: Messages,
  change: ChangedSettings,
  { days, decisions }: { readonly days: number; readonly decisions: number },
): ModalView {
  const { title, submit, goes, confirmLabel: label, confirm } = t.settings.keeping;
  return modal(
    { callback: CALLBACK.keeping, memory: change, title, submit, close: t.modal.close },
    [plainSection(goes(days, decisions)), confirmInput(BLOCK.confirm, { label, confirm })],
  );
}
