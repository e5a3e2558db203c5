import type { Decision } from '../../domain/decision.ts';
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
} from '../kit/rich-text.ts';

/** More pairs than this say nothing new. */
const SHOWN_FLIPS = 6;
/** More would not help somebody to begin. */
const SHOWN_QUESTIONS = 3;

/** The first reply: the answers and which way each pulls, what would change the verdict, cautions. */
export function whyMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { recommendation } = decision;
  const parts: RichPart[] = [];
  if (decision.context !== '') parts.push(heading(t.why.context), quote(decision.context));
  const from = decision.source?.link ?? null;
  if (from !== null) parts.push(paragraph({ link: from, label: t.why.source }));
  parts.push(
    heading(t.why.answers),
    bullets(
      recommendation.reasons.map((reason) => {
        const [name, meaning] = answerLine(t, reason.criterion, reason.answer);
        return [name, `${meaning} — ${t.why.pull(reason)}`];
      }),
    ),
    heading(t.why.flipsHeading),
  );
  const { flips } = recommendation;
  parts.push(
    flips.length === 0
      ? paragraph(t.why.noFlips)
      : bullets([
          ...flips.slice(0, SHOWN_FLIPS).map((flip) => [t.why.flip(flip)]),
          ...(flips.length > SHOWN_FLIPS ? [[t.why.moreFlips(flips.length - SHOWN_FLIPS)]] : []),
        ]),
  );
  const { openQuestions } = recommendation;
  if (openQuestions.length > 0) {
    // Questions that cannot change the verdict alone are worth settling only if none can.
    const decisive = openQuestions.filter(({ verdicts }) => new Set(verdicts).size > 1);
    const asked = (decisive.length > 0 ? decisive : openQuestions).slice(0, SHOWN_QUESTIONS);
    parts.push(heading(t.why.openHeading), steps(asked.map((q) => [t.why.openQuestion(q)])));
  }
  if (recommendation.cautions.length > 0) {
    parts.push(
      heading(t.why.cautionsHeading),
      bullets(
        recommendation.cautions.map(({ code, evidence }) => {
          const source = SOURCES[evidence];
          return [`${t.why.caution[code]} (`, { link: source.url, label: source.label }, ')'];
        }),
      ),
    );
  }
  return richTextMessage(parts, { title: t.why.heading(recommendation.verdict) });
}
