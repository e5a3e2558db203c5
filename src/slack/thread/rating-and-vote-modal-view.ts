import {
  type Assessed,
  type Decision,
  isHidden,
  OUTCOMES,
  type Vote,
} from '../../domain/decision.ts';
import type { Answers, Recommendation } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { header, type ModalView, plainSection } from '../kit/blocks.ts';
import { criterionInputs } from '../kit/criterion-input.ts';
import { verdictWords } from '../kit/decision-words.ts';
import { choiceInput, textInput } from '../kit/elements.ts';
import { BLOCK, CALLBACK } from '../kit/ids.ts';
import { blocksModal, infoModal, modalAbout } from '../kit/modal.ts';
import { paragraph, quote, type RichPart, titledList, toRichText } from '../kit/rich-text.ts';

/** Asks a member for their own answers. Never shows other people's. */
export function ratingModal(
  t: Messages,
  { decision, own }: { readonly decision: Decision; readonly own: Answers | null },
): ModalView {
  const words = t.ratingForm;
  return modalAbout(t, decision, CALLBACK.rating, words, [
    header(decision.title),
    ...(decision.context === '' ? [] : [toRichText([quote(decision.context)])]),
    ...(isHidden(decision) ? [plainSection(words.hidden)] : []),
    ...(own === null ? [] : [plainSection(words.again)]),
    ...criterionInputs(t, own ?? {}),
  ]);
}

/** Confirms a rating and compares its recommendation with the record; blind rounds only confirm. */
export function ratingKept(
  t: Messages,
  {
    decision,
    own,
  }: {
    readonly decision: Decision;
    /** What this person answered, and what follows; null while that is hidden. */
    readonly own: Pick<Assessed, 'answers' | 'recommendation'> | null;
  },
): ModalView {
  const words = t.ratingForm;
  if (isHidden(decision)) return infoModal(t, words.keptTitle, words.keptHidden);
  if (own === null) return infoModal(t, words.keptTitle, words.kept);
  const record = decision.recommendation;
  const isSame = own.recommendation.verdict === record.verdict;
  const theirs = { ...decision, ...own };
  return blocksModal(t, words.keptTitle, [
    plainSection(words.kept),
    toRichText([
      paragraph(`${words.own}: `, { bold: t.root.way(theirs) }, `. ${t.root.halves(theirs)}`),
      paragraph(`${words.record(isSame)}: `, { bold: verdictWords(t, record) }, '.'),
      ...differences(t, decision, own.recommendation),
    ]),
  ]);
}

function differences(
  t: Messages,
  { answers }: Decision,
  { reasons }: Recommendation,
): readonly RichPart[] {
  const words = t.ratingForm;
  const differing = reasons
    .filter(({ criterion, answer }) => answer !== answers[criterion])
    .map(({ criterion, answer }) => [
      { bold: t.criteria[criterion].name },
      `: ${words.differing({ criterion, own: answer, record: answers[criterion] })}`,
    ]);
  return differing.length === 0
    ? [paragraph(words.noneDiffers)]
    : titledList(words.differingHeading, differing);
}

/** Asks why a member disagrees and what they would do instead; `vote` is their earlier vote. */
export function disagreementModal(
  t: Messages,
  { decision, vote }: { readonly decision: Decision; readonly vote: Vote | null },
): ModalView {
  const words = t.disagreementForm;
  const { recommendation } = decision;
  const others = OUTCOMES.filter((outcome) => outcome !== recommendation.verdict);
  return modalAbout(t, decision, CALLBACK.disagreement, words, [
    header(decision.title),
    plainSection(`${words.intro}: ${verdictWords(t, recommendation)}.`),
    choiceInput(BLOCK.preferred, {
      label: words.preferredLabel,
      hint: words.preferredHint,
      choose: words.choose,
      offered: others.map((value) => ({ value, text: t.outcome[value] })),
      value: vote?.preferred ?? null,
    }),
    textInput(BLOCK.reason, {
      label: words.reasonLabel,
      hint: words.reasonHint,
      value: vote?.reason ?? '',
    }),
  ]);
}
