import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DETAILS } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import {
  type Draft,
  formViewSchema,
  parseAssessmentForm,
  parseRevisionForm,
  readDraft,
} from '../../../src/slack/assessment/assessment-form.ts';
import { EMPTY_DRAFT } from '../../../src/slack/assessment/assessment-view.ts';
import { blockId } from '../../../src/slack/kit/view-state.ts';
import { ALL_DETAILS } from '../../domain/details.ts';
import { rate } from '../../engine/answers.ts';
import { NOON } from '../../store/a-decision.ts';
import type { InputValue } from '../../workspace/protocol.ts';
import { boxes, choice, EDITING, number, openForm, payloadOf, UNFOLDED } from '../open-form.ts';

const CASE: Draft = { ...EMPTY_DRAFT, title: 'Billing bot', answers: rate('3 4 4 3 - 2') };

const viewOf = (filled: Readonly<Record<string, InputValue>>, draft = CASE, memory = UNFOLDED) =>
  formViewSchema.parse(payloadOf(openForm(draft, memory), filled));
const submit = (...of: Parameters<typeof viewOf>) =>
  parseAssessmentForm(en, viewOf(...of), { now: NOON, userId: 'U1' });

const FILLED = {
  task: choice('answer'),
  lookUp: choice('documents'),
  today: choice('prompt'),
  measured: number('66'),
  needed: number(' 90 '),
  checkable: choice('partly'),
  requestsPerMonth: number('12000'),
  limits: boxes('own_machines', 'latency'),
  builders: choice('developers'),
};

describe('the details in the form', () => {
  it('are read as they were chosen, typed and ticked', () => {
    expect(submit(FILLED)).toMatchObject({ ok: true, value: { details: ALL_DETAILS } });
  });

  it('are none until somebody gives one', () => {
    expect(submit({})).toMatchObject({ ok: true, value: { details: {} } });
  });

  it.each(DETAILS)('may be %s alone', (id) => {
    expect(submit({ [id]: FILLED[id] })).toMatchObject({
      ok: true,
      value: { details: { [id]: ALL_DETAILS[id] } },
    });
    expect(Object.keys(readDraft(viewOf({ [id]: FILLED[id] })).details)).toEqual([id]);
  });

  it('are taken back by “Not known”, an empty field and an unticked box', () => {
    const emptied = {
      ...Object.fromEntries(DETAILS.map((id) => [id, choice('not_known')])),
      measured: number(null),
      needed: number(null),
      requestsPerMonth: number(null),
      limits: boxes(),
    };
    const draft = { ...CASE, details: ALL_DETAILS };
    expect(submit(emptied, draft)).toMatchObject({ ok: true, value: { details: {} } });
  });

  it('are as good in the form that edits a case', () => {
    const form = parseRevisionForm(en, viewOf(FILLED, CASE, { ...EDITING, unfolded: true }));
    expect(form).toMatchObject({ ok: true, value: { details: ALL_DETAILS } });
  });

  it('are none of those that nobody offers', () => {
    for (const id of ['task', 'lookUp', 'today', 'checkable', 'builders']) {
      expect(() => submit({ [id]: choice('luck') })).toThrow(z.ZodError);
    }
    expect(() => submit({ limits: boxes('luck') })).toThrow(z.ZodError);
  });
});

describe.each([0, 7])(
  'at revision %d, under its own field stands what is wrong with',
  (revision) => {
    const memory = { ...UNFOLDED, revision };
    const errorsOf = (field: string, typed: string) => {
      const form = submit({ [blockId(field, revision)]: number(typed) }, CASE, memory);
      return form.ok ? {} : form.errors;
    };
    const share = ['measured', 'needed'] as const;

    it.each(share)('a share that is %s and no whole percent', (field) => {
      for (const typed of ['-1', '101', '66.5', '0.66', 'most', '66%', '1e999']) {
        expect(errorsOf(field, typed)).toEqual({ [blockId(field, revision)]: en.error.shareWrong });
      }
      for (const typed of ['0', '100', '66.0']) expect(errorsOf(field, typed)).toEqual({});
    });

    it('requests a month that are fewer than one, a part of one or no number', () => {
      for (const typed of ['0', '-3', '2.5', 'many']) {
        expect(errorsOf('requestsPerMonth', typed)).toEqual({
          [blockId('requestsPerMonth', revision)]: en.error.requestsWrong,
        });
      }
      for (const typed of ['1', '1000000000000']) {
        expect(errorsOf('requestsPerMonth', typed)).toEqual({});
      }
    });

    it('more requests a month than anybody has', () => {
      for (const typed of ['1000000000001', '1e999']) {
        expect(errorsOf('requestsPerMonth', typed)).toEqual({
          [blockId('requestsPerMonth', revision)]:
            'Type at most 1,000,000,000,000, or leave it empty.',
        });
      }
    });

    it('the form that edits a case', () => {
      const editing = { ...EDITING, unfolded: true, revision };
      const filled = { [blockId('needed', revision)]: number('900') };
      expect(parseRevisionForm(en, viewOf(filled, CASE, editing))).toEqual({
        ok: false,
        errors: { [blockId('needed', revision)]: en.error.shareWrong },
      });
    });
  },
);
