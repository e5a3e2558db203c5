import { SYSTEM_ACTOR } from '../../domain/events.ts';
import type { SettingsChange, StoredSettings } from '../../domain/settings.ts';
import type { Messages } from '../../i18n/messages.ts';
import { LANGUAGE_NAMES } from '../../i18n/pick.ts';
import { localTime, mention } from '../kit/blocks.ts';
import { shownFor } from './settings-form.ts';

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
