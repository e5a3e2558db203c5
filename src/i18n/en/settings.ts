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

/** `who` as in "What … wrote", `whose` as in "words of …". */
const forgotten = (who: string, whose: string, decisions: number): string =>
  decisions === 0
    ? `There was nothing to take out: no decision has any words of ${whose}.`
    : `What ${who} wrote is taken out of ${count(decisions, 'decision', 'decisions')}. My messages that quoted it are gone from Slack, or will be soon.`;

/** Deleting a decision, or everything that a person wrote. */
export const deletion = {
  deletion: {
    menu: 'Delete…',
    withdrawOrDelete: 'Withdraw or delete…',
    instead: 'Delete it instead',
    insteadHint:
      'Withdrawing keeps the record for those who look later. Deleting takes it out for good.',
    title: 'Delete this for good?',
    /** Replaces the title for a manager, who may delete a decision without seeing it. */
    untitled: 'You are not shown which decision this is: you are not in its channel.',
    goes: 'This deletes the case, the answers and ratings, votes and reasons, what was decided, and the history, and takes my messages about it out of Slack. Nobody can bring it back. You may want to export it first.',
    remains:
      'What remains: that something was deleted here, when and by whom; what people wrote in the thread themselves; digests that were already sent, which may name it; and the copies that people have exported.',
    confirmLabel: 'Are you sure?',
    confirm: 'Delete it for good',
    confirmMissing: 'Tick this if you want it deleted for good.',
    submit: 'Delete',
    notYours: (people: string) =>
      `Only ${people} can delete it, or a manager: an admin or owner of the workspace, or somebody named in its settings. What you wrote yourself you can delete on my Home tab.`,
    done: 'It is deleted. My messages about it will be gone from Slack soon.',
    tombstone: {
      deleted: (who: string, when: string) =>
        `This decision was deleted by ${who}, ${when}. People’s own replies stay.`,
      keptLongEnough: (when: string) =>
        `This decision was deleted automatically, after a long time without activity, ${when}. People’s own replies stay.`,
    },
    forgotten: {
      own: (decisions: number) => forgotten('you', 'yours', decisions),
      others: (who: string, decisions: number) => forgotten(who, who, decisions),
    },
    remaining: (channel: string) =>
      `Some of my messages about what you deleted are still in ${channel}: Slack does not let me take them out there. Invite me with /invite, or have the channel unarchived. I keep trying for 30 days; after that somebody has to delete them by hand.`,
    successorDeleted: '*Replaced* by a decision that was deleted since',
  },
  forgetForm: {
    button: 'Delete what I wrote…',
    title: 'Delete what I wrote',
    goes: 'This takes out of every decision: titles and descriptions, reasons, checks and notes that were written, and ratings; and my messages that quote them. Nobody can bring it back.',
    remains:
      'What remains: who acted when, how people voted, the verdicts, and the answers that a decision rests on. Slack’s own messages are not touched.',
    personLabel: 'Whose words',
    personHint: 'Your own, or somebody else’s who asked for it. Only managers see this field.',
    idLabel: 'Or their member ID',
    idHint: 'For people who have left, whom Slack does not offer above. It begins with U or W.',
    idWrong: 'A member ID begins with U or W, such as U024BE7LH.',
    confirmLabel: 'Are you sure?',
    confirm: 'Delete it for good',
    confirmMissing: 'Tick this if you want it deleted for good.',
    personMissing: 'Choose whose words are to be deleted.',
    isApp: 'That is an app: choose a person.',
    notManager:
      'You can delete what you wrote yourself. For somebody else, ask a manager: an admin or owner of the workspace, or somebody named in its settings.',
    submit: 'Delete',
    onItsWay: 'It is being deleted. You will get a direct message when it is done.',
  },
};
