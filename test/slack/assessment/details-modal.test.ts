import { describe, expect, it } from 'vitest';
import { CRITERIA, DETAILS } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import {
  type Draft,
  formViewSchema,
  readDraft,
} from '../../../src/slack/assessment/assessment-form.ts';
import { EMPTY_DRAFT } from '../../../src/slack/assessment/assessment-view.ts';
import { ALL_DETAILS } from '../../domain/details.ts';
import { placedElements } from '../../workspace/elements.ts';
import { EDITING, IN_CHANNEL, openForm, payloadOf, UNFOLDED } from '../open-form.ts';

const OPTIONAL = [...DETAILS, 'considerations', 'deciders'];

const idsOf = (draft: Draft, memory = IN_CHANNEL) =>
  openForm(draft, memory).blocks.flatMap(({ block_id }) => block_id ?? []);
const elementOf = (draft: Draft, block: string, memory = UNFOLDED) =>
  placedElements(openForm(draft, memory).blocks).find(({ blockId }) => blockId === block)?.element;
const typeOf = (draft: Draft, block: string) => elementOf(draft, block)?.type;

describe('the optional part of the form', () => {
  it('is folded away behind a button that says what is there', () => {
    expect(idsOf(EMPTY_DRAFT)).toEqual([
      'example',
      'title',
      'context',
      ...CRITERIA,
      'more',
      'blind',
    ]);
    const form = JSON.stringify(openForm(EMPTY_DRAFT, IN_CHANNEL));
    expect(form).toContain(en.modal.more);
    expect(form).toContain(en.modal.moreHintDeciders);
  });

  it('takes the place of its button, under its own heading', () => {
    expect(idsOf(EMPTY_DRAFT, UNFOLDED)).toEqual([
      'example',
      'title',
      'context',
      ...CRITERIA,
      ...OPTIONAL,
      'blind',
    ]);
    const { blocks } = openForm(EMPTY_DRAFT, UNFOLDED);
    const first = blocks.findIndex(({ block_id }) => block_id === DETAILS[0]);
    expect(blocks[first - 2]).toMatchObject({
      type: 'header',
      text: { text: en.details.heading },
    });
    expect(JSON.stringify(blocks[first - 1])).toContain(en.details.hint);
  });

  it.each<{ what: string; filled: Partial<Draft> }>([
    ...DETAILS.map((id) => ({ what: id, filled: { details: { [id]: ALL_DETAILS[id] } } })),
    { what: 'a consideration', filled: { considerations: ['cost'] } },
    { what: 'somebody who may decide', filled: { deciders: ['U2'] } },
  ])('opens by itself where $what is filled in, and remembers it', ({ filled }) => {
    const form = openForm({ ...EMPTY_DRAFT, ...filled }, IN_CHANNEL);
    expect(form.blocks.map(({ block_id }) => block_id)).toContain('task');
    const again = formViewSchema.parse(payloadOf(form));
    expect(again.private_metadata.unfolded).toBe(true);
    expect(readDraft(again)).toEqual({ ...EMPTY_DRAFT, ...filled });
  });

  it('asks in the form that edits a case for all but who may decide', () => {
    expect(idsOf(EMPTY_DRAFT, EDITING)).toEqual(['title', 'context', ...CRITERIA, 'more']);
    expect(JSON.stringify(openForm(EMPTY_DRAFT, EDITING))).toContain(en.modal.moreHint);
    expect(idsOf(EMPTY_DRAFT, { ...EDITING, unfolded: true })).toEqual([
      'title',
      'context',
      ...CRITERIA,
      ...DETAILS,
      'considerations',
    ]);
  });

  it('needs nothing', () => {
    for (const { block_id, optional } of openForm(EMPTY_DRAFT, UNFOLDED).blocks) {
      if (OPTIONAL.some((id) => id === block_id)) expect(optional).toBe(true);
    }
  });

  it('is shown whole: nothing in it is cut', () => {
    expect(JSON.stringify(openForm(EMPTY_DRAFT, UNFOLDED))).not.toContain('…');
  });
});

describe('a detail in the form', () => {
  it.each(['task', 'lookUp', 'today', 'checkable', 'builders'] as const)(
    'is chosen from a menu, with “Not known” last and nothing chosen before: %s',
    (id) => {
      const element = elementOf(EMPTY_DRAFT, id);
      expect(element).toMatchObject({
        type: 'static_select',
        options: [...Object.keys(en.details.values[id]), 'not_known'].map((value) => ({ value })),
      });
      expect(element).not.toHaveProperty('initial_option');
    },
  );

  it('is typed as a number where it is one, and limits are ticked', () => {
    for (const id of ['measured', 'needed', 'requestsPerMonth']) {
      expect(typeOf(EMPTY_DRAFT, id)).toBe('number_input');
    }
    expect(typeOf(EMPTY_DRAFT, 'limits')).toBe('checkboxes');
  });

  it.each([101, -5, 66.5, 0])('that was typed stays, even if it is wrong: %s', (measured) => {
    const element = elementOf({ ...EMPTY_DRAFT, details: { measured } }, 'measured');
    expect(element).toMatchObject({ initial_value: String(measured) });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])(
    'that Slack would refuse is not filled in: %s',
    (measured) => {
      const element = elementOf({ ...EMPTY_DRAFT, details: { measured } }, 'measured');
      expect(element).not.toHaveProperty('initial_value');
    },
  );
});
