import type { Answer, CriterionId } from '../../engine/index.ts';
import { type Criteria, outcomes, speakingOf } from './vocabulary.ts';

/** A criterion on which a person's own answer differs from the record. */
type Differing = { readonly criterion: CriterionId; readonly own: Answer; readonly record: Answer };

const record = (isSame: boolean): string =>
  isSame ? 'The record says the same' : 'The record says otherwise';

/** The forms that open from a thread, and the part of them about blind rating. */
export function forms(criteria: Criteria) {
  const { quote } = speakingOf(criteria);
  return {
    outcome: outcomes,
    blindForm: {
      submit: 'Ask the team',
      postsTo: (channel: string) =>
        `The question will be posted in ${channel} as a thread that names you; the recommendation follows with the reveal.`,
      decidersLabel: 'Who may decide besides you',
      decidersHint: 'They can also edit the answers, reveal them, and withdraw the question.',
      choosePeople: 'Choose people',
      label: 'Blind rating',
      option: 'Let the team rate it blind first',
      optionMeaning: 'Nobody sees any answers or the verdict until the reveal.',
      invitedLabel: 'Whom to ask',
      invitedHint:
        'They are asked by name, and reminded once by direct message. Others in the channel may rate as well.',
      enoughLabel: 'Reveal once so many have rated',
      enoughHint: 'You included. Leave it empty to reveal it yourself.',
      enoughWrong: (least: number) => `Type a whole number from ${least}, or leave it empty.`,
      deadlineLabel: 'Reveal at',
      deadlineHint: 'It is revealed at this time, however many have rated.',
      deadlinePassed: 'Choose a time in the future, or leave it empty.',
    },
    revisionForm: {
      title: 'Edit the answers',
      submit: 'Save',
      note: 'The thread will say what changed. If an answer changes, ratings and votes from before are kept and marked as such.',
      /** For a new decision that replaces an earlier one. */
      replaces: 'The earlier thread will say that this one takes its place.',
    },
    ratingForm: {
      title: 'Rate it yourself',
      submit: 'Keep my rating',
      hidden:
        'Nobody sees any answers or the verdict until the reveal. Until then you can change yours.',
      again: 'Your earlier answers are filled in. What you send now takes their place.',
      keptTitle: 'Your rating is kept',
      keptHidden:
        'Your rating is kept. Nobody sees it until the reveal, and until then you can change it.',
      kept: 'Your rating is kept, and the thread counts it.',
      own: 'Your answers say',
      record,
      differingHeading: 'Where you and the record differ',
      differing: ({ criterion, own, record }: Differing) =>
        `you say ${quote(criterion, own)}, the record says ${quote(criterion, record)}`,
      noneDiffers: 'Your six answers are those of the record.',
    },
    disagreementForm: {
      title: 'Why do you disagree?',
      submit: 'Post to the thread',
      intro: 'The recommendation is',
      preferredLabel: 'What would you do instead?',
      preferredHint: 'It is posted in the thread with your name and your reason.',
      choose: 'Choose an approach',
      preferredMissing: 'Choose what you would do instead, or “Something else”.',
      reasonLabel: 'Why?',
      reasonHint: 'What does the recommendation miss, or weigh wrongly?',
      reasonMissing: 'Say why in a sentence, so that the others can answer you.',
    },
    decisionForm: {
      title: 'Record the decision',
      submit: 'Decide',
      intro: 'The recommendation is',
      outcomeLabel: 'What was decided',
      choose: 'Choose an outcome',
      outcomeMissing: 'Choose what was decided, or “Something else”.',
      reasonLabel: 'Why',
      reasonHint: 'Required when the decision differs from the recommendation.',
      reasonMissing: 'Say why the decision differs from the recommendation.',
      checkLabel: 'How we will check it',
      checkHint:
        'What will show whether it was right. A suggestion for what was decided is filled in.',
      reviewLabel: 'When to look at it again',
      reviewHint:
        'On that day the thread is asked whether the answers still hold. Leave it empty for no review.',
      reviewTooEarly: 'Choose a day after today, or leave it empty.',
      decidersLabel: 'Who decided',
      decidersHint: 'The thread and the record will name them.',
      decidersMissing: 'Name at least one person who decided.',
    },
    whatIfForm: {
      title: 'What if?',
      submit: 'Propose to the thread',
      intro: 'Change answers and see what follows. Only you see this.',
      closed: 'It is not open for discussion, so this cannot be proposed to the thread.',
      tried: 'These answers say',
      record,
      changedHeading: 'What you changed',
      noneChanged: 'You have changed nothing yet: these are the answers of the record.',
      noteLabel: 'A note for the thread',
      noteHint: 'Why these answers may be the right ones. Posted with your name.',
    },
    withdrawalForm: {
      title: 'Withdraw the question',
      submit: 'Withdraw',
      intro: 'The thread stays, and will say that the question was withdrawn. This is final.',
      hidden: 'The answers and the verdict stay hidden.',
      reasonLabel: 'Why',
      reasonHint: 'The thread will show it.',
    },
    reviewForm: {
      title: 'Look at it again',
      submit: 'Score again',
      decided: 'Decided',
      recommended: 'The recommendation was',
      intro: 'These answers carry the verdict. Are they still right?',
      allAsked: 'No answer or pair of answers alone carries the verdict. Are they still right?',
      nextLabel: 'When to look at it next',
      nextHint: 'Leave it empty for no further review.',
      nextTooEarly: 'Choose a day after today, or leave it empty.',
    },
    saidForm: { close: 'Close' },
  };
}
