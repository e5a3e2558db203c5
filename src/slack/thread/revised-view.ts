import type { DecisionEvent } from '../../domain/events.ts';
import type { ThreadContext } from '../../domain/thread-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { changesBetween } from '../kit/changes.ts';
import { bullets, paragraph, type RichPart, type Span } from '../kit/rich-text.ts';
import { ratedBefore, tallyOf } from '../kit/shown.ts';
import { replyMessage } from './reply-view.ts';

/** What changed in the case, whether the verdict did, and what people had said before. */
export function revisedMessage(
  t: Messages,
  shown: ThreadContext,
  actorId: string,
  { before, after, revision }: Extract<DecisionEvent, { kind: 'revised' }>,
): readonly MessageContent[] {
  const words = t.discussion.told;
  const answers = changesBetween(t, before.answers, after.answers);
  const considerations =
    before.considerations.toSorted().join() !== after.considerations.toSorted().join();
  const changes: (readonly Span[])[] = [
    ...answers,
    ...(before.title === after.title ? [] : [[words.titleChanged]]),
    ...(before.context === after.context ? [] : [[words.contextChanged]]),
    ...(considerations ? [[words.considerationsChanged]] : []),
  ];
  const parts: RichPart[] = [paragraph({ mention: actorId }, words.revised), bullets(changes)];
  if (answers.length > 0) {
    parts.push(
      paragraph(
        before.verdict === after.verdict
          ? words.verdictStays(after.verdict, after.strength)
          : words.verdictBecomes(before.verdict, after.verdict, after.strength),
      ),
    );
    const then = { ...shown, decision: { ...shown.decision, revision } };
    const ratings = ratedBefore(then);
    const voices = tallyOf(then).before;
    if (ratings + voices > 0) parts.push(paragraph(words.marked(ratings, voices)));
  }
  return replyMessage(shown.decision.id, parts);
}
