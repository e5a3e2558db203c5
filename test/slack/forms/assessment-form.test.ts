import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CRITERIA } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en.ts';
import {
  blockId,
  type Draft,
  type FormMemory,
  formViewSchema,
  readDraft,
} from '../../../src/slack/forms/assessment-draft.ts';
import {
  type Assessment,
  type ParsedForm,
  parseAssessmentForm,
  sourceKeyOf,
} from '../../../src/slack/forms/assessment-form.ts';
import { EMPTY_DRAFT } from '../../../src/slack/views/assessment-modal.ts';
import { rate } from '../../engine/answers.ts';
import type { InputValue } from '../../workspace/protocol.ts';
import { anyDraft, anyMemory, choice, openForm, payloadOf, text } from './open-form.ts';

const IN_CHANNEL: FormMemory = { channel: 'C1', revision: 0 };
const FULL: Draft = {
  title: 'Billing bot',
  context: 'Answers about invoices.',
  answers: rate('3 4 4 3 - 2'),
  considerations: ['latency', 'cost'],
  channel: null,
};

/** Submits a form that shows this draft, with some fields filled in otherwise. */
function submit(
  draft: Draft,
  memory = IN_CHANNEL,
  filled: Readonly<Record<string, InputValue>> = {},
): ParsedForm {
  const payload = payloadOf(openForm(draft, memory), filled);
  return parseAssessmentForm(en, formViewSchema.parse(payload));
}
const errorsOf = (form: ParsedForm) => (form.ok ? {} : form.errors);

describe('reading the form', () => {
  test.prop([anyDraft, anyMemory])(
    'finds what the form shows, at any revision',
    (draft, memory) => {
      const view = formViewSchema.parse(payloadOf(openForm(draft, memory)));
      expect(readDraft(view)).toEqual(draft);
      expect(view.private_metadata).toEqual(memory);
    },
  );

  test.prop([fc.nat({ max: 3 }), fc.nat({ max: 3 })])(
    'looks only at the fields of its own revision',
    (shown, remembered) => {
      const payload = payloadOf(openForm(FULL, { channel: 'C1', revision: shown }));
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
        channelId: 'C1',
      },
    });
  });

  it('needs neither a description nor considerations', () => {
    const form = submit({ ...FULL, context: '', considerations: [] });
    expect(form).toMatchObject({ ok: true, value: { context: '', considerations: [] } });
  });

  it('posts where the form says, when the form asks', () => {
    const form = submit({ ...FULL, channel: 'C7' }, { channel: null, revision: 0 });
    expect(form).toMatchObject({ ok: true, value: { channelId: 'C7' } });
  });

  it('that is empty names every required field', () => {
    const errors = errorsOf(submit(EMPTY_DRAFT, { channel: null, revision: 0 }));
    expect(Object.keys(errors).sort()).toEqual(['channel', 'title', ...CRITERIA].sort());
  });
});

describe.each([0, 1, 12])('at revision %d, an error stands under its own field:', (revision) => {
  const memory = { channel: 'C1', revision };
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

  it('no channel', () => {
    expect(errorsOf(submit(FULL, { channel: null, revision }))).toEqual({
      [at('channel')]: en.error.channelMissing,
    });
  });
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

describe('what a submission is known by', () => {
  const FORM: Assessment = {
    title: 'Billing bot',
    context: 'Answers about invoices.',
    answers: rate('3 4 4 3 - 2'),
    considerations: ['latency', 'cost'],
    channelId: 'C1',
  };
  const KEY = sourceKeyOf('V1', FORM);

  test.prop([anyDraft, anyMemory])('is the same each time Slack delivers it', (draft, memory) => {
    const [first, again] = [submit(draft, memory), submit(draft, memory)];
    fc.pre(first.ok && again.ok);
    if (first.ok && again.ok) {
      expect(sourceKeyOf('V1', again.value)).toBe(sourceKeyOf('V1', first.value));
    }
  });

  it.each<{ what: string; edited: Assessment }>([
    { what: 'title', edited: { ...FORM, title: 'Billing bot!' } },
    { what: 'description', edited: { ...FORM, context: '' } },
    { what: 'answers', edited: { ...FORM, answers: rate('3 4 4 3 2 2') } },
    { what: 'considerations', edited: { ...FORM, considerations: ['latency'] } },
    { what: 'channel', edited: { ...FORM, channelId: 'C2' } },
  ])('is another once its $what was edited', ({ edited }) => {
    expect(sourceKeyOf('V1', edited)).not.toBe(KEY);
  });

  it('is another for another form that says the same', () => {
    expect(sourceKeyOf('V2', FORM)).not.toBe(KEY);
  });

  it('names its form, and nothing that was typed', () => {
    expect(KEY).toMatch(/^V1\.[0-9a-f]{16}$/);
  });
});
