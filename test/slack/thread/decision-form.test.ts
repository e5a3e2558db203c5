import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../../src/i18n/en/english.ts';
import {
  type DecisionMemory,
  isAhead,
  parseDecisionForm,
  readDecisionForm,
  reviewDay,
} from '../../../src/slack/thread/decision-form.ts';
import {
  decisionModal,
  filledDecisionModal,
  suggestedCheck,
} from '../../../src/slack/thread/decision-modal-view.ts';
import { rate } from '../../engine/answers.ts';
import { aDecision } from '../../store/a-decision.ts';
import { choice, day, noChoice, people, sent, text } from '../open-form.ts';
import { fieldsOf } from './discussion-modals.ts';

const TODAY = '2026-01-15';
const RAG = aDecision({ answers: rate('4 0 4 0 4 4') });
const FORM = decisionModal(en, { decision: RAG, actorId: 'U1', today: TODAY });
/** After the bot has written into the field of the check. */
const written = (memory: DecisionMemory): DecisionMemory => ({ ...memory, revision: 7 });
const decide = (filled: Parameters<typeof sent>[1] = {}) =>
  parseDecisionForm(en, sent(FORM, filled), { today: TODAY });

describe('a decision', () => {
  it('as it is suggested can be sent at once', () => {
    expect(decide()).toEqual({
      ok: true,
      value: {
        decisionId: 'd1',
        outcome: 'rag',
        reason: '',
        check: suggestedCheck(en, RAG),
        reviewOn: '2026-04-15',
        deciders: ['U1'],
      },
    });
  });

  it('is what people say it is', () => {
    expect(
      decide({
        outcome: choice('other'),
        reason: text(' We buy it. '),
        check: text(null),
        review_on: day(null),
        deciders: people('U2', 'U3'),
      }),
    ).toEqual({
      ok: true,
      value: {
        decisionId: 'd1',
        outcome: 'other',
        reason: 'We buy it.',
        check: '',
        reviewOn: null,
        deciders: ['U2', 'U3'],
      },
    });
  });

  it.each(['prompting', 'finetune', 'hybrid', 'other'])(
    'for %s against the verdict needs a reason',
    (outcome) => {
      expect(decide({ outcome: choice(outcome), reason: text(' ') })).toEqual({
        ok: false,
        errors: { reason: en.decisionForm.reasonMissing },
      });
      expect(decide({ outcome: choice(outcome), reason: text('Cheaper.') }).ok).toBe(true);
    },
  );

  it.each([
    { what: 'no outcome', block: 'outcome', value: noChoice, why: en.decisionForm.outcomeMissing },
    {
      what: 'nobody who decided',
      block: 'deciders',
      value: people(),
      why: en.decisionForm.decidersMissing,
    },
    {
      what: 'a review today',
      block: 'review_on',
      value: day(TODAY),
      why: en.decisionForm.reviewTooEarly,
    },
    {
      what: 'a review in the past',
      block: 'review_on',
      value: day('2025-12-31'),
      why: en.decisionForm.reviewTooEarly,
    },
    {
      what: 'too long a reason',
      block: 'reason',
      value: text('x'.repeat(3001)),
      why: en.error.contextTooLong(3001, 3000),
    },
    {
      what: 'too long a check',
      block: 'check',
      value: text('x'.repeat(3001)),
      why: en.error.contextTooLong(3001, 3000),
    },
  ])('with $what is refused under its field', ({ block, value, why }) => {
    expect(decide({ [block]: value })).toEqual({ ok: false, errors: { [block]: why } });
  });

  it('keeps what it holds while the bot writes another check into it', () => {
    const filled = {
      outcome: choice('finetune'),
      reason: text('Cheaper.'),
      check: text('Mine.'),
      review_on: day(null),
      deciders: people('U2'),
    };
    const { memory, draft } = readDecisionForm(sent(FORM, filled));
    const next = filledDecisionModal(en, RAG, { ...draft, check: 'Another.' }, written(memory));
    const changed = fieldsOf(next).filter((field) => !fieldsOf(FORM).includes(field));
    expect(changed).toEqual(['check.7']);
    expect(readDecisionForm(sent(next)).draft).toEqual({ ...draft, check: 'Another.' });
    const { 'check.7': shown } = sent(next).state.values;
    expect(Object.values(shown ?? {})).toMatchObject([{ value: 'Another.' }]);
    const tooLong = sent(next, { 'check.7': text('x'.repeat(3001)) });
    expect(parseDecisionForm(en, tooLong, { today: TODAY })).toMatchObject({
      errors: { 'check.7': en.error.contextTooLong(3001, 3000) },
    });
  });

  it('can be sent from a form that an earlier release has opened', () => {
    const payload = { ...sent(FORM), private_metadata: '{"decision":"d1","verdict":"rag"}' };
    expect(readDecisionForm(payload).memory).toMatchObject({ suggestedFor: null, revision: 0 });
    expect(parseDecisionForm(en, payload, { today: TODAY }).ok).toBe(true);
  });

  it('says all at once', () => {
    const form = decide({ outcome: choice('other'), deciders: people(), review_on: day(TODAY) });
    expect(form.ok ? [] : Object.keys(form.errors).sort()).toEqual([
      'deciders',
      'reason',
      'review_on',
    ]);
  });

  it('is measured by the verdict that its form showed', () => {
    expect(JSON.parse(FORM.private_metadata ?? '')).toMatchObject({ verdict: 'rag' });
    const payload = { ...sent(FORM), private_metadata: '{"decision":"d1"}' };
    expect(() => parseDecisionForm(en, payload, { today: TODAY })).toThrow(z.ZodError);
  });

  it.each(['maybe', ''])('for “%s” is none of ours', (outcome) => {
    expect(() => decide({ outcome: choice(outcome) })).toThrow(z.ZodError);
  });

  it('to be reviewed on what is no day is none of ours', () => {
    expect(() => decide({ review_on: day('2026-02-30') })).toThrow(z.ZodError);
  });
});

describe('the day of a review', () => {
  it.each([
    { today: '2026-01-15', next: '2026-04-15' },
    { today: '2026-10-20', next: '2027-01-18' },
    { today: '2027-12-15', next: '2028-03-14' },
  ])('suggested on $today is $next', ({ today, next }) => {
    expect(reviewDay(today)).toBe(next);
  });

  it('lies ahead from tomorrow on; none is as good', () => {
    expect(isAhead('2026-01-16', TODAY)).toBe(true);
    expect(isAhead('2026-01-15', TODAY)).toBe(false);
    expect(isAhead('2025-12-31', TODAY)).toBe(false);
    expect(isAhead(null, TODAY)).toBe(true);
  });
});
