import type { Settings, StoredSettings } from '../../domain/settings.ts';
import { count } from './vocabulary.ts';

const days = (number: number): string => count(number, 'day', 'days');

/** The settings form. */
export const settings = {
  open: 'Settings',
  title: 'Settings',
  submit: 'Save',
  ofWorkspace:
    '*These settings apply to the whole workspace.* A channel can have its own: choose one to see and change them.',
  ofChannel: (channel: string) =>
    `*These settings apply to ${channel}.* Anything not set here follows the workspace.`,
  chooseChannel: 'Choose a channel',
  backToWorkspace: 'Show the whole workspace',
  label: {
    decide: 'Who may decide',
    remindAfterDays: 'Remind an open thread after (days)',
    blindFirst: 'Suggest blind rating first',
    language: 'Language',
    digest: 'Weekly digest',
    managers: 'Who else may manage this app',
    keepDays: 'Delete decisions untouched for (days)',
  } satisfies Record<keyof StoredSettings, string>,
  hint: {
    remindAfterDays: '0 for never. Reminders already scheduled keep their time.',
    blindFirst: 'The box is ticked when the form opens; whoever asks can untick it.',
    managers:
      'They can change settings, delete any decision, and delete what a person wrote. Admins and owners of the workspace always can.',
    keepDays:
      'Leave it empty for never. A decision is deleted with its messages, and cannot be brought back.',
  },
  choose: 'Choose',
  decide: {
    named: 'Who asked, and whom they named',
    members: 'Any member of the workspace',
  } satisfies Record<Settings['decide'], string>,
  days,
  never: 'never',
  noDigest: 'off',
  /** Replaces the name of the person who made a change. */
  bySlack: 'Turned off automatically, because Slack refused the post',
  /** Escaped mrkdwn. */
  digestElsewhere: (value: string) =>
    `*Weekly digest of this channel*: ${value}. “Digest…” on the Home tab changes it.`,
  yesOrNo: (is: boolean) => (is ? 'Yes' : 'No'),
  people: (people: readonly string[], more: number) =>
    people.join(', ') + (more === 0 ? '' : ` and ${more} more`),
  nobody: 'nobody',
  asInWorkspace: (value: string) => `As in the workspace (${value})`,
  /** In a list of changes: the channel follows the workspace, whatever its value. */
  leftToWorkspace: 'as in the workspace',
  leaveEmpty: (value: string) => `Leave it empty to have it as in the workspace (${value}).`,
  whoMay: (managers: string | null) =>
    `Only managers can change settings: the admins and owners of this workspace${managers === null ? '' : `, and ${managers}`}. Ask one of them if something should be different.`,
  changesHeading: 'The last changes',
  noChanges: 'Nothing has been changed yet.',
  changed: (who: string, when: string) => `${who}, ${when}`,
  fromTo: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
  wrongDays: (least: number, most: number) => `Type a whole number from ${least} to ${most}.`,
  wrongOptionalDays: (least: number, most: number) =>
    `Type a whole number from ${least} to ${most}, or leave it empty.`,
  missing: 'Choose one of the answers.',
  tooManyPeople: (most: number) => `Name at most ${most} people.`,
  stillTurning: 'The form was still loading another channel. Check it and save again.',
  unknownChannel:
    'I cannot see that channel, or could not check that you are in it. If it is private, invite me there with /invite, then choose it again.',
  keeping: {
    title: 'Delete old decisions?',
    goes: (kept: number, decisions: number) =>
      `From tomorrow on, decisions that nobody has touched for ${days(kept)} are deleted with my messages about them, and nobody can bring them back. As of now that is ${decisions === 0 ? 'none' : count(decisions, 'decision', 'decisions')}.`,
    confirmLabel: 'Are you sure?',
    confirm: 'Delete what is older than that',
    confirmMissing: 'Tick this if you want older decisions deleted for good.',
    submit: 'Save',
  },
  kept: (channel: boolean) =>
    channel
      ? 'The settings of this channel are saved. They apply from now on.'
      : 'The settings of the workspace are saved. They apply from now on, wherever a channel has none of its own.',
  nothingChanged: 'Nothing was different, so nothing was changed.',
  failed: 'That did not work, and nothing was changed. Please try again in a moment.',
  refusal: {
    not_manager:
      'Only managers can change settings. Ask one: an admin or owner of the workspace, or somebody named in its settings.',
    guest: 'Only members of the workspace can see its settings. Ask one of them.',
    external:
      'Only members of the workspace that this app belongs to can see its settings. Ask one of them.',
    deactivated: 'This account is deactivated, so it cannot see any settings.',
    bot: 'Apps and bots cannot see the settings: only members of the workspace can.',
    stranger:
      'Slack knows nobody here by this account: only members of the workspace can see its settings.',
    unknown_person:
      'I could not check with Slack who you are. Nothing was changed; please try again in a moment.',
  },
  anyMember: 'any member of the workspace',
  anyMemberDecides:
    'Here any member of the workspace may decide. The people you name still may if this changes.',
};
