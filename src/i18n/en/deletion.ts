import { count } from './vocabulary.ts';

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
