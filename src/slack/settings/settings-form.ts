import { z } from 'zod';
import {
  DEFAULT_SETTINGS,
  LANGUAGES,
  MOST_KEEP_DAYS,
  MOST_MANAGERS,
  MOST_REMIND_DAYS,
  type StoredSettings,
  settingsSchema,
  WORKSPACE,
} from '../../domain/settings.ts';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import {
  blockId,
  type Inputs,
  inputsOf,
  type Parsed,
  parsed,
  viewSchema,
} from '../kit/view-state.ts';

/** What the form remembers between Slack's calls. */
export const settingsMemorySchema = z.object({
  /** `WORKSPACE` or a channel's id. */
  scope: z.string(),
  /** Rises each time the bot refills the form, so that Slack shows the new values, not the typed ones. */
  revision: z.int().min(0),
  /** The values that the form showed; only fields that differ from them are saved. */
  shown: settingsSchema,
});
export type SettingsMemory = Readonly<z.infer<typeof settingsMemorySchema>>;

export const settingsViewSchema = viewSchema(settingsMemorySchema);
type SettingsView = z.infer<typeof settingsViewSchema>;

/** The choice for a setting that a channel takes from the workspace. */
export const AS_IN_WORKSPACE = 'as_in_workspace';
export const YES = 'yes';
export const NO = 'no';

/** The form asks for a language only when the bot speaks more than one. */
export const OFFERS_LANGUAGE = LANGUAGES.length > 1;

/** The values to fill the form in with; for the workspace, defaults stand in for settings never set. */
export const shownFor = (scope: string, set: StoredSettings): StoredSettings =>
  scope === WORKSPACE
    ? {
        ...set,
        decide: set.decide ?? DEFAULT_SETTINGS.decide,
        remindAfterDays: set.remindAfterDays ?? DEFAULT_SETTINGS.remindAfterDays,
        blindFirst: set.blindFirst ?? DEFAULT_SETTINGS.blindFirst,
        language: set.language ?? DEFAULT_SETTINGS.language,
      }
    : set;

export type ChangedSettings = { readonly scope: string; readonly to: Partial<StoredSettings> };

/** The settings that differ from what the form showed, or what is wrong with them. */
export function parseSettingsForm(t: Messages, view: SettingsView): Parsed<ChangedSettings> {
  const { scope, revision, shown } = view.private_metadata;
  const id = (name: string): string => blockId(name, revision);
  const inputs = inputsOf(view, id);
  const isWorkspace = scope === WORKSPACE;
  const words = t.settings;
  const wrong = isWorkspace ? words.wrongDays : words.wrongOptionalDays;
  const remind = inputs.number(BLOCK.remindAfterDays);
  const keep = inputs.number(BLOCK.keepDays);
  const people = inputs.people(BLOCK.managers);
  const isSwitchingScope =
    inputs.has(BLOCK.scope) && inputs.channel(BLOCK.scope) !== channelOf(scope);
  const errors = {
    ...missing(t, inputs, id),
    ...(isWithin(remind, 0, MOST_REMIND_DAYS, !isWorkspace)
      ? {}
      : { [id(BLOCK.remindAfterDays)]: wrong(0, MOST_REMIND_DAYS) }),
    ...(isWithin(keep, 1, MOST_KEEP_DAYS, true)
      ? {}
      : { [id(BLOCK.keepDays)]: words.wrongOptionalDays(1, MOST_KEEP_DAYS) }),
    ...(people.length > MOST_MANAGERS
      ? { [id(BLOCK.managers)]: words.tooManyPeople(MOST_MANAGERS) }
      : {}),
    ...(isSwitchingScope ? { [id(BLOCK.decide)]: words.stillTurning } : {}),
  };
  return parsed(errors, () => {
    const chosen = settingsSchema.parse({
      decide: ownChoice(inputs.choice(BLOCK.decide)),
      remindAfterDays: remind,
      blindFirst: YES_OR_NO.get(inputs.choice(BLOCK.blindFirst) ?? '') ?? null,
      language: OFFERS_LANGUAGE ? ownChoice(inputs.choice(BLOCK.language)) : shown.language,
      ...(isWorkspace ? { managers: [...people].sort(), keepDays: keep } : {}),
    });
    return { scope, to: difference(shown, chosen) };
  });
}

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  [YES, true],
  [NO, false],
]);

const ownChoice = (choice: string | null): string | null =>
  choice === AS_IN_WORKSPACE ? null : choice;

const channelOf = (scope: string): string | null => (scope === WORKSPACE ? null : scope);

const isWithin = (days: number | null, least: number, most: number, optional: boolean): boolean =>
  days === null ? optional : Number.isInteger(days) && days >= least && days <= most;

/** An error for each menu without a valid choice. */
function missing(
  t: Messages,
  { choice }: Inputs,
  id: (name: string) => string,
): Readonly<Record<string, string>> {
  const offered: Readonly<Record<string, readonly string[]>> = {
    [BLOCK.decide]: ['named', 'members'],
    [BLOCK.blindFirst]: [YES, NO],
    ...(OFFERS_LANGUAGE ? { [BLOCK.language]: LANGUAGES } : {}),
  };
  return Object.fromEntries(
    Object.entries(offered)
      .filter(([name, values]) => ![...values, AS_IN_WORKSPACE].includes(choice(name) ?? ''))
      .map(([name]) => [id(name), t.settings.missing]),
  );
}

const { decide, remindAfterDays, blindFirst, language, managers, keepDays } = settingsSchema.shape;

/** Without defaults, so that fields that are left out stay unchanged. */
const changesSchema = z.object({
  decide: decide.unwrap().exactOptional(),
  remindAfterDays: remindAfterDays.unwrap().exactOptional(),
  blindFirst: blindFirst.unwrap().exactOptional(),
  language: language.unwrap().exactOptional(),
  managers: managers.unwrap().exactOptional(),
  keepDays: keepDays.unwrap().exactOptional(),
});

/** The fields of `chosen` that differ from those of `shown`. */
function difference(shown: StoredSettings, chosen: StoredSettings): Partial<StoredSettings> {
  const changed = changesSchema
    .keyof()
    .options.filter((name) => JSON.stringify(shown[name]) !== JSON.stringify(chosen[name]));
  return changesSchema.parse(Object.fromEntries(changed.map((name) => [name, chosen[name]])));
}

const keepingViewSchema = viewSchema(z.object({ scope: z.string(), to: changesSchema }));

/** The confirmed settings; refuses without the tick, because they delete decisions. */
export function parseRetentionForm(t: Messages, view: unknown): Parsed<ChangedSettings> {
  const form = keepingViewSchema.parse(view);
  const isSure = inputsOf(form).choices(BLOCK.confirm).length > 0;
  const errors = isSure ? {} : { [BLOCK.confirm]: t.settings.keeping.confirmMissing };
  return parsed(errors, () => form.private_metadata);
}
