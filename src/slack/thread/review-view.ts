import type { DecisionEvent } from '../../domain/events.ts';
import type { ThreadContext } from '../../domain/thread-context.ts';
import { CRITERIA } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { changesBetween } from '../kit/changes.ts';
import { button } from '../kit/controls.ts';
import { ACTION } from '../kit/ids.ts';
import { bullets, paragraph, type RichPart } from '../kit/rich-text.ts';
import { replyMessage } from './reply-view.ts';

/** The review date has come: do the answers that carry the verdict still hold? */
export function reviewAskedMessage(
  t: Messages,
  { decision }: ThreadContext,
): readonly MessageContent[] {
  if (decision.decided === null || decision.status !== 'decided') return [];
  const words = t.discussion.told;
  const { loadBearing } = decision.recommendation.plan;
  const answers = decision.review?.answers ?? decision.answers;
  const asked = loadBearing.length === 0 ? CRITERIA : loadBearing;
  return replyMessage(
    decision.id,
    [
      paragraph({ mention: decision.ownerId }, ' ', words.reviewAsked(decision.decided.outcome)),
      paragraph(words.restsOn(decision.recommendation.verdict)),
      bullets(
        asked.map((id) => {
          const answer = answers[id];
          const level = answer === 'unsure' ? t.notSure : t.criteria[id].levels[answer];
          return [{ bold: t.criteria[id].name }, `: ${level.short} (${level.facts})`];
        }),
      ),
      paragraph(words.stillHold),
    ],
    [button(ACTION.review, t.discussion.buttons.review)],
  );
}

/** What looking again found: unchanged, or what it would be now. */
export function reviewedMessage(
  t: Messages,
  { decision }: ThreadContext,
  actorId: string,
  { answers, before, verdict, was, holds, nextOn }: Extract<DecisionEvent, { kind: 'reviewed' }>,
): readonly MessageContent[] {
  const words = t.discussion.told;
  const changes = changesBetween(t, before, answers);
  const parts: RichPart[] = [
    paragraph({ mention: actorId }, words.looksAgain),
    changes.length === 0 ? paragraph(words.answersSame) : bullets(changes),
    paragraph({ bold: holds ? words.unchanged(verdict) : words.nowWouldBe(verdict, was) }),
    ...(nextOn === null ? [] : [paragraph(t.discussion.closed.lookAgain(nextOn))]),
  ];
  const isOver = decision.status !== 'decided';
  return replyMessage(
    decision.id,
    parts,
    holds || isOver ? [] : [button(ACTION.startOver, t.discussion.buttons.startOver)],
  );
}
