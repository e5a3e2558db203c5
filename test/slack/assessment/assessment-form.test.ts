import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CRITERIA } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import {
  type Assessment,
  type Draft,
  EMPTY_MEMORY,
  formViewSchema,
  parseAssessmentForm,
  parseRevisionForm,
  readDraft,
} from '../../../src/slack/assessment/assessment-form.ts';
import { EMPTY_DRAFT } from '../../../src/slack/assessment/assessment-view.ts';
import { isUnfolded } from '../../../src/slack/assessment/details-view.ts';
import { blockId, type Parsed } from '../../../src/slack/kit/view-state.ts';
import { ALL_DETAILS } from '../../domain/details.ts';
import { rate } from '../../engine/answers.ts';
import { NOON } from '../../store/a-decision.ts';
import type { InputValue } from '../../workspace/protocol.ts';
import {
  anyDraft,
  anyMemory,
  choice,
  EDITING,
  IN_CHANNEL,
  number,
  openForm,
  payloadOf,
  people,
  text,
  time,
} from '../open-form.ts';

const FULL: Draft = {
  ...EMPTY_DRAFT,
  title: 'Billing bot',
  context: 'Answers about invoices.',
  answers: rate('3 4 4 3 - 2'),
  considerations: ['latency', 'cost'],
};
const BLIND: Draft = { ...FULL, blind: true };

/** Submits a form that shows this draft, with some fields filled in otherwise. */
function submit(
  draft: Draft,
  memory = IN_CHANNEL,
  filled: Readonly<Record<string, InputValue>> = {},
): Parsed<Assessment> {
  const payload = payloadOf(openForm(draft, memory), filled);
  return parseAssessmentForm(en, formViewSchema.parse(payload), { now: NOON, userId: 'U1' });
}
const errorsOf = (form: Parsed<unknown>) => (form.ok ? {} : form.errors);

describe('reading the form', () => {
  test.prop([anyDraft, anyMemory])(
    'finds what the form shows, at any revision',
    (draft, memory) => {
      const view = formViewSchema.parse(payloadOf(openForm(draft, memory)));
      expect(readDraft(view)).toEqual(draft);
      expect(view.private_metadata).toEqual({ ...memory, unfolded: isUnfolded(draft, memory) });
    },
  );

  test.prop([fc.nat({ max: 3 }), fc.nat({ max: 3 })])(
    'looks only at the fields of its own revision',
    (shown, remembered) => {
      const payload = payloadOf(openForm(FULL, { ...IN_CHANNEL, revision: shown }));
      const memory = JSON.stringify({ channel: 'C1', revision: remembered });
      const draft = readDraft(formViewSchema.parse({ ...payload, private_metadata: memory }));
      expect(draft.title).toBe(shown === remembered ? FULL.title : '');
    },
  );

  it('cleans what was typed, and keeps a title on one line', () => {
    const filled = { title: text(' Bill\u0000ing\nbot '), context: text('a\r\nb \uD83D') };
    const draft = readDraft(
      formViewSchema.parse(payloadOf(openForm(EMPTY_DRAFT, IN_CHANNEL), filled)),
    );
    expect(draft).toMatchObject({ title: 'Bill\uFFFDing bot', context: 'a\nb \uFFFD' });
  });

  it('of somebody who has not begun finds nothing', () => {
    const view = formViewSchema.parse(payloadOf(openForm(EMPTY_DRAFT, IN_CHANNEL)));
    expect(readDraft(view)).toEqual(EMPTY_DRAFT);
  });
});

describe('a submitted form', () => {
  it('that is complete can be scored', () => {
    expect(submit(FULL)).toEqual({
      ok: true,
      value: {
        title: 'Billing bot',
        context: 'Answers about invoices.',
        answers: FULL.answers,
        considerations: ['latency', 'cost'],
        details: {},
        channelId: 'C1',
        deciders: [],
        blind: null,
        source: null,
        supersedes: null,
      },
    });
  });

  it.each(['\u200B', '\u3164', '\u2800', '\u0301', '\u202E'])(
    'needs a title of which something is visible: %j is none',
    (title) => {
      expect(submit({ ...FULL, title })).toEqual({
        ok: false,
        errors: { title: en.error.titleMissing },
      });
    },
  );

  it('needs neither a description nor considerations nor details', () => {
    const form = submit({ ...FULL, context: '', considerations: [] });
    expect(form).toMatchObject({
      ok: true,
      value: { context: '', considerations: [], details: {} },
    });
  });

  it('posts where the form says, when the form asks', () => {
    const form = submit({ ...FULL, channel: 'C7' }, EMPTY_MEMORY);
    expect(form).toMatchObject({ ok: true, value: { channelId: 'C7' } });
  });

  it('names who else may decide, without the one who asks', () => {
    const form = submit(FULL, IN_CHANNEL, { deciders: people('U2', 'U1', 'U3', 'U2') });
    expect(form).toMatchObject({ ok: true, value: { deciders: ['U2', 'U3'] } });
  });

  it('tells what it was asked out of, and what it replaces', () => {
    const source = { channel: 'C9', ts: '1700000000.000100' };
    const form = submit(FULL, { ...IN_CHANNEL, source, supersedes: 'd0' });
    expect(form).toMatchObject({ ok: true, value: { source, supersedes: 'd0' } });
  });

  it('that is empty names every required field', () => {
    const errors = errorsOf(submit(EMPTY_DRAFT, EMPTY_MEMORY));
    expect(Object.keys(errors).sort()).toEqual(['channel', 'title', ...CRITERIA].sort());
  });
});

describe.each([0, 1, 12])('at revision %d, an error stands under its own field:', (revision) => {
  const memory = { ...IN_CHANNEL, revision };
  const at = (name: string): string => blockId(name, revision);

  it('no title', () => {
    expect(errorsOf(submit({ ...FULL, title: '' }, memory))).toEqual({
      [at('title')]: en.error.titleMissing,
    });
  });

  it('a title of nothing but white space', () => {
    const form = submit(FULL, memory, { [at('title')]: text(' \n ') });
    expect(errorsOf(form)).toEqual({ [at('title')]: en.error.titleMissing });
  });

  it('a title that is too long', () => {
    const form = submit(FULL, memory, { [at('title')]: text('x'.repeat(151)) });
    expect(errorsOf(form)).toEqual({ [at('title')]: en.error.titleTooLong(151, 150) });
  });

  it('a description that is too long', () => {
    const form = submit(FULL, memory, { [at('context')]: text('x'.repeat(3001)) });
    expect(errorsOf(form)).toEqual({ [at('context')]: en.error.contextTooLong(3001, 3000) });
  });

  it.each(CRITERIA)('no answer to %s', (criterion) => {
    const { [criterion]: _left, ...answers } = FULL.answers;
    expect(errorsOf(submit({ ...FULL, answers }, memory))).toEqual({
      [at(criterion)]: en.error.answerMissing(en.criteria[criterion].name),
    });
  });

  it.each(['1', '0', '-3', '2.5', 'some', '1e999'])('to reveal after %s ratings', (typed) => {
    expect(errorsOf(submit(BLIND, memory, { [at('enough')]: number(typed) }))).toEqual({
      [at('enough')]: en.blindForm.enoughWrong(2),
    });
  });

  it.each([
    { when: 'in the past', ms: NOON - 60_000 },
    { when: 'now', ms: NOON },
  ])('a reveal $when', ({ ms }) => {
    expect(errorsOf(submit(BLIND, memory, { [at('deadline')]: time(ms) }))).toEqual({
      [at('deadline')]: en.blindForm.deadlinePassed,
    });
  });

  it('no channel', () => {
    expect(errorsOf(submit(FULL, { ...EMPTY_MEMORY, revision }))).toEqual({
      [at('channel')]: en.error.channelMissing,
    });
  });
});

describe('a form that lets the team rate blind', () => {
  it('says whom to ask and when to reveal, in milliseconds', () => {
    const form = submit(BLIND, IN_CHANNEL, {
      invited: people('U2', 'U1'),
      enough: number('3'),
      deadline: time(NOON + 60_000),
    });
    expect(form).toMatchObject({
      ok: true,
      value: { blind: { invited: ['U2'], enough: 3, deadline: NOON + 60_000 } },
    });
  });

  it('needs none of that: the owner reveals', () => {
    expect(submit(BLIND)).toMatchObject({
      ok: true,
      value: { blind: { invited: [], enough: null, deadline: null } },
    });
  });

  it('does not, whatever was filled in before, once the box is not ticked any more', () => {
    const ticked = payloadOf(openForm(BLIND, IN_CHANNEL), { enough: number('1') });
    const { values } = ticked.state;
    const empty = { blind_changed: { type: 'checkboxes', selected_options: [] } };
    const unticked = { ...ticked, state: { values: { ...values, blind: empty } } };
    const view = formViewSchema.parse(unticked);
    expect(parseAssessmentForm(en, view, { now: NOON, userId: 'U1' })).toMatchObject({
      ok: true,
      value: { blind: null },
    });
  });
});

describe('a submitted edit', () => {
  const edit = (draft: Draft, memory = EDITING) =>
    parseRevisionForm(en, formViewSchema.parse(payloadOf(openForm(draft, memory))));

  it('is the case as it shall be, and which decision it is', () => {
    const { title, context, answers, considerations } = FULL;
    expect(edit({ ...FULL, details: ALL_DETAILS })).toEqual({
      ok: true,
      value: {
        title,
        context,
        answers,
        considerations,
        details: ALL_DETAILS,
        decisionId: 'd1',
      },
    });
  });

  it('names every field that is missing, at its revision', () => {
    expect(Object.keys(errorsOf(edit(EMPTY_DRAFT, { ...EDITING, revision: 7 }))).sort()).toEqual(
      ['title', ...CRITERIA].map((name) => `${name}.7`).sort(),
    );
  });

  it('that names no decision is none of ours', () => {
    expect(() => edit(FULL, IN_CHANNEL)).toThrow(z.ZodError);
  });
});

it('a form that was opened before there was more to remember is still read', () => {
  const payload = payloadOf(openForm(FULL, IN_CHANNEL));
  const view = formViewSchema.parse({
    ...payload,
    private_metadata: '{"channel":"C1","revision":0}',
  });
  expect(view.private_metadata).toEqual(IN_CHANNEL);
  expect(readDraft(view)).toEqual(FULL);
});

describe('a payload that no form of ours sends is rejected:', () => {
  const payload = payloadOf(openForm(FULL, IN_CHANNEL));
  const read = (changed: unknown) => () => readDraft(formViewSchema.parse(changed));

  it.each([
    { what: 'no state', changed: { ...payload, state: undefined } },
    { what: 'values of another shape', changed: { ...payload, state: { values: { title: 'x' } } } },
    { what: 'no id', changed: { ...payload, id: undefined } },
    { what: 'no memory', changed: { ...payload, private_metadata: '' } },
    { what: 'a memory that is no JSON', changed: { ...payload, private_metadata: '{channel' } },
    { what: 'a memory that is another JSON', changed: { ...payload, private_metadata: 'null' } },
    { what: 'a foreign memory', changed: { ...payload, private_metadata: '{"a":1}' } },
    {
      what: 'a revision below zero',
      changed: { ...payload, private_metadata: '{"channel":null,"revision":-1}' },
    },
  ])('$what', ({ changed }) => {
    expect(read(payload)).not.toThrow();
    expect(read(changed)).toThrow(z.ZodError);
  });

  it.each([
    ...['5', '-1', '2.5', 'maybe', 'Infinity', ''],
    ...[' ', ' 3', '3 ', '3\n', '3.0', '03', '+3', '3e0', '0x3', '٣', '３'],
  ])('the answer “%s”', (value) => {
    const changed = payloadOf(openForm(FULL, IN_CHANNEL), { hallucination: choice(value) });
    expect(read(changed)).toThrow();
  });

  it('a consideration nobody offers', () => {
    const considerations = { type: 'multi_static_select', selected_options: [{ value: 'luck' }] };
    expect(read(payloadOf(openForm(FULL, IN_CHANNEL), { considerations }))).toThrow();
  });
});
