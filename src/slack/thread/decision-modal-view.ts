import type { KnownBlock } from '@slack/types';
import { type Assessed, type Decision, isHidden, OUTCOMES } from '../../domain/decision.ts';
import { CRITERIA } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { cut, header, LIMIT, type ModalView, plain, plainSection } from '../kit/blocks.ts';
import { criterionInputs } from '../kit/criterion-input.ts';
import { verdictWords } from '../kit/decision-words.ts';
import {
  button,
  choiceInput,
  confirmInput,
  dayInput,
  peopleInput,
  textInput,
} from '../kit/elements.ts';
import { ACTION, BLOCK, CALLBACK, decisionBlock } from '../kit/ids.ts';
import { modal, modalAbout } from '../kit/modal.ts';
import { clean } from '../kit/rich-text.ts';
import {
  type DecisionDraft,
  type DecisionMemory,
  decisionBlockId,
  reviewDay,
} from './decision-form.ts';

/** Asks what was decided. `today` is the day in the member's time zone, as `YYYY-MM-DD`. */
export function decisionModal(
  t: Messages,
  {
    decision,
    actorId,
    today,
  }: { readonly decision: Decision; readonly actorId: string; readonly today: string },
): ModalView {
  const { verdict } = decision.recommendation;
  const draft = {
    outcome: verdict,
    reason: '',
    check: suggestedCheck(t, decision),
    reviewOn: reviewDay(today),
    deciders: [actorId],
  };
  const memory = { decision: decision.id, verdict, suggestedFor: verdict, revision: 0 };
  return filledDecisionModal(t, decision, draft, memory);
}

/** The same form with what it holds by now. */
export function filledDecisionModal(
  t: Messages,
  decision: Decision,
  draft: DecisionDraft,
  memory: DecisionMemory,
): ModalView {
  const words = t.decisionForm;
  const { recommendation } = decision;
  const { title, submit } = words;
  return modal({ callback: CALLBACK.decision, memory, title, submit, close: t.modal.close }, [
    header(decision.title),
    plainSection(`${words.intro}: ${verdictWords(t, recommendation)}.`),
    choiceInput(BLOCK.outcome, {
      label: words.outcomeLabel,
      choose: words.choose,
      offered: OUTCOMES.map((value) => ({ value, text: t.outcome[value] })),
      value: draft.outcome,
      changeAction: ACTION.outcomeChanged,
    }),
    textInput(BLOCK.reason, {
      label: words.reasonLabel,
      hint: words.reasonHint,
      optional: true,
      value: cut(draft.reason, LIMIT.inputText),
    }),
    textInput(decisionBlockId(BLOCK.check, memory), {
      label: words.checkLabel,
      hint: words.checkHint,
      optional: true,
      value: cut(draft.check, LIMIT.inputText),
    }),
    dayInput(BLOCK.reviewOn, {
      label: words.reviewLabel,
      hint: words.reviewHint,
      optional: true,
      value: draft.reviewOn,
    }),
    peopleInput(BLOCK.deciders, {
      label: words.decidersLabel,
      hint: words.decidersHint,
      choose: t.blindForm.choosePeople,
      value: draft.deciders,
    }),
  ]);
}

/** The test plan in three lines. */
export function suggestedCheck(t: Messages, of: Assessed): string {
  const { proof } = t;
  const { plan } = of.recommendation;
  const measures = plan.checks.map((check) => proof.check(check, of).name);
  const lines = [
    `${proof.testSet}: ${proof.sample(plan.sample, of)}`,
    `${proof.passLabel}: ${proof.passLine(plan, of)}`,
    `${proof.measure}: ${measures.join(', ')}.`,
  ];
  return cut(clean(lines.join('\n')), LIMIT.inputText);
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

/** Asks for confirmation and a reason to withdraw; offers deletion to members who may delete. */
export function withdrawalModal(
  t: Messages,
  { decision, mayDelete }: { readonly decision: Decision; readonly mayDelete: boolean },
): ModalView {
  const words = t.withdrawalForm;
  return modalAbout(t, decision, CALLBACK.withdrawal, words, [
    header(decision.title),
    plainSection(isHidden(decision) ? `${words.intro} ${words.hidden}` : words.intro),
    textInput(BLOCK.reason, {
      label: words.reasonLabel,
      hint: words.reasonHint,
      optional: true,
    }),
    ...(mayDelete ? [orDelete(t, decision.id)] : []),
  ]);
}

const orDelete = (t: Messages, decisionId: string): KnownBlock => ({
  type: 'section',
  block_id: decisionBlock(decisionId),
  text: plain(t.deletion.insteadHint),
  accessory: button(ACTION.deleteInstead, t.deletion.instead, { style: 'danger' }),
});

/**
 * Says what is deleted and what remains, and asks for confirmation. `title` is null for members who may
 * delete the decision without seeing it.
 */
export function deletionModal(
  t: Messages,
  { id, title }: { readonly id: string; readonly title: string | null },
): ModalView {
  const words = t.deletion;
  return modalAbout(t, { id }, CALLBACK.deletion, words, [
    title === null ? plainSection(words.untitled) : header(title),
    plainSection(words.goes),
    plainSection(words.remains),
    confirmInput(BLOCK.confirm, { label: words.confirmLabel, confirm: words.confirm }),
  ]);
}
