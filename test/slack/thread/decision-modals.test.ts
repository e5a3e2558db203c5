import { describe, expect, it } from 'vitest';
import { choosing } from '../../../src/domain/decision.ts';
import { CRITERIA, DEFAULT_RUBRIC } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { infoModal } from '../../../src/slack/kit/modal.ts';
import {
  decisionModal,
  reviewModal,
  suggestedCheck,
  withdrawalModal,
} from '../../../src/slack/thread/decision-modal-view.ts';
import { disagreementModal } from '../../../src/slack/thread/rating-and-vote-modal-view.ts';
import { rate } from '../../engine/answers.ts';
import { aDecision, aHiddenDecision, NOON } from '../../store/a-decision.ts';
import { optionsOf } from '../../workspace/elements.ts';
import { DECIDED, disagreement, elementOf, fieldsOf, TODAY, wordsOf } from './discussion-modals.ts';

const offeredBy = (element: ReturnType<typeof elementOf>) =>
  element === undefined ? [] : optionsOf(element).map(({ value }) => value);

describe('the form of those who disagree', () => {
  const RAG = aDecision({ answers: rate('4 0 4 0 4 4') });

  it('says what is recommended, and offers everything else', () => {
    const modal = disagreementModal(en, { decision: RAG, vote: null });
    expect(wordsOf(modal.blocks)).toContain('The recommendation is: RAG — robust.');
    expect(offeredBy(elementOf(modal, 'preferred'))).toEqual([
      'prompting',
      'finetune',
      'hybrid',
      'other',
    ]);
  });

  it('requires both a reason and another approach', () => {
    const { blocks } = disagreementModal(en, { decision: RAG, vote: null });
    const fields = blocks.filter(({ type }) => type === 'input');
    expect(fields).toHaveLength(2);
    for (const field of fields) expect(field).not.toHaveProperty('optional');
  });

  it('fills in what this person said before', () => {
    const vote = disagreement({ reason: 'Too slow.', preferred: 'hybrid' });
    const modal = disagreementModal(en, { decision: RAG, vote });
    expect(elementOf(modal, 'reason')).toMatchObject({ initial_value: 'Too slow.' });
    expect(elementOf(modal, 'preferred')).toMatchObject({ initial_option: { value: 'hybrid' } });
  });

  it('of somebody who agreed so far, or would go for what is recommended by now, is empty', () => {
    for (const vote of [
      disagreement({ voice: 'agree', reason: '', preferred: null }),
      disagreement({ preferred: 'rag', reason: '' }),
    ]) {
      const modal = disagreementModal(en, { decision: RAG, vote });
      expect(elementOf(modal, 'preferred')).not.toHaveProperty('initial_option');
      expect(elementOf(modal, 'reason')).not.toHaveProperty('initial_value');
    }
  });
});

describe('the form of a decision', () => {
  const modal = decisionModal(en, { decision: aDecision(), actorId: 'U7', today: TODAY });

  it('asks for outcome, reason, check, review and who decided', () => {
    expect(fieldsOf(modal)).toEqual(['outcome', 'reason', 'check', 'review_on', 'deciders']);
    expect(offeredBy(elementOf(modal, 'outcome'))).toHaveLength(5);
  });

  it('is ready to be sent as recommended', () => {
    expect(elementOf(modal, 'outcome')).toMatchObject({ initial_option: { value: 'hybrid' } });
    expect(elementOf(modal, 'deciders')).toMatchObject({ initial_users: ['U7'] });
    expect(elementOf(modal, 'review_on')).toMatchObject({ initial_date: '2026-04-15' });
    expect(elementOf(modal, 'reason')).not.toHaveProperty('initial_value');
  });

  it('suggests the check of the test plan: the test set, when it is passed, and what to measure', () => {
    const decision = aDecision();
    const { plan } = decision.recommendation;
    const suggested = suggestedCheck(en, decision);
    expect(elementOf(modal, 'check')).toMatchObject({ initial_value: suggested });
    expect(suggested.split('\n')).toEqual([
      expect.stringContaining(en.proof.sample(plan.sample, decision)),
      expect.stringContaining(en.proof.passLine(plan, decision)),
      expect.stringContaining(
        plan.checks.map((check) => en.proof.check(check, decision).name).join(', '),
      ),
    ]);
  });

  it('suggests for another outcome what that would be compared with, not the recommended way', () => {
    const decision = aDecision({
      answers: rate('3 2 1 0 1 1'),
      details: { task: 'act', today: 'prompt' },
    });
    const tuned = choosing('finetune', decision, DEFAULT_RUBRIC);
    const { plan } = tuned.recommendation;
    const passed = en.proof.passLine(plan, tuned);
    expect(passed).not.toBe(en.proof.passLine(plan, decision));
    expect(suggestedCheck(en, tuned)).toContain(passed);
  });
});

describe('the form that withdraws', () => {
  it('says what becomes of the thread, and asks for a reason that need not be given', () => {
    const modal = withdrawalModal(en, { decision: aDecision(), mayDelete: false });
    expect(wordsOf(modal.blocks)).toContain(en.withdrawalForm.intro);
    expect(wordsOf(modal.blocks)).not.toContain(en.withdrawalForm.hidden);
    expect(modal.blocks.at(-1)).toMatchObject({ block_id: 'reason', optional: true });
  });

  it('says of a blind rating that nothing will be revealed', () => {
    const modal = withdrawalModal(en, { decision: aHiddenDecision(), mayDelete: false });
    expect(wordsOf(modal.blocks)).toContain(en.withdrawalForm.hidden);
  });
});

describe('the form of a review', () => {
  const decided = aDecision({
    answers: rate('3 0 0 0 0 0'),
    status: 'decided',
    decided: { ...DECIDED, outcome: 'other' },
  });
  const { loadBearing } = decided.recommendation.plan;

  it('asks again just for the answers that carry the verdict, and for the next review', () => {
    const modal = reviewModal(en, { decision: decided, today: TODAY });
    expect(loadBearing.length).toBeGreaterThan(0);
    expect(fieldsOf(modal)).toEqual([...loadBearing, 'review_on']);
    expect(elementOf(modal, 'review_on')).toMatchObject({ initial_date: '2026-04-15' });
    expect(wordsOf(modal.blocks)).toContain(
      'Decided: Something else. The recommendation was: RAG — leaning.',
    );
  });

  it('asks for all six where no answer alone carries it', () => {
    const { recommendation, ...rest } = decided;
    const plan = { ...recommendation.plan, loadBearing: [] };
    const decision = { ...rest, recommendation: { ...recommendation, plan } };
    const modal = reviewModal(en, { decision, today: TODAY });
    expect(fieldsOf(modal)).toEqual([...CRITERIA, 'review_on']);
    expect(wordsOf(modal.blocks)).toContain(en.reviewForm.allAsked);
  });

  it('starts from the answers of record, or of the last review', () => {
    const review = {
      answers: rate('2 0 0 0 0 0'),
      verdict: 'prompting',
      holds: false,
      by: 'U1',
      at: NOON,
      nextOn: null,
    } as const;
    const level = (decision: typeof decided) =>
      elementOf(reviewModal(en, { decision, today: TODAY }), 'external_knowledge');
    expect(level(decided)).toMatchObject({ initial_option: { value: '3' } });
    expect(level({ ...decided, review })).toMatchObject({ initial_option: { value: '2' } });
  });
});

describe('a view that says one thing', () => {
  it('says it as it is, and can only be closed', () => {
    const modal = infoModal(en, 'Not now', 'R&D <b> *x*');
    expect(modal).toMatchObject({
      callback_id: 'said',
      title: { text: 'Not now' },
      blocks: [{ text: { type: 'plain_text', text: 'R&D <b> *x*' } }],
    });
    expect(modal).not.toHaveProperty('submit');
  });
});
