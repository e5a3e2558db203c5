import type { Decision } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import {
  bullets,
  heading,
  type RichPart,
  richTextMessage,
  type Span,
  steps,
} from '../kit/rich-text.ts';

/** The third reply: a small experiment that can prove the verdict wrong before it is built. */
export function proofMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { plan, verdict } = decision.recommendation;
  const numbered: (readonly Span[])[] = [
    [t.proof.sample(plan.sample)],
    [t.proof.baseline(verdict)],
    ...(plan.collectLabels ? [[t.proof.collectLabels]] : []),
    [t.proof.passLine(verdict)],
  ];
  const parts: RichPart[] = [
    steps(numbered),
    heading(t.proof.measure),
    bullets(
      plan.checks.map((check) => {
        const { name, metric } = t.proof.check[check];
        return [{ bold: name }, `: ${metric}`];
      }),
    ),
  ];
  if (plan.loadBearing.length > 0) {
    parts.unshift(
      heading(t.proof.assumptions),
      bullets(
        plan.loadBearing.map((criterion) => [
          { bold: t.criteria[criterion].name },
          `: ${t.proof.findOut[criterion]}`,
        ]),
      ),
      heading(t.proof.experiment),
    );
  }
  if (plan.switchIf.length > 0) {
    parts.push(
      heading(t.proof.switchHeading),
      bullets(plan.switchIf.map((flip) => [t.proof.switchIf(flip)])),
    );
  }
  return richTextMessage(parts, { title: t.proof.heading });
}
