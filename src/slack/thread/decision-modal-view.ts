import { type Decision, OUTCOMES } from '../../domain/decision.ts';
import { CRITERIA } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { cut, header, LIMIT, type ModalView, plainSection } from '../kit/blocks.ts';
import { criterionInputs } from '../kit/criterion-input.ts';
import { verdictWords } from '../kit/decision-words.ts';
import { BLOCK, CALLBACK } from '../kit/ids.ts';
import { choiceInput, dayInput, peopleInput, textInput } from '../kit/inputs.ts';
import { modal, modalAbout } from '../kit/modal.ts';
import { type DecisionMemory, reviewDay } from './decision-form.ts';

/** Asks what was decided. `today` is the day in the member's time zone, as `YYYY-MM-DD`. */
export function decisionModal(
  t: Messages,
  {
    decision,
    actorId,
    today,
  }: { readonly decision: Decision; readonly actorId: string; readonly today: string },
): ModalView {
  const words = t.decisionForm;
  const { recommendation } = decision;
  const { title, submit } = words;
  const memory: DecisionMemory = { decision: decision.id, verdict: recommendation.verdict };
  return modal({ callback: CALLBACK.decision, memory, title, submit, close: t.modal.close }, [
    header(decision.title),
    plainSection(`${words.intro}: ${verdictWords(t, recommendation)}.`),
    choiceInput(BLOCK.outcome, {
      label: words.outcomeLabel,
      choose: words.choose,
      offered: OUTCOMES.map((value) => ({ value, text: t.outcome[value] })),
      value: recommendation.verdict,
    }),
    textInput(BLOCK.reason, {
      label: words.reasonLabel,
      hint: words.reasonHint,
      optional: true,
    }),
    textInput(BLOCK.check, {
      label: words.checkLabel,
      hint: words.checkHint,
      optional: true,
      value: cut(suggestedCheck(t, decision), LIMIT.inputText),
    }),
    dayInput(BLOCK.reviewOn, {
      label: words.reviewLabel,
      hint: words.reviewHint,
      optional: true,
      value: reviewDay(today),
    }),
    peopleInput(BLOCK.deciders, {
      label: words.decidersLabel,
      hint: words.decidersHint,
      choose: t.blindForm.choosePeople,
      value: [actorId],
    }),
  ]);
}

/** The thread's test plan in two sentences. */
function suggestedCheck(t: Messages, { recommendation: { plan } }: Decision): string {
  const measures = plan.checks.map((check) => t.proof.check[check].name);
  return t.decisionForm.suggestedCheck(plan.sample.cases, measures);
}

/** Asks again for the answers that the verdict rests on. `today` as for `decisionModal`. */
export function reviewModal(
  t: Messages,
  { decision, today }: { readonly decision: Decision; readonly today: string },
): ModalView {
  const words = t.reviewForm;
  const { recommendation, decided, review, answers } = decision;
  const { loadBearing } = recommendation.plan;
  const intro = [
    ...(decided === null ? [] : [`${words.decided}: ${t.outcome[decided.outcome]}.`]),
    `${words.recommended}: ${verdictWords(t, recommendation)}.`,
    loadBearing.length > 0 ? words.intro : words.allAsked,
  ].join(' ');
  const criteria = loadBearing.length > 0 ? loadBearing : CRITERIA;
  return modalAbout(t, decision, CALLBACK.review, words, [
    header(decision.title),
    plainSection(intro),
    ...criterionInputs(t, review?.answers ?? answers, criteria),
    dayInput(BLOCK.reviewOn, {
      label: words.nextLabel,
      hint: words.nextHint,
      optional: true,
      value: reviewDay(today),
    }),
  ]);
}
