import type { Answer, CriterionId, Strength } from '../../engine/index.ts';
import type { Messages } from '../messages.ts';
import type { DiscussionMessages } from '../messages-discussion.ts';
import { panel } from './panel.ts';
import { count, inSentence, list, notSure, outcomesInSentence } from './phrases.ts';

const strong: Readonly<Record<Strength, string>> = {
  robust: 'robust',
  leaning: 'leaning',
  fragile: 'fragile',
};

/** "1 October 2026" */
const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** What people say about a recommendation, and what becomes of it. */
export function discussion(criteria: Messages['criteria']): DiscussionMessages {
  const short = (criterion: CriterionId, answer: Answer): string =>
    `“${answer === 'unsure' ? notSure.short : criteria[criterion].levels[answer].short}”`;

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
      text: (raters) =>
        `${count(raters, 'person has', 'people have')} rated so far. Everybody will see the verdict and who said what.`,
      confirm: 'Reveal',
      deny: 'Not yet',
    },
    tally: ({ agree, disagree, before }) => {
      if (agree + disagree === 0) return 'no votes yet';
      const voices = [
        ...(agree > 0 ? [count(agree, 'agrees', 'agree')] : []),
        ...(disagree > 0 ? [count(disagree, 'disagrees', 'disagree')] : []),
      ].join(', ');
      return before === 0 ? voices : `${voices} (${before} from before the last change)`;
    },
    middleOf: 'The answers are the middle of the ratings given blind.',
    invitation: {
      summary: 'Rate this use case before anybody sees a recommendation',
      ask: (owner) =>
        `*${owner} asks you to rate this use case before anybody sees a recommendation.*`,
      how: 'Six questions, about two minutes. Nobody sees what you answer until the reveal, and you can change it until then.',
      rated: (people) =>
        people.length === 0
          ? 'Nobody has rated yet.'
          : `Rated so far (${people.length}): ${people.join(', ')}.`,
      waiting: (people) => `Asked, and still to rate: ${people.join(', ')}.`,
      ends: ({ owner, enough, deadline }) =>
        `Revealed ${[
          ...(enough === null ? [] : [`once ${enough} people have rated`]),
          ...(deadline === null ? [] : [deadline]),
          `when ${owner} says so`,
        ].join(', or ')}.`,
    },
    closed: {
      status: {
        rating: 'being rated',
        open: 'open',
        decided: 'decided',
        withdrawn: 'withdrawn',
        superseded: 'replaced',
      },
      decided: (outcome) => `Decided: ${outcomesInSentence[outcome]}`,
      recommended: (verdict, strength, isSame) =>
        isSame
          ? `As recommended (${strong[strength]}).`
          : `The recommendation was ${inSentence[verdict]} (${strong[strength]}).`,
      reason: 'Why',
      check: 'How it will be checked',
      by: (people, when) => `Decided by ${list(people)}, ${when}`,
      reviewOn: (day) => `to be looked at again on ${dayInWords(day)}`,
      lookAgain: (day) => `To be looked at again on ${dayInWords(day)}.`,
      reviewDue: '*It is time to look at this again.* The question is in the thread.',
      reviewed: (when, verdict, holds) =>
        holds
          ? `Looked at again ${when}: the verdict is still ${inSentence[verdict]}.`
          : `Looked at again ${when}: the verdict would now be ${inSentence[verdict]}.`,
      withdrawnBy: (who, when) => `*Withdrawn* by ${who}, ${when}`,
      supersededBy: (what) => `*Replaced* by ${what}`,
      supersedes: (what) => `It replaces ${what}.`,
      hidden: 'The ratings were never revealed.',
    },
    panel: panel(criteria),
    told: {
      objects: (verdict, preferred) =>
        ` disagrees with ${verdict === null ? 'the recommendation' : inSentence[verdict]} and would go for ${outcomesInSentence[preferred]}:`,
      agreesNow: ' agrees now; what they wrote against it above is taken back.',
      revised: ' edited the case.',
      change: (criterion, from, to) =>
        `: from ${short(criterion, from)} to ${short(criterion, to)}`,
      titleChanged: 'The title is another one.',
      contextChanged: 'The description is another one.',
      considerationsChanged: 'What else matters is different.',
      verdictStays: (verdict, strength) =>
        `The verdict stays ${inSentence[verdict]} (${strong[strength]}).`,
      verdictBecomes: (from, to, strength) =>
        `The verdict was ${inSentence[from]} and is now ${inSentence[to]} (${strong[strength]}).`,
      marked: (ratings, voices) =>
        `${list([
          ...(ratings > 0 ? [count(ratings, 'rating', 'ratings')] : []),
          ...(voices > 0 ? [count(voices, 'vote', 'votes')] : []),
        ])} from before this change ${ratings + voices === 1 ? 'is' : 'are'} kept, and marked as such.`,
      proposes: ' proposes other answers:',
      wouldStay: (verdict) => `The verdict would stay ${inSentence[verdict]}.`,
      wouldBecome: (verdict, strength) =>
        `The verdict would become ${inSentence[verdict]} (${strong[strength]}).`,
      decides: (outcome) => ` recorded the decision: ${outcomesInSentence[outcome]}.`,
      withdraws: ' withdrew this.',
      lyingOpen: (days) => `This has been open for ${count(days, 'day', 'days')}: `,
      lyingBlind: (days, raters) =>
        `This has waited ${count(days, 'day', 'days')} for ratings; ${count(raters, 'person has', 'people have')} rated.`,
      decideNow: ', will you decide, edit the answers, or withdraw it?',
      revealNow: ', will you reveal the ratings, or withdraw it?',
      reviewAsked: (outcome) =>
        `It is time to look again at this decision (${outcomesInSentence[outcome]}).`,
      restsOn: (verdict) => `The recommendation (${inSentence[verdict]}) rests on these answers:`,
      stillHold: 'Do they still hold?',
      looksAgain: ' looked again.',
      unchanged: (verdict) => `Unchanged: the answers still say ${inSentence[verdict]}.`,
      nowWouldBe: (verdict, was) =>
        `The verdict would now be ${inSentence[verdict]} instead of ${inSentence[was]}.`,
      answersSame: 'The answers are the same.',
      superseded: 'This is replaced by ',
      ratingReminder: (title) =>
        ` asked you to rate “${title}” before anybody sees a recommendation, and you have not yet. It takes about two minutes.`,
      openThread: 'Open the thread',
    },
    export: {
      offered: 'I am sending you the record in a direct message.',
      heading: (title) => `The record of “${title}”`,
      forms: 'As Markdown (MADR 4) and as JSON, in the thread below.',
      unseen:
        'The record that you asked for is not sent: you cannot see the channel of that decision any more.',
    },
    refusal: {
      unknown_decision: () =>
        'I find no such decision among those that you can see: it may have been deleted, or it stands in a channel that you are not in.',
      not_decider: (deciders) =>
        `Only ${deciders} may do that. Say in the thread what you would change.`,
      not_owner: () => 'Only the person who asked can do that.',
      already_posted: () => 'It has been posted already, so it stays where it is.',
      still_blind: (deciders) =>
        `The team is still rating blind. This comes after the reveal; ${deciders} can reveal.`,
      not_blind: () => 'The ratings have been revealed already.',
      is_decided: () =>
        'This is decided, so it cannot change any more. “Start a new decision” in its menu replaces it.',
      is_withdrawn: () => 'This was withdrawn, so it cannot change any more.',
      is_superseded: () => 'Another decision has replaced this one, so it cannot change any more.',
      not_decided: () => 'This is not decided, so there is nothing to look at again.',
      nothing_changed: () => 'Nothing is different from what is recorded, so nothing was changed.',
      reason_missing: () => 'Say why, so that people can follow it later.',
      guest: () =>
        'Guests can read this, but only members of the workspace can rate, vote and decide.',
      external: () =>
        'People from other companies and workspaces can read this, but only members of the workspace that asked can rate, vote and decide.',
      deactivated: () => 'This account is deactivated, so it cannot take part.',
      bot: () => 'Apps and bots cannot take part: only members of the workspace can.',
      stranger: () =>
        'Slack knows nobody here by this account: only members of the workspace can take part.',
      unknown_person: () =>
        'I could not check with Slack who you are. Nothing was changed; please try again in a moment.',
      not_known: () =>
        'Slack did not tell me in time whether you may see this. Nothing was changed; please try again in a moment.',
      not_permitted: () =>
        'I lack the permission to ask Slack who is in a channel (channels:read and groups:read), so I cannot show you anything of it. Ask whoever installed me to reinstall the app with its current manifest.',
      not_in_it: () =>
        'Slack does not tell me that you are in that channel. Join it first, or choose another one.',
      bot_not_in_it: () =>
        'I am not in that channel. Invite me first: type /invite there. Then choose it again.',
    },
    failed: 'That did not work, and nothing was changed. Please try again in a moment.',
  };
}
