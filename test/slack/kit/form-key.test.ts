import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/slack/assessment/assessment-form.ts';
import { formKey } from '../../../src/slack/kit/view-state.ts';
import { rate } from '../../engine/answers.ts';
import { anyDraft } from '../open-form.ts';

describe('what a submission is known by', () => {
  const FORM: Assessment = {
    title: 'Billing bot',
    context: 'Answers about invoices.',
    answers: rate('3 4 4 3 - 2'),
    considerations: ['latency', 'cost'],
    details: {},
    channelId: 'C1',
    deciders: [],
    blind: null,
    source: null,
    supersedes: null,
  };
  const KEY = formKey('V1', FORM);

  test.prop([anyDraft])('is the same each time Slack delivers it', (draft) => {
    expect(formKey('V1', structuredClone(draft))).toBe(formKey('V1', draft));
  });

  it.each<{ what: string; edited: Assessment }>([
    { what: 'title', edited: { ...FORM, title: 'Billing bot!' } },
    { what: 'description', edited: { ...FORM, context: '' } },
    { what: 'answers', edited: { ...FORM, answers: rate('3 4 4 3 2 2') } },
    { what: 'considerations', edited: { ...FORM, considerations: ['latency'] } },
    { what: 'details', edited: { ...FORM, details: { measured: 66 } } },
    { what: 'channel', edited: { ...FORM, channelId: 'C2' } },
    { what: 'deciders', edited: { ...FORM, deciders: ['U2'] } },
    {
      what: 'wish to rate blind',
      edited: { ...FORM, blind: { invited: [], enough: null, deadline: null } },
    },
  ])('is another once its $what was edited', ({ edited }) => {
    expect(formKey('V1', edited)).not.toBe(KEY);
  });

  it('is another for another form that says the same', () => {
    expect(formKey('V2', FORM)).not.toBe(KEY);
  });

  it('names its form, and nothing that was typed', () => {
    expect(KEY).toMatch(/^V1\.[0-9a-f]{16}$/);
  });
});
