import type { Outcome } from '../domain/decision.ts';
import type { Answer, CriterionId } from '../engine/index.ts';

/** One criterion that is answered otherwise than in the record. */
export type Differing = {
  readonly criterion: CriterionId;
  readonly own: Answer;
  readonly record: Answer;
};

/** What forms say around their button. */
type FormFrame = { readonly title: string; readonly submit: string };

/** The words of the forms that open from a thread, and of the part about rating blind. */
export type FormMessages = {
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly blindForm: {
    readonly submit: string;
    readonly postsTo: (channel: string) => string;
    readonly decidersLabel: string;
    readonly decidersHint: string;
    readonly choosePeople: string;
    readonly label: string;
    readonly option: string;
    readonly optionMeaning: string;
    readonly invitedLabel: string;
    readonly invitedHint: string;
    readonly enoughLabel: string;
    readonly enoughHint: string;
    readonly enoughWrong: (least: number) => string;
    readonly deadlineLabel: string;
    readonly deadlineHint: string;
    readonly deadlinePassed: string;
  };
  readonly revisionForm: FormFrame & {
    readonly note: string;
    /** In a form whose decision will take the place of an earlier one. */
    readonly replaces: string;
  };
  readonly ratingForm: FormFrame & {
    readonly hidden: string;
    readonly again: string;
    readonly keptTitle: string;
    readonly keptHidden: string;
    readonly kept: string;
    readonly own: string;
    readonly record: (isSame: boolean) => string;
    readonly differingHeading: string;
    readonly differing: (differing: Differing) => string;
    readonly noneDiffers: string;
  };
  readonly disagreementForm: FormFrame & {
    readonly intro: string;
    readonly preferredLabel: string;
    readonly preferredHint: string;
    readonly choose: string;
    readonly preferredMissing: string;
    readonly reasonLabel: string;
    readonly reasonHint: string;
    readonly reasonMissing: string;
  };
  readonly decisionForm: FormFrame & {
    readonly intro: string;
    readonly outcomeLabel: string;
    readonly choose: string;
    readonly outcomeMissing: string;
    readonly reasonLabel: string;
    readonly reasonHint: string;
    readonly reasonMissing: string;
    readonly checkLabel: string;
    readonly checkHint: string;
    readonly suggestedCheck: (cases: number, measures: readonly string[]) => string;
    readonly reviewLabel: string;
    readonly reviewHint: string;
    readonly reviewTooEarly: string;
    readonly decidersLabel: string;
    readonly decidersHint: string;
    readonly decidersMissing: string;
  };
  readonly whatIfForm: FormFrame & {
    readonly intro: string;
    readonly closed: string;
    readonly tried: string;
    readonly record: (isSame: boolean) => string;
    readonly changedHeading: string;
    readonly noneChanged: string;
    readonly noteLabel: string;
    readonly noteHint: string;
  };
  readonly withdrawalForm: FormFrame & {
    readonly intro: string;
    readonly hidden: string;
    readonly reasonLabel: string;
    readonly reasonHint: string;
  };
  readonly reviewForm: FormFrame & {
    readonly decided: string;
    readonly recommended: string;
    readonly intro: string;
    readonly allAsked: string;
    readonly nextLabel: string;
    readonly nextHint: string;
    readonly nextTooEarly: string;
  };
  readonly saidForm: { readonly close: string };
};
