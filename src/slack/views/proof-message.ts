import type { Messages } from '../../i18n/messages.ts';
import type { Decision } from '../../store/records.ts';
import type { MessageContent } from '../gateway.ts';
import { bullets, type Part, paragraph, type Span, steps } from '../prose.ts';
import { proseMessage } from './prose-message.ts';

/** The third reply: a small experiment that can prove the verdict wrong before it is built. */
export function proofMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { plan, verdict } = decision.recommendation;
  const numbered: (readonly Span[])[] = [
    [t.proof.sample(plan.sample)],
    [t.proof.baseline(verdict)],
    ...(plan.collectLabels ? [[t.proof.collectLabels]] : []),
    [t.proof.passLine(verdict)],
  ];
  const parts: Part[] = [
    steps(numbered),
    paragraph({ bold: t.proof.measure }),
    bullets(plan.checks.map((check) => [t.proof.check[check]])),
  ];
  if (plan.switchIf.length > 0) {
    parts.push(bullets(plan.switchIf.map((flip) => [t.proof.switchIf(flip)])));
  }
  return proseMessage(t.proof.heading, parts);
}
