import type { InputBlock } from '@slack/types';
import { SYSTEM_ACTOR } from '../../domain/events.ts';
import {
  LANGUAGES,
  MOST_KEEP_DAYS,
  MOST_MANAGERS,
  MOST_REMIND_DAYS,
  type SettingsChange,
  type StoredSettings,
  WORKSPACE,
} from '../../domain/settings.ts';
import type { Messages } from '../../i18n/messages.ts';
import { LANGUAGE_NAMES } from '../../i18n/pick.ts';
import { localTime, mention } from '../kit/blocks.ts';
import { choiceInput, input, peopleInput } from '../kit/elements.ts';
import { ACTION, BLOCK } from '../kit/ids.ts';
import { AS_IN_WORKSPACE, NO, OFFERS_LANGUAGE, shownFor, YES } from './settings-form.ts';

type Shown = {
  readonly scope: string;
  readonly set: StoredSettings;
  /** The workspace's settings, which a channel inherits. */
  readonly workspace: StoredSettings;
};

/** A field for each setting; a channel may take each from the workspace. */
export function settingsInputs(
  t: Messages,
  { scope, set, workspace }: Shown,
  id: (name: string) => string,
): readonly InputBlock[] {
  const { label, hint, ...words } = t.settings;
  const isWorkspace = scope === WORKSPACE;
  const shown = shownFor(scope, set);
  const inherited = (name: 'decide' | 'remindAfterDays' | 'blindFirst' | 'language'): string =>
    settingValue(t, shownFor(WORKSPACE, workspace), name) ?? '';
  const choice = (
    name: 'decide' | 'blindFirst' | 'language',
    offered: readonly { readonly value: string; readonly text: string }[],
    value: string | null,
    field: { readonly hint?: string } = {},
  ): InputBlock =>
    choiceInput(id(BLOCK[name]), {
      ...field,
      label: label[name],
      choose: words.choose,
      offered: [
        ...(isWorkspace
          ? []
          : [{ value: AS_IN_WORKSPACE, text: words.asInWorkspace(inherited(name)) }]),
        ...offered,
      ],
      value: value ?? AS_IN_WORKSPACE,
    });
  const remindHint = isWorkspace
    ? hint.remindAfterDays
    : `${words.leaveEmpty(inherited('remindAfterDays'))} ${hint.remindAfterDays}`;
  return [
    choice(
      'decide',
      (['named', 'members'] as const).map((value) => ({ value, text: words.decide[value] })),
      shown.decide,
    ),
    daysInput(
      id(BLOCK.remindAfterDays),
      { label: label.remindAfterDays, hint: remindHint, optional: !isWorkspace },
      { days: shown.remindAfterDays, least: 0, most: MOST_REMIND_DAYS },
    ),
    choice(
      'blindFirst',
      [
        { value: YES, text: words.yesOrNo(true) },
        { value: NO, text: words.yesOrNo(false) },
      ],
      shown.blindFirst === null ? null : shown.blindFirst ? YES : NO,
      { hint: hint.blindFirst },
    ),
    ...(OFFERS_LANGUAGE
      ? [
          choice(
            'language',
            LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] })),
            shown.language,
          ),
        ]
      : []),
    ...(isWorkspace ? workspaceInputs(t, shown, id) : []),
  ];
}

/** The settings that only the workspace has. */
function workspaceInputs(
  t: Messages,
  { managers, keepDays }: StoredSettings,
  id: (name: string) => string,
): readonly InputBlock[] {
  const { label, hint } = t.settings;
  return [
    peopleInput(id(BLOCK.managers), {
      label: label.managers,
      hint: hint.managers,
      optional: true,
      choose: t.blindForm.choosePeople,
      value: managers,
      most: MOST_MANAGERS,
    }),
    daysInput(
      id(BLOCK.keepDays),
      { label: label.keepDays, hint: hint.keepDays, optional: true },
      { days: keepDays, least: 1, most: MOST_KEEP_DAYS },
    ),
  ];
}

const daysInput = (
  block_id: string,
  field: { readonly label: string; readonly hint: string; readonly optional: boolean },
  {
    days,
    least,
    most,
  }: { readonly days: number | null; readonly least: number; readonly most: number },
): InputBlock =>
  input(block_id, field, {
    type: 'number_input',
    action_id: ACTION.input,
    is_decimal_allowed: false,
    min_value: String(least),
    max_value: String(most),
    ...(days === null ? {} : { initial_value: String(days) }),
  });

/** The settings, in the order in which they are shown. */
export const SETTING_NAMES: readonly (keyof StoredSettings)[] = [
  'decide',
  'remindAfterDays',
  'blindFirst',
  'language',
  'digest',
  'managers',
  'keepDays',
];

/** More people than this are only counted. */
const NAMED = 10;

/** Mentions of people; mrkdwn. */
export const named = (t: Messages, people: readonly string[]): string =>
  people.length === 0
    ? t.settings.nobody
    : t.settings.people(people.slice(0, NAMED).map(mention), Math.max(0, people.length - NAMED));

/** A setting's value in words, or null if the workspace's applies. Only people are mrkdwn. */
export function settingValue(
  t: Messages,
  set: StoredSettings,
  name: keyof StoredSettings,
): string | null {
  const words = t.settings;
  switch (name) {
    case 'decide':
      return set.decide === null ? null : words.decide[set.decide];
    case 'remindAfterDays':
      return set.remindAfterDays === null ? null : daysOrNever(t, set.remindAfterDays);
    case 'blindFirst':
      return set.blindFirst === null ? null : words.yesOrNo(set.blindFirst);
    case 'language':
      return set.language === null ? null : LANGUAGE_NAMES[set.language];
    case 'digest':
      return set.digest === null ? words.noDigest : t.digest.weekly(set.digest);
    case 'managers':
      return named(t, set.managers);
    case 'keepDays':
      return set.keepDays === null ? words.never : words.days(set.keepDays);
  }
}

const daysOrNever = (t: Messages, days: number): string =>
  days === 0 ? t.settings.never : t.settings.days(days);

/** Who made a change and when, then a line for each changed setting. */
export function changeInWords(
  t: Messages,
  { scope, actorId, at, before, after }: SettingsChange,
): string {
  const wordsFor = (set: StoredSettings, name: keyof StoredSettings): string =>
    settingValue(t, shownFor(scope, set), name) ?? t.settings.leftToWorkspace;
  const lines = SETTING_NAMES.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  ).map((name) =>
    t.settings.fromTo(t.settings.label[name], wordsFor(before, name), wordsFor(after, name)),
  );
  const who = actorId === SYSTEM_ACTOR ? t.settings.bySlack : mention(actorId);
  return [t.settings.changed(who, localTime(at)), ...lines].join('\n');
}
