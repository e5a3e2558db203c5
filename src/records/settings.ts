import { z } from 'zod';

/** Languages the bot speaks. */
export const LANGUAGES = ['en'] as const;

/** What may be set for a channel; null leaves it to the workspace. */
const choices = z.object({
  /** Who decides, besides the owner and whom they named: nobody, or any member. */
  decide: z.enum(['named', 'members']).nullable().default(null),
  /** After how many days a thread is reminded that it lies open; 0 for never. */
  remindAfterDays: z.int().min(0).max(365).nullable().default(null),
  /** Whether the form proposes to let the team rate first. */
  blindFirst: z.boolean().nullable().default(null),
  language: z.enum(LANGUAGES).nullable().default(null),
});

export const settingsSchema = choices.extend({
  /** Who may change settings besides the admins of the workspace; for the whole workspace only. */
  managers: z.array(z.string()).default([]),
  /** After how many days closed decisions are deleted; null for never; for the whole workspace only. */
  keepDays: z.int().min(1).nullable().default(null),
});
/** What somebody has set for the workspace or for one channel. */
export type StoredSettings = Readonly<z.infer<typeof settingsSchema>>;

export const NOTHING_SET: StoredSettings = settingsSchema.parse({});

/** What holds in one channel. */
export type Settings = {
  readonly decide: 'named' | 'members';
  readonly remindAfterDays: number;
  readonly blindFirst: boolean;
  readonly language: (typeof LANGUAGES)[number];
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

/** A change of settings, kept with who made it. */
export type SettingsChange = {
  readonly id: string;
  readonly scope: string;
  readonly actorId: string;
  readonly at: number;
  readonly before: StoredSettings;
  readonly after: StoredSettings;
};
