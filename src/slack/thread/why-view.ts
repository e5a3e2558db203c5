import type { Decision } from '../../domain/decision.ts';
import type { Recommendation } from '../../engine/index.ts';
import { SOURCES } from '../../guide/sources.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { answerLine } from '../kit/criterion-input.ts';
import {
  bullets,
  heading,
  paragraph,
  quote,
  type RichPart,
  richTextMessage,
  steps,
  titledList,
} from '../kit/rich-text.ts';

/** More flips than this say nothing new. */
const SHOWN_FLIPS = 6;
/** More would not help a team to start. */
const SHOWN_QUESTIONS = 3;

/** The first reply: the answers and which way each pulls, what would change the verdict, cautions. */
export function whyMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { context, source, recommendation } = decision;
  const { verdict, reasons, flips, cautions } = recommendation;
  const link = source?.link ?? null;
  const parts: RichPart[] = [
    ...(context === '' ? [] : [heading(t.why.context), quote(context)]),
    ...(link === null ? [] : [paragraph({ link, label: t.why.source })]),
    heading(t.why.answers),
    bullets(
      reasons.map((reason) => {
        const [name, meaning] = answerLine(t, reason.criterion, reason.answer);
        return [name, `${meaning} — ${t.why.pull(reason)}`];
      }),
    ),
    heading(t.why.flipsHeading),
    flips.length === 0
      ? paragraph(t.why.noFlips)
      : bullets([
          ...flips.slice(0, SHOWN_FLIPS).map((flip) => [t.why.flip(flip)]),
          ...(flips.length > SHOWN_FLIPS ? [[t.why.moreFlips(flips.length - SHOWN_FLIPS)]] : []),
        ]),
    ...titledList(
      t.why.openHeading,
      questionsToSettle(recommendation).map((question) => [t.why.openQuestion(question)]),
      steps,
    ),
    ...titledList(
      t.why.cautionsHeading,
      cautions.map(({ code, evidence }) => {
        const { url, label } = SOURCES[evidence];
        return [`${t.why.caution[code]} (`, { link: url, label }, ')'];
      }),
    ),
  ];
  return richTextMessage(parts, { title: t.why.heading(verdict) });
}

/** The questions that can change the verdict alone; the others only if there are none. */
function questionsToSettle({ openQuestions }: Recommendation): Recommendation['openQuestions'] {
  const decisive = openQuestions.filter(({ verdicts }) => new Set(verdicts).size > 1);
  return (decisive.length > 0 ? decisive : openQuestions).slice(0, SHOWN_QUESTIONS);
}
