import type { Answer, CriterionId, CriterionPanel, Range } from '../../engine/index.ts';
import type { Messages } from '../messages.ts';
import type { DiscussionMessages } from '../messages-discussion.ts';
import { count, inSentence, list, notSure } from './phrases.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What several people's answers say together, and how far apart they are. */
export function panel(criteria: Messages['criteria']): DiscussionMessages['panel'] {
  const short = (criterion: CriterionId, answer: Answer): string =>
    `“${answer === 'unsure' ? notSure.short : criteria[criterion].levels[answer].short}”`;
  const lower = (criterion: CriterionId): string => criteria[criterion].name.toLowerCase();

  /** "“some”", or "“some” to “most”" */
  const span = (criterion: CriterionId, { low, high }: Range): string =>
    low === high ? short(criterion, low) : `${short(criterion, low)} to ${short(criterion, high)}`;

  /** "in the middle “some”", or "in the middle between “some” and “most”" */
  const middle = (criterion: CriterionId, { low, high }: Range): string =>
    low === high
      ? `in the middle ${short(criterion, low)}`
      : `in the middle between ${short(criterion, low)} and ${short(criterion, high)}`;

  /** "from “few” to “many”, in the middle “some”", or "“some” from everybody" */
  function answersTo(criterion: CriterionId, { median, range, unsure }: CriterionPanel): string {
    if (median === null) return 'nobody is sure';
    if (range === null) return middle(criterion, median);
    if (range.low < range.high) {
      return `from ${span(criterion, range)}, ${middle(criterion, median)}`;
    }
    return `${short(criterion, range.low)} from ${unsure === 0 ? 'everybody' : 'all who are sure'}`;
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
    heading: (raters) => `What ${raters} people’s answers say`,
    middle: (verdict, ofRecord) =>
      verdict === ofRecord
        ? `Taken together, the middle answers say ${inSentence[verdict]}, as the recommendation does.`
        : `Taken together, the middle answers say ${inSentence[verdict]}. The answers of record say ${inSentence[ofRecord]}.`,
    criterion: (criterion, panel) => `: ${spread(criterion, panel)}`,
    ownHeading: 'What each person’s own answers say',
    own: (verdict, people, of) => `${capital(inSentence[verdict])} (${people} of ${of}): `,
    agreed: (verdict) => `All of them say ${inSentence[verdict]}.`,
    splitBy: (splits) => {
      const [first, ...others] = splits.map(lower);
      if (first === undefined) {
        return 'No single criterion explains the split: people differ on several at once.';
      }
      return others.length === 0
        ? `The split comes only from ${first}: agree on that one, and the verdicts agree.`
        : `Agreeing on any one of these would end the split: ${list([first, ...others])}.`;
    },
    before: (ratings) =>
      `${count(ratings, 'of these ratings was', 'of these ratings were')} given before the answers were last changed.`,
    spreadFrom: 'With fewer than three ratings there is no spread to speak of.',
  };
}
