import { z } from 'zod';
import { digestTimeSchema } from './digest.ts';

/** Languages the bot speaks. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A reminder that would come later than this is none. */
export const MOST_REMIND_DAYS = 365;
/** A hundred years. */
export const MOST_KEEP_DAYS = 36_500;
/** More people than this cannot be named in a form that remembers them. */
export const MOST_MANAGERS = 50;

/** What may be set for a channel; null leaves it to the workspace. */
const choices = z.object({
  /** Who decides, besides the owner and whom they named: nobody, or any member. */
  decide: z.enum(['named', 'members']).nullable().default(null),
  /** After how many days a thread is reminded that it is open; 0 for never. */
  remindAfterDays: z.int().min(0).max(MOST_REMIND_DAYS).nullable().default(null),
  /** Whether the form proposes to let the team rate first. */
  blindFirst: z.boolean().nullable().default(null),
  language: z.enum(LANGUAGES).nullable().default(null),
});

export const settingsSchema = choices.extend({
  /** Who manages the app besides the admins of the workspace; for the whole workspace only. */
  managers: z.array(z.string()).max(MOST_MANAGERS).readonly().default([]),
  /** After how many untouched days a decision is deleted; null for never; for the whole workspace only. */
  keepDays: z.int().min(1).max(MOST_KEEP_DAYS).nullable().default(null),
  /** When a channel gets its digest; null while it gets none; for channels only. */
  digest: digestTimeSchema.nullable().default(null),
});
/** What is set for the workspace or for one channel. */
export type StoredSettings = Readonly<z.infer<typeof settingsSchema>>;

export const NOTHING_SET: StoredSettings = settingsSchema.parse({});

/** What holds in one channel. */
export type Settings = {
  readonly decide: 'named' | 'members';
  readonly remindAfterDays: number;
  readonly blindFirst: boolean;
  readonly language: Language;
};

export const DEFAULT_SETTINGS: Settings = {
  decide: 'named',
  remindAfterDays: 7,
  blindFirst: false,
  language: 'en',
};

/** A channel's own settings win over the workspace's, and those over the defaults. */
export const settingsIn = (workspace: StoredSettings, channel: StoredSettings): Settings => ({
  decide: channel.decide ?? workspace.decide ?? DEFAULT_SETTINGS.decide,
  remindAfterDays:
    channel.remindAfterDays ?? workspace.remindAfterDays ?? DEFAULT_SETTINGS.remindAfterDays,
  blindFirst: channel.blindFirst ?? workspace.blindFirst ?? DEFAULT_SETTINGS.blindFirst,
  language: channel.language ?? workspace.language ?? DEFAULT_SETTINGS.language,
});

/** The scope of settings that hold everywhere; any other is a channel's id. */
export const WORKSPACE = 'workspace';

/** What is set after a change; some are for the whole workspace only, one for channels. */
export function changedBy(
  scope: string,
  before: StoredSettings,
  to: Partial<StoredSettings>,
): StoredSettings {
  const { managers, keepDays, digest, ...after } = { ...before, ...to };
  const own =
    scope === WORKSPACE ? { managers: [...new Set(managers)].sort(), keepDays } : { digest };
  return settingsSchema.parse({ ...after, ...own });
}

/** A change of settings, kept with who made it. */
export type SettingsChange = {
  readonly id: string;
  readonly scope: string;
  readonly actorId: string;
  readonly at: number;
  readonly before: StoredSettings;
  readonly after: StoredSettings;
};
