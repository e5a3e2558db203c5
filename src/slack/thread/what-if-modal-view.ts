import type { KnownBlock } from '@slack/types';
import type { Decision } from '../../domain/decision.ts';
import {
  type Answers,
  CRITERIA,
  type CriterionId,
  type Recommendation,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { cut, header, type ModalView, plain, plainSection } from '../kit/blocks.ts';
import { criterionInput, levelSelect, questionOf } from '../kit/criterion-input.ts';
import { changesBetween, verdictWords } from '../kit/decision-words.ts';
import { textInput } from '../kit/elements.ts';
import { ACTION, BLOCK, CALLBACK } from '../kit/ids.ts';
import { modal, modalAbout } from '../kit/modal.ts';
import { paragraph, titledList, toRichText } from '../kit/rich-text.ts';
import { LONGEST_NOTE } from './what-if-form.ts';

type Trying = {
  readonly decision: Decision;
  readonly answers: Answers;
  /** The recommendation for those answers. */
  readonly tried: Recommendation;
  readonly note: string;
};

/**
 * Lets a member try other answers and see what follows. While the decision is open, they can propose them
 * to the thread. The caller must not show it while the answers are hidden.
 */
export function whatIfModal(t: Messages, trying: Trying): ModalView {
  const { decision, answers, note } = trying;
  const words = t.whatIfForm;
  const top = [header(decision.title), plainSection(words.intro), outcome(t, trying)];
  if (decision.status !== 'open') {
    const frame = { callback: CALLBACK.whatIf, memory: { decision: decision.id } };
    return modal({ ...frame, title: words.title, submit: null, close: t.saidForm.close }, [
      ...top,
      ...CRITERIA.map((criterion) => selectAlone(t, criterion, answers)),
      plainSection(words.closed),
    ]);
  }
  return modalAbout(t, decision, CALLBACK.whatIf, words, [
    ...top,
    ...CRITERIA.map((criterion) =>
      criterionInput(t, criterion, {
        answer: answers[criterion],
        changeAction: ACTION.tryAnswer,
        withHint: false,
      }),
    ),
    textInput(BLOCK.note, {
      label: words.noteLabel,
      hint: words.noteHint,
      optional: true,
      value: cut(note, LONGEST_NOTE),
      most: LONGEST_NOTE,
    }),
  ]);
}

function outcome(t: Messages, { decision, answers, tried }: Trying): KnownBlock {
  const words = t.whatIfForm;
  const record = decision.recommendation;
  const changes = changesBetween(t, decision.answers, answers);
  const other = { ...decision, answers, recommendation: tried };
  return toRichText([
    paragraph(`${words.tried}: `, { bold: t.root.way(other) }, `. ${t.root.halves(other)}`),
    paragraph(
      `${words.record(tried.verdict === record.verdict)}: `,
      { bold: verdictWords(t, record) },
      '.',
    ),
    ...(changes.length === 0
      ? [paragraph(words.noneChanged)]
      : titledList(words.changedHeading, changes)),
  ]);
}

/** The same question outside an input block: Slack refuses input blocks in a modal without a submit button. */
const selectAlone = (t: Messages, criterion: CriterionId, answers: Answers): KnownBlock => ({
  type: 'section',
  block_id: criterion,
  text: plain(questionOf(t, criterion)),
  accessory: levelSelect(t, criterion, answers[criterion], ACTION.tryAnswer),
});
