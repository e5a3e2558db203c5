import type { Decision } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { heading, richTextMessage, steps, titledList } from '../kit/rich-text.ts';

/** The third reply: a small experiment that can refute the verdict before anything is built. */
export function proofMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { plan, verdict } = decision.recommendation;
  const assumptions = plan.loadBearing.map((criterion) => [
    { bold: t.criteria[criterion].name },
    `: ${t.proof.findOut[criterion]}`,
  ]);
  const parts = [
    ...titledList(t.proof.assumptions, assumptions),
    ...(assumptions.length > 0 ? [heading(t.proof.experiment)] : []),
    steps([
      [t.proof.sample(plan.sample)],
      [t.proof.baseline(verdict)],
      ...(plan.collectLabels ? [[t.proof.collectLabels]] : []),
      [t.proof.passLine(verdict)],
    ]),
    ...titledList(
      t.proof.measure,
      plan.checks.map((check) => {
        const { name, metric } = t.proof.check[check];
        return [{ bold: name }, `: ${metric}`];
      }),
    ),
    ...titledList(
      t.proof.switchHeading,
      plan.switchIf.map((flip) => [t.proof.switchIf(flip)]),
    ),
  ];
  return richTextMessage(parts, { title: t.proof.heading });
}
