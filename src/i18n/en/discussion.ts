import type { Outcome } from '../../domain/decision.ts';
import type {
  Answer,
  CriterionId,
  CriterionPanel,
  Range,
  Strength,
  Verdict,
} from '../../engine/index.ts';
import { sentence } from './case-words.ts';
import { refusal } from './people.ts';
import {
  type Criteria,
  count,
  inSentence,
  list,
  speakingOf,
  status,
  strength as strong,
} from './vocabulary.ts';

/** "1 October 2026" */
const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));

/** Several people's answers combined, and how far apart they are. */
function panel(criteria: Criteria) {
  const { nameOf, quote } = speakingOf(criteria);

  /** "“some”", or "“some” to “most”" */
  const span = (criterion: CriterionId, { low, high }: Range): string =>
    low === high ? quote(criterion, low) : `${quote(criterion, low)} to ${quote(criterion, high)}`;

  /** "in the middle “some”", or "in the middle between “some” and “most”" */
  const middle = (criterion: CriterionId, { low, high }: Range): string =>
    low === high
      ? `in the middle ${quote(criterion, low)}`
      : `in the middle between ${quote(criterion, low)} and ${quote(criterion, high)}`;

  /** "from “few” to “many”, in the middle “some”", or "“some” from everybody" */
  function answersTo(criterion: CriterionId, { median, range, unsure }: CriterionPanel): string {
    if (median === null) return 'nobody is sure';
    if (range === null) return middle(criterion, median);
    if (range.low < range.high) {
      return `from ${span(criterion, range)}, ${middle(criterion, median)}`;
    }
    return `${quote(criterion, range.low)} from ${unsure === 0 ? 'everybody' : 'all who are sure'}`;
  }

  function spread(criterion: CriterionId, panel: CriterionPanel): string {
    const { range, quartiles, divided, unsure } = panel;
    const said = [answersTo(criterion, panel)];
    if (panel.median === null) return said.join();
    if (quartiles !== null && range !== null && range.low < range.high) {
      said.push(`the middle half ${span(criterion, quartiles)}`);
    }
    if (divided === true) said.push('opinion is divided');
    if (unsure > 0) said.push(`${unsure} not sure`);
    return said.join('; ');
  }

  return {
    heading: (raters: number) => `What ${raters} people’s answers say`,
    middle: (verdict: Verdict, ofRecord: Verdict) =>
      verdict === ofRecord
        ? `Taken together, the middle answers say ${inSentence[verdict]}, as the recommendation does.`
        : `Taken together, the middle answers say ${inSentence[verdict]}. The answers of record say ${inSentence[ofRecord]}.`,
    criterion: (criterion: CriterionId, panel: CriterionPanel) => `: ${spread(criterion, panel)}`,
    ownHeading: 'What each person’s own answers say',
    own: (verdict: Verdict, people: number, of: number) =>
      `${sentence(inSentence[verdict])} (${people} of ${of}): `,
    agreed: (verdict: Verdict) => `All of them say ${inSentence[verdict]}.`,
    splitBy: (splits: readonly CriterionId[]) => {
      const [first, ...others] = splits.map(nameOf);
      if (first === undefined) {
        return 'No single criterion explains the split: people differ on several at once.';
      }
      return others.length === 0
        ? `The split comes only from ${first}: agree on that one, and the verdicts agree.`
        : `Agreeing on any one of these would end the split: ${list([first, ...others])}.`;
    },
    before: (ratings: number) =>
      `${count(ratings, 'of these ratings was', 'of these ratings were')} given before the answers were last changed.`,
    spreadFrom: 'With fewer than three ratings there is no spread to speak of.',
  };
}

/** `before` counts the votes from before the last revision of the answers. */
type Tally = { readonly agree: number; readonly disagree: number; readonly before: number };

type Reveal = { owner: string; enough: number | null; deadline: string | null };

/** Rating, voting, deciding and everything else that happens in a thread after the recommendation. */
export function discussion(criteria: Criteria) {
  const { quote } = speakingOf(criteria);
  return {
    buttons: {
      rate: 'Rate it yourself',
      agree: 'Agree',
      disagree: 'Disagree…',
      decide: 'Decide…',
      reveal: 'Reveal',
      adopt: 'Take these answers…',
      adoptMiddle: 'Take the middle answers…',
      review: 'Look again…',
      startOver: 'Start a new decision…',
      edit: 'Edit the answers…',
      whatIf: 'What if…',
      export: 'Export',
      withdraw: 'Withdraw…',
    },
    revealConfirm: {
      title: 'Reveal the ratings?',
      text: (raters: number) =>
        `${count(raters, 'person has', 'people have')} rated so far. Everybody will see the verdict and who said what.`,
      confirm: 'Reveal',
      deny: 'Not yet',
    },
    tally: ({ agree, disagree, before }: Tally) => {
      if (agree + disagree === 0) return 'no votes yet';
      const voices = [
        ...(agree > 0 ? [count(agree, 'agrees', 'agree')] : []),
        ...(disagree > 0 ? [count(disagree, 'disagrees', 'disagree')] : []),
      ].join(', ');
      return before === 0 ? voices : `${voices} (${before} from before the last change)`;
    },
    middleOf: 'The answers are the middle of the ratings given blind.',
    invitation: {
      ask: (owner: string) =>
        `*${owner} asks you to rate this use case before anybody sees a recommendation.*`,
      how: 'Six questions, about two minutes. Nobody sees what you answer until the reveal, and you can change it until then.',
      rated: (people: readonly string[]) =>
        people.length === 0
          ? 'Nobody has rated yet.'
          : `Rated so far (${people.length}): ${people.join(', ')}.`,
      waiting: (people: readonly string[]) => `Asked, and still to rate: ${people.join(', ')}.`,
      ends: ({ owner, enough, deadline }: Reveal) =>
        `Revealed ${[
          ...(enough === null ? [] : [`once ${enough} people have rated`]),
          ...(deadline === null ? [] : [deadline]),
          `when ${owner} says so`,
        ].join(', or ')}.`,
    },
    closed: {
      status,
      decided: (outcome: Outcome) => `Decided: ${inSentence[outcome]}`,
      recommended: (verdict: Verdict, strength: Strength, isSame: boolean) =>
        isSame
          ? `As recommended (${strong[strength]}).`
          : `The recommendation was ${inSentence[verdict]} (${strong[strength]}).`,
      reason: 'Why',
      check: 'How it will be checked',
      by: (people: readonly string[], when: string) => `Decided by ${list(people)}, ${when}`,
      reviewOn: (day: string) => `to be looked at again on ${dayInWords(day)}`,
      lookAgain: (day: string) => `To be looked at again on ${dayInWords(day)}.`,
      reviewDue: '*It is time to look at this again.* The question is in the thread.',
      reviewed: (when: string, verdict: Verdict, holds: boolean) =>
        `Looked at again ${when}: the verdict ${holds ? 'is still' : 'would now be'} ${inSentence[verdict]}.`,
      withdrawnBy: (who: string, when: string) => `*Withdrawn* by ${who}, ${when}`,
      supersededBy: (what: string) => `*Replaced* by ${what}`,
      supersedes: (what: string) => `It replaces ${what}.`,
      hidden: 'The ratings were never revealed.',
    },
    panel: panel(criteria),
    told: {
      /** The verdict is null when it may have changed since the vote. */
      objects: (verdict: Verdict | null, preferred: Outcome) =>
        ` disagrees with ${verdict === null ? 'the recommendation' : inSentence[verdict]} and would go for ${inSentence[preferred]}:`,
      /** For a person who had disagreed. */
      agreesNow: ' agrees now; what they wrote against it above is taken back.',
      revised: ' edited the case.',
      change: (id: CriterionId, from: Answer, to: Answer) =>
        `: from ${quote(id, from)} to ${quote(id, to)}`,
      detailChange: (from: string, to: string) => `: from “${from}” to “${to}”`,
      titleChanged: 'The title is another one.',
      contextChanged: 'The description is another one.',
      considerationsChanged: 'What else matters is different.',
      verdictStays: (verdict: Verdict, strength: Strength) =>
        `The verdict stays ${inSentence[verdict]} (${strong[strength]}).`,
      verdictBecomes: (from: Verdict, to: Verdict, strength: Strength) =>
        `The verdict was ${inSentence[from]} and is now ${inSentence[to]} (${strong[strength]}).`,
      marked: (ratings: number, voices: number) =>
        `${list([
          ...(ratings > 0 ? [count(ratings, 'rating', 'ratings')] : []),
          ...(voices > 0 ? [count(voices, 'vote', 'votes')] : []),
        ])} from before this change ${ratings + voices === 1 ? 'is' : 'are'} kept, and marked as such.`,
      proposes: ' proposes other answers:',
      wouldStay: (verdict: Verdict) => `The verdict would stay ${inSentence[verdict]}.`,
      wouldBecome: (verdict: Verdict, strength: Strength) =>
        `The verdict would become ${inSentence[verdict]} (${strong[strength]}).`,
      decides: (outcome: Outcome) => ` recorded the decision: ${inSentence[outcome]}.`,
      withdraws: ' withdrew this.',
      lyingOpen: (days: number) => `This has been open for ${count(days, 'day', 'days')}: `,
      lyingBlind: (days: number, raters: number) =>
        `This has waited ${count(days, 'day', 'days')} for ratings; ${count(raters, 'person has', 'people have')} rated.`,
      decideNow: ', will you decide, edit the answers, or withdraw it?',
      revealNow: ', will you reveal the ratings, or withdraw it?',
      reviewAsked: (outcome: Outcome) =>
        `It is time to look again at this decision (${inSentence[outcome]}).`,
      restsOn: (verdict: Verdict) =>
        `The recommendation (${inSentence[verdict]}) rests on these answers:`,
      stillHold: 'Do they still hold?',
      looksAgain: ' looked again.',
      unchanged: (verdict: Verdict) => `Unchanged: the answers still say ${inSentence[verdict]}.`,
      nowWouldBe: (verdict: Verdict, was: Verdict) =>
        `The verdict would now be ${inSentence[verdict]} instead of ${inSentence[was]}.`,
      answersSame: 'The answers are the same.',
      superseded: 'This is replaced by ',
      ratingReminder: (title: string) =>
        ` asked you to rate “${title}” before anybody sees a recommendation, and you have not yet. It takes about two minutes.`,
      openThread: 'Open the thread',
    },
    export: {
      offered: 'I am sending you the record in a direct message.',
      heading: (title: string) => `The record of “${title}”`,
      forms: 'As Markdown (MADR 4) and as JSON, in the thread below.',
      /** For a person who asked for the record but can no longer see the decision. */
      unseen:
        'The record that you asked for is not sent: you cannot see the channel of that decision any more.',
    },
    refusal,
    failed: 'That did not work, and nothing was changed. Please try again in a moment.',
  };
}
