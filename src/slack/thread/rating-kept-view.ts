import { type Decision, isHidden } from '../../domain/decision.ts';
import type { Recommendation } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { type ModalView, plainSection } from '../kit/blocks.ts';
import { textModal } from '../kit/info-modal.ts';
import { bullets, heading, paragraph, type RichPart, toRichText } from '../kit/rich-text.ts';
import { verdictWords } from '../kit/verdict-words.ts';

/**
 * Tells somebody that their rating is kept and, with the recommendation that follows from it, how
 * it compares with the record. While the team rates blind it says nothing more.
 */
export function ratingKept(
  t: Messages,
  {
    decision,
    recommendation,
  }: { readonly decision: Decision; readonly recommendation: Recommendation | null },
): ModalView {
  const words = t.ratingForm;
  if (recommendation === null || isHidden(decision)) {
    const text = isHidden(decision) ? words.keptHidden : words.kept;
    return textModal(t, words.keptTitle, [plainSection(text)]);
  }
  const record = decision.recommendation;
  const isSame = recommendation.verdict === record.verdict;
  return textModal(t, words.keptTitle, [
    plainSection(words.kept),
    toRichText([
      paragraph(
        `${words.own}: `,
        { bold: verdictWords(t, recommendation) },
        `. ${t.root.headline[recommendation.headline]}`,
      ),
      paragraph(`${words.record(isSame)}: `, { bold: verdictWords(t, record) }, '.'),
      ...differences(t, decision, recommendation),
    ]),
  ]);
}

function differences(
  t: Messages,
  { answers }: Decision,
  { reasons }: Recommendation,
): readonly RichPart[] {
  const differing = reasons
    .filter(({ criterion, answer }) => answer !== answers[criterion])
    .map(({ criterion, answer }) => ({ criterion, own: answer, record: answers[criterion] }));
  if (differing.length === 0) return [paragraph(t.ratingForm.noneDiffers)];
  return [
    heading(t.ratingForm.differingHeading),
    bullets(
      differing.map((one) => [
        { bold: t.criteria[one.criterion].name },
        `: ${t.ratingForm.differing(one)}`,
      ]),
    ),
  ];
}
