import type { ThreadContext } from '../../domain/decision-context.ts';
import { CRITERIA, type Panel, VERDICTS } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { button, controls } from '../kit/controls.ts';
import { ratedBefore } from '../kit/decision-words.ts';
import { ACTION, MIDDLE } from '../kit/ids.ts';
import {
  bullets,
  heading,
  paragraph,
  type RichPart,
  richTextMessage,
  type Span,
} from '../kit/rich-text.ts';

/** With fewer raters, a spread says nothing. */
const ENOUGH_FOR_SPREAD = 3;

/** What several people's answers say together and where they split; empty for a single rater. */
export function panelMessage(t: Messages, thread: ThreadContext): readonly MessageContent[] {
  const { decision, panel } = thread;
  if (panel.raters < 2) return [];
  const words = t.discussion.panel;
  const before = ratedBefore(thread);
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
    bullets(whoSaysWhat(t, panel)),
    paragraph({ bold: split(t, panel) }),
    ...(before > 0 ? [paragraph(words.before(before))] : []),
  ];
  const differs = CRITERIA.some((id) => panel.answers[id] !== decision.answers[id]);
  const canAdopt = decision.status === 'open' && differs;
  const adopt = button(ACTION.adopt, t.discussion.buttons.adoptMiddle, { value: MIDDLE });
  return richTextMessage(parts, { buttons: canAdopt ? controls(decision.id, [adopt]) : null });
}

function whoSaysWhat(t: Messages, panel: Panel): readonly (readonly Span[])[] {
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

function split(t: Messages, panel: Panel): string {
  const [first, ...others] = new Set(panel.own.map(({ verdict }) => verdict));
  const words = t.discussion.panel;
  return first !== undefined && others.length === 0
    ? words.agreed(first)
    : words.splitBy(panel.splitBy);
}
