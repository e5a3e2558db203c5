import type { Settings, StoredSettings } from '../domain/settings.ts';
import type { NotTakingPart } from './messages-discussion.ts';

/** Somebody, some time or a channel, already in the form in which Slack shows it. */
type Shown = string;

/** A setting, as far as people are shown it. */
export type SettingName = keyof StoredSettings;

/** The words of the form in which settings are seen and changed. */
export type SettingsMessages = {
  readonly settings: {
    readonly open: string;
    readonly title: string;
    readonly submit: string;
    /** Which settings these are. */
    readonly ofWorkspace: string;
    readonly ofChannel: (channel: Shown) => string;
    readonly chooseChannel: string;
    readonly backToWorkspace: string;
    readonly label: Readonly<Record<SettingName, string>>;
    /** What to know before changing it; in a channel some can be left to the workspace. */
    readonly hint: Readonly<Record<Exclude<SettingName, 'decide' | 'language' | 'digest'>, string>>;
    readonly choose: string;
    readonly decide: Readonly<Record<Settings['decide'], string>>;
    readonly days: (days: number) => string;
    readonly never: string;
    readonly noDigest: string;
    /** In place of the one who made a change. */
    readonly bySlack: string;
    /** Escaped mrkdwn. */
    readonly digestElsewhere: (value: string) => string;
    readonly yesOrNo: (is: boolean) => string;
    readonly people: (people: readonly Shown[], more: number) => string;
    readonly nobody: string;
    /** A channel that leaves a setting to the workspace, where it is this. */
    readonly asInWorkspace: (value: string) => string;
    /** The same in a list of changes, whatever the workspace has by now. */
    readonly leftToWorkspace: string;
    readonly leaveEmpty: (value: string) => string;
    /** Who may change settings, for those who may not. */
    readonly whoMay: (managers: string | null) => string;
    readonly changesHeading: string;
    readonly noChanges: string;
    readonly changed: (who: Shown, when: Shown) => string;
    readonly fromTo: (label: string, before: string, after: string) => string;
    readonly wrongDays: (least: number, most: number) => string;
    readonly wrongOptionalDays: (least: number, most: number) => string;
    readonly missing: string;
    readonly tooManyPeople: (most: number) => string;
    /** Another channel was chosen, and the form did not show its settings yet. */
    readonly stillTurning: string;
    readonly unknownChannel: string;
    /** Asks whether decisions shall be kept for so few days, which deletes some. */
    readonly keeping: {
      readonly title: string;
      readonly goes: (days: number, decisions: number) => string;
      readonly confirmLabel: string;
      readonly confirm: string;
      readonly confirmMissing: string;
      readonly submit: string;
    };
    readonly kept: (channel: boolean) => string;
    readonly nothingChanged: string;
    readonly failed: string;
    readonly refusal: Readonly<Record<'not_manager' | NotTakingPart, string>>;
    /** Who may decide where any member may. */
    readonly anyMember: string;
    /** Under the field for naming deciders, where any member may decide. */
    readonly anyMemberDecides: string;
  };
};
