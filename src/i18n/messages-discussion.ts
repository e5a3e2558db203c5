import type { Outcome, Status } from '../domain/decision.ts';
import type { Answer, CriterionId, CriterionPanel, Strength, Verdict } from '../engine/index.ts';

/** Somebody or some time, already in the form in which Slack shows it. */
type Shown = string;

/** How people's voices stand. */
export type Tally = {
  readonly agree: number;
  readonly disagree: number;
  /** How many of them were given before the answers were last revised. */
  readonly before: number;
};

export type RefusalReason =
  | 'unknown_decision'
  | 'not_decider'
  | 'not_owner'
  | 'already_posted'
  | 'still_blind'
  | 'not_blind'
  | 'is_decided'
  | 'is_withdrawn'
  | 'is_superseded'
  | 'not_decided'
  | 'nothing_changed'
  | 'reason_missing'
  | NotTakingPart
  /** Of a channel: whether Slack says that they are in it. */
  | 'not_known'
  | 'not_permitted'
  | 'not_in_it'
  | 'bot_not_in_it';

/** Why somebody may not take part at all. */
export type NotTakingPart =
  | 'guest'
  | 'external'
  | 'deactivated'
  | 'bot'
  | 'stranger'
  | 'unknown_person';

/** The words of what a team makes of a recommendation. */
export type DiscussionMessages = {
  readonly buttons: {
    readonly rate: string;
    readonly agree: string;
    readonly disagree: string;
    readonly decide: string;
    readonly reveal: string;
    readonly adopt: string;
    readonly adoptMiddle: string;
    readonly review: string;
    readonly startOver: string;
    readonly edit: string;
    readonly whatIf: string;
    readonly export: string;
    readonly withdraw: string;
  };
  readonly revealConfirm: {
    readonly title: string;
    readonly text: (raters: number) => string;
    readonly confirm: string;
    readonly deny: string;
  };
  readonly tally: (tally: Tally) => string;
  readonly middleOf: string;
  readonly invitation: {
    readonly summary: string;
    readonly ask: (owner: Shown) => string;
    readonly how: string;
    readonly rated: (people: readonly Shown[]) => string;
    readonly waiting: (people: readonly Shown[]) => string;
    readonly ends: (of: {
      readonly owner: Shown;
      readonly enough: number | null;
      readonly deadline: Shown | null;
    }) => string;
  };
  readonly closed: {
    readonly status: Readonly<Record<Status, string>>;
    readonly decided: (outcome: Outcome) => string;
    readonly recommended: (verdict: Verdict, strength: Strength, isSame: boolean) => string;
    readonly reason: string;
    readonly check: string;
    readonly by: (people: readonly Shown[], when: Shown) => string;
    readonly reviewOn: (day: string) => string;
    readonly lookAgain: (day: string) => string;
    readonly reviewDue: string;
    readonly reviewed: (when: Shown, verdict: Verdict, holds: boolean) => string;
    readonly withdrawnBy: (who: Shown, when: Shown) => string;
    readonly supersededBy: (what: Shown) => string;
    readonly supersedes: (what: Shown) => string;
    readonly hidden: string;
  };
  readonly panel: {
    readonly heading: (raters: number) => string;
    readonly middle: (verdict: Verdict, ofRecord: Verdict) => string;
    readonly criterion: (criterion: CriterionId, panel: CriterionPanel) => string;
    readonly ownHeading: string;
    readonly own: (verdict: Verdict, count: number, of: number) => string;
    readonly agreed: (verdict: Verdict) => string;
    readonly splitBy: (criteria: readonly CriterionId[]) => string;
    readonly before: (ratings: number) => string;
    readonly spreadFrom: string;
  };
  readonly told: {
    /** Without a verdict when it may be another one by now than the one they disagree with. */
    readonly objects: (verdict: Verdict | null, preferred: Outcome) => string;
    /** Of somebody who objected before. */
    readonly agreesNow: string;
    readonly revised: string;
    readonly change: (criterion: CriterionId, from: Answer, to: Answer) => string;
    readonly titleChanged: string;
    readonly contextChanged: string;
    readonly considerationsChanged: string;
    readonly verdictStays: (verdict: Verdict, strength: Strength) => string;
    readonly verdictBecomes: (from: Verdict, to: Verdict, strength: Strength) => string;
    readonly marked: (ratings: number, voices: number) => string;
    readonly proposes: string;
    readonly wouldStay: (verdict: Verdict) => string;
    readonly wouldBecome: (verdict: Verdict, strength: Strength) => string;
    readonly decides: (outcome: Outcome) => string;
    readonly withdraws: string;
    readonly lyingOpen: (days: number) => string;
    readonly lyingBlind: (days: number, raters: number) => string;
    readonly decideNow: string;
    readonly revealNow: string;
    readonly reviewAsked: (outcome: Outcome) => string;
    readonly restsOn: (verdict: Verdict) => string;
    readonly stillHold: string;
    readonly looksAgain: string;
    readonly unchanged: (verdict: Verdict) => string;
    readonly nowWouldBe: (verdict: Verdict, was: Verdict) => string;
    readonly answersSame: string;
    readonly superseded: string;
    readonly ratingReminder: (title: string) => string;
    readonly openThread: string;
  };
  readonly export: {
    readonly offered: string;
    readonly heading: (title: string) => string;
    /** In which forms it comes. */
    readonly forms: string;
    /** Who wanted it may not see the decision any more. */
    readonly unseen: string;
  };
  readonly refusal: Readonly<Record<RefusalReason, (deciders: Shown) => string>>;
  readonly failed: string;
};
