import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CRITERIA, recommend } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { parseReviewForm, parseWithdrawalForm } from '../../../src/slack/thread/decision-form.ts';
import { reviewModal, withdrawalModal } from '../../../src/slack/thread/decision-modal-view.ts';
import {
  parseDisagreementForm,
  parseRatingForm,
} from '../../../src/slack/thread/rating-and-vote-form.ts';
import {
  disagreementModal,
  ratingModal,
} from '../../../src/slack/thread/rating-and-vote-modal-view.ts';
import { parseWhatIfForm, readWhatIf } from '../../../src/slack/thread/what-if-form.ts';
import { whatIfModal } from '../../../src/slack/thread/what-if-modal-view.ts';
import { anyAnswers, rate } from '../../engine/answers.ts';
import { aDecision } from '../../store/a-decision.ts';
import { choice, day, noChoice, sent, text } from '../open-form.ts';
import { DECIDED, disagreement } from './discussion-modals.ts';

const RAG = aDecision({ answers: rate('4 0 4 0 4 4') });
const TOO_LONG = text('x'.repeat(3001));
const tooLong = en.error.contextTooLong(3001, 3000);

describe('a rating', () => {
  test.prop([anyAnswers])('is what the form shows', (own) => {
    expect(parseRatingForm(en, sent(ratingModal(en, { decision: RAG, own })))).toEqual({
      ok: true,
      value: { decisionId: 'd1', answers: own },
    });
  });

  it('needs all six answers; each that is missing is named under its field', () => {
    const empty = sent(ratingModal(en, { decision: RAG, own: null }));
    expect(parseRatingForm(en, empty)).toEqual({
      ok: false,
      errors: Object.fromEntries(
        CRITERIA.map((id) => [id, en.error.answerMissing(en.criteria[id].name)]),
      ),
    });
  });

  it('with an answer that nobody offers is none of ours', () => {
    const odd = sent(ratingModal(en, { decision: RAG, own: RAG.answers }), {
      hallucination: choice('5'),
    });
    expect(() => parseRatingForm(en, odd)).toThrow(z.ZodError);
  });

  it('of no decision is none of ours', () => {
    const payload = sent(ratingModal(en, { decision: RAG, own: RAG.answers }));
    for (const private_metadata of ['', '{}', '{"decision":7}', 'null']) {
      expect(() => parseRatingForm(en, { ...payload, private_metadata })).toThrow(z.ZodError);
    }
  });
});

describe('a disagreement', () => {
  const form = disagreementModal(en, { decision: RAG, vote: null });

  it('has a reason and another approach', () => {
    const said = { preferred: choice('other'), reason: text(' Buy it\r\ninstead. ') };
    expect(parseDisagreementForm(en, sent(form, said))).toEqual({
      ok: true,
      value: { decisionId: 'd1', preferred: 'other', reason: 'Buy it\ninstead.' },
    });
  });

  it('that was cast before comes back as it was', () => {
    const again = disagreementModal(en, {
      decision: RAG,
      vote: disagreement({ preferred: 'hybrid' }),
    });
    expect(parseDisagreementForm(en, sent(again))).toMatchObject({
      ok: true,
      value: { preferred: 'hybrid', reason: 'Too slow.' },
    });
  });

  it('without either is refused under the field', () => {
    expect(parseDisagreementForm(en, sent(form, { reason: text(' \n ') }))).toEqual({
      ok: false,
      errors: {
        reason: en.disagreementForm.reasonMissing,
        preferred: en.disagreementForm.preferredMissing,
      },
    });
  });

  it('with too long a reason says by how much', () => {
    const said = { preferred: choice('other'), reason: TOO_LONG };
    expect(parseDisagreementForm(en, sent(form, said))).toEqual({
      ok: false,
      errors: { reason: tooLong },
    });
  });
});

describe('a withdrawal', () => {
  const form = withdrawalModal(en, { decision: RAG, mayDelete: false });

  it('may have a reason', () => {
    const withdrawn = (reason: string | null) =>
      parseWithdrawalForm(en, sent(form, { reason: text(reason) }));
    expect(withdrawn('Postponed.')).toEqual({
      ok: true,
      value: { decisionId: 'd1', reason: 'Postponed.' },
    });
    expect(withdrawn(null)).toMatchObject({ ok: true, value: { reason: '' } });
  });

  it('with too long a reason says by how much', () => {
    expect(parseWithdrawalForm(en, sent(form, { reason: TOO_LONG }))).toEqual({
      ok: false,
      errors: { reason: tooLong },
    });
  });
});

describe('other answers that are tried', () => {
  test.prop([anyAnswers, fc.constantFrom('open', 'decided')])(
    'are all read at any moment, from an open decision and from a closed one',
    (answers, status) => {
      const decision = aDecision({ status });
      const form = whatIfModal(en, { decision, answers, tried: recommend(answers), note: '' });
      expect(readWhatIf(sent(form))).toEqual({ decisionId: 'd1', answers, note: '' });
    },
  );

  const form = whatIfModal(en, {
    decision: RAG,
    answers: RAG.answers,
    tried: RAG.recommendation,
    note: 'Labels are coming.',
  });

  it('can be proposed with a note', () => {
    expect(parseWhatIfForm(en, sent(form, { data_dynamics: choice('unsure') }))).toEqual({
      ok: true,
      value: {
        decisionId: 'd1',
        answers: { ...RAG.answers, data_dynamics: 'unsure' },
        note: 'Labels are coming.',
      },
    });
  });

  it('cannot be proposed with too long a note', () => {
    expect(parseWhatIfForm(en, sent(form, { note: text('x'.repeat(501)) }))).toEqual({
      ok: false,
      errors: { note: en.error.contextTooLong(501, 500) },
    });
  });
});

describe('a review', () => {
  const decision = aDecision({
    answers: rate('3 0 0 0 0 0'),
    status: 'decided',
    decided: DECIDED,
  });
  const form = reviewModal(en, { decision, today: '2026-01-15' });
  const review = (filled: Parameters<typeof sent>[1] = {}) =>
    parseReviewForm(en, sent(form, filled), {
      answers: decision.answers,
      today: '2026-01-15',
    });

  it('takes what was not asked again from the answers so far', () => {
    const [asked] = decision.recommendation.plan.loadBearing;
    expect(asked).toBe('external_knowledge');
    expect(review({ external_knowledge: choice('1') })).toEqual({
      ok: true,
      value: { decisionId: 'd1', answers: rate('1 0 0 0 0 0'), nextOn: '2026-04-15' },
    });
  });

  it('that changes nothing says so by being the same', () => {
    expect(review()).toMatchObject({ ok: true, value: { answers: decision.answers } });
  });

  it('may be the last one', () => {
    expect(review({ review_on: day(null) })).toMatchObject({ ok: true, value: { nextOn: null } });
  });

  it.each(['2026-01-15', '2025-12-31'])('cannot be followed by one on %s', (nextOn) => {
    expect(review({ review_on: day(nextOn) })).toEqual({
      ok: false,
      errors: { review_on: en.reviewForm.nextTooEarly },
    });
  });

  it('needs an answer to what it asks, and to nothing else', () => {
    expect(review({ external_knowledge: noChoice })).toEqual({
      ok: false,
      errors: {
        external_knowledge: en.error.answerMissing(en.criteria.external_knowledge.name),
      },
    });
  });
});
