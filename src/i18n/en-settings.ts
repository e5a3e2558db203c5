import { count } from './en-phrases.ts';
import type { SettingsMessages } from './messages-settings.ts';

const days = (number: number): string => (number === 1 ? '1 day' : `${number} days`);

export const settings: SettingsMessages = {
  settings: {
    open: 'Settings',
    title: 'Settings',
    submit: 'Save',
    ofWorkspace:
      '*These settings hold in the whole workspace.* A channel can have its own: choose one to see and change them.',
    ofChannel: (channel) =>
      `*These settings hold in ${channel}.* What is not set here is as in the workspace.`,
    chooseChannel: 'Choose a channel',
    backToWorkspace: 'Show the whole workspace',
    label: {
      decide: 'Who may decide',
      remindAfterDays: 'Remind of an open decision after so many days',
      blindFirst: 'Propose to let the team rate blind first',
      language: 'Language',
      digest: 'Weekly digest',
      managers: 'Who else may change settings',
      keepDays: 'Keep decisions for so many days',
    },
    hint: {
      remindAfterDays:
        '0 for never. Reminders that are set already come when they were set to; a change holds for those set from then on.',
      blindFirst: 'The box is ticked when the form opens; whoever asks can untick it.',
      managers: 'Besides the admins and owners of the workspace, who always may.',
      keepDays:
        'Empty: for good. Otherwise what nobody has touched for so long is deleted with its messages, and cannot be brought back.',
    },
    choose: 'Choose',
    decide: {
      named: 'Who asked, and whom they named',
      members: 'Any member of the workspace',
    },
    days,
    never: 'never',
    forGood: 'for good',
    noDigest: 'off',
    bySlack: 'Because Slack did not take it',
    digestElsewhere: (value) =>
      `*Weekly digest of this channel*: ${value}. “Digest…” on the Home tab changes it.`,
    yesOrNo: (is) => (is ? 'Yes' : 'No'),
    people: (people, more) => people.join(', ') + (more === 0 ? '' : ` and ${more} more`),
    nobody: 'nobody',
    asInWorkspace: (value) => `As in the workspace (${value})`,
    leftToWorkspace: 'as in the workspace',
    leaveEmpty: (value) => `Leave it empty to have it as in the workspace (${value}).`,
    whoMay: (managers) =>
      managers === null
        ? 'Only admins and owners of this workspace can change settings. Ask one of them if something should be different.'
        : `Only admins and owners of this workspace can change settings, and ${managers}. Ask one of them if something should be different.`,
    changesHeading: 'The last changes',
    noChanges: 'Nothing has been changed yet.',
    changed: (who, when) => `${who}, ${when}`,
    fromTo: (label, before, after) => `${label}: ${before} → ${after}`,
    wrongDays: (least, most) => `Type a whole number from ${least} to ${most}.`,
    wrongOptionalDays: (least, most) =>
      `Type a whole number from ${least} to ${most}, or leave it empty.`,
    missing: 'Choose one of the answers.',
    tooManyPeople: (most) => `Name at most ${most} people.`,
    stillTurning:
      'The settings of another channel were still on their way. Look at them, then save again.',
    unknownChannel:
      'I cannot see that channel, or could not check that you are in it. If it is private, invite me there with /invite, then choose it again.',
    keeping: {
      title: 'Delete old decisions?',
      goes: (kept, decisions) =>
        decisions === 0
          ? `From tomorrow on, decisions that nobody has touched for ${days(kept)} are deleted with my messages about them, and nobody can bring them back. As of now that is none.`
          : `From tomorrow on, decisions that nobody has touched for ${days(kept)} are deleted with my messages about them, and nobody can bring them back. As of now that is ${count(decisions, 'decision', 'decisions')}.`,
      confirmLabel: 'Are you sure?',
      confirm: 'Delete what is older than that',
      confirmMissing: 'Tick this if you want older decisions deleted for good.',
      submit: 'Save',
    },
    kept: (channel) =>
      channel
        ? 'The settings of this channel are saved. They hold from now on.'
        : 'The settings of the workspace are saved. They hold from now on, wherever a channel has none of its own.',
    nothingChanged: 'Nothing was different, so nothing was changed.',
    failed: 'That did not work, and nothing was changed. Please try again in a moment.',
    refusal: {
      not_manager:
        'Only admins and owners of this workspace, and those who are named in its settings, can change settings. Ask one of them.',
      guest: 'Only members of the workspace can see its settings. Ask one of them.',
      external:
        'Only members of the workspace that this app belongs to can see its settings. Ask one of them.',
      unknown_person:
        'I could not check with Slack who you are. Nothing was changed; please try again in a moment.',
    },
    anyMember: 'any member of the workspace',
    anyMemberDecides:
      'Here any member of the workspace may decide. Whom you name still may if that is changed later.',
  },
};
