import { CRITERIA, VERDICTS } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { button } from '../kit/controls.ts';
import { ACTION, MIDDLE } from '../kit/ids.ts';
import { bullets, heading, paragraph, type RichPart, type Span } from '../kit/rich-text.ts';
import { ratedBefore, type ThreadView } from '../kit/shown.ts';
import { replyMessage } from './reply-view.ts';

const ENOUGH_FOR_SPREAD = 3;

/** What several people's answers say together and apart, and what the split comes from; none of one. */
export function panelMessage(t: Messages, shown: ThreadView): readonly MessageContent[] {
  const { decision, panel } = shown;
  if (panel.raters < 2) return [];
  const words = t.discussion.panel;
  const before = ratedBefore(shown);
  const parts: RichPart[] = [
    heading(words.heading(panel.raters)),
    paragraph(words.middle(panel.verdict, decision.recommendation.verdict)),
    bullets(
      CRITERIA.map((id) => [
        { bold: t.criteria[id].name },
        words.criterion(id, panel.criteria[id]),
      ]),
    ),
    ...(panel.raters < ENOUGH_FOR_SPREAD ? [paragraph(words.spreadFrom)] : []),
    heading(words.ownHeading),
    bullets(whoSaysWhat(t, shown)),
    paragraph({ bold: split(t, shown) }),
    ...(before > 0 ? [paragraph(words.before(before))] : []),
  ];
  const isElsewhere = CRITERIA.some((id) => panel.answers[id] !== decision.answers[id]);
  const canTake = decision.status === 'open' && isElsewhere;
  return replyMessage(
    decision.id,
    parts,
    canTake ? [button(ACTION.adopt, t.discussion.buttons.adoptMiddle, { value: MIDDLE })] : [],
  );
}

function whoSaysWhat(t: Messages, { panel }: ThreadView): readonly (readonly Span[])[] {
  return VERDICTS.flatMap((verdict) => {
    const people = panel.own.filter((own) => own.verdict === verdict);
    if (people.length === 0) return [];
    const names = people.flatMap(({ raterId }, index): Span[] => [
      ...(index > 0 ? [', '] : []),
      { mention: raterId },
    ]);
    return [[t.discussion.panel.own(verdict, people.length, panel.raters), ...names]];
  });
}

function split(t: Messages, { panel }: ThreadView): string {
  const [first, ...others] = new Set(panel.own.map(({ verdict }) => verdict));
  const words = t.discussion.panel;
  return first !== undefined && others.length === 0
    ? words.agreed(first)
    : words.splitBy(panel.splitBy);
}
