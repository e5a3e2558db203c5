import { describe, expect, it } from 'vitest';
import { contradictions, detailsSchema, recommend } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import type { Draft } from '../../../src/slack/assessment/assessment-form.ts';
import { EMPTY_DRAFT } from '../../../src/slack/assessment/assessment-view.ts';
import {
  EXAMPLE_DETAILS,
  EXAMPLE_IDS,
  EXAMPLES,
  fillFromExample,
  isExampleId,
} from '../../../src/slack/assessment/examples.ts';
import { NOON } from '../../store/a-decision.ts';

const { examples } = en.modal;

describe('an example', () => {
  it.each([
    { id: 'summaries', verdict: 'finetune' },
    { id: 'company_qa', verdict: 'rag' },
    { id: 'support', verdict: 'hybrid' },
    { id: 'contract_review', verdict: 'rag' },
    { id: 'ticket_routing', verdict: 'finetune' },
    { id: 'brainstorming', verdict: 'prompting' },
  ] as const)('$id leads to $verdict', ({ id, verdict }) => {
    expect(recommend(EXAMPLES[id]).verdict).toBe(verdict);
  });

  it.each([
    { id: 'summaries', answers: [0, 4, 1, 4, 1, 1] },
    { id: 'company_qa', answers: [4, 2, 4, 2, 4, 3] },
    { id: 'support', answers: [3, 4, 4, 3, 3, 2] },
  ] as const)('$id has the numbers of the article', ({ id, answers }) => {
    expect(Object.values(EXAMPLES[id])).toEqual(answers);
  });

  it.each(EXAMPLE_IDS)(
    '%s has details that the form takes, and contradicts itself nowhere',
    (id) => {
      expect(detailsSchema.parse(EXAMPLE_DETAILS[id])).toEqual(EXAMPLE_DETAILS[id]);
      expect(EXAMPLE_DETAILS[id].task).toBeDefined();
      expect(contradictions(EXAMPLES[id], EXAMPLE_DETAILS[id])).toEqual([]);
    },
  );

  it('is offered with all of its words', () => {
    expect(EXAMPLE_IDS).toEqual(Object.keys(EXAMPLES));
    for (const id of EXAMPLE_IDS) {
      expect(Object.values(examples[id]).every((words) => words.length > 0)).toBe(true);
    }
  });

  it('is known by its id alone', () => {
    expect(isExampleId('support')).toBe(true);
    expect(isExampleId('Support')).toBe(false);
    expect(isExampleId('toString')).toBe(false);
  });
});

describe('starting from an example', () => {
  it('fills in an empty form', () => {
    expect(fillFromExample(en, EMPTY_DRAFT, 'support')).toEqual({
      ...EMPTY_DRAFT,
      title: examples.support.title,
      context: examples.support.context,
      answers: EXAMPLES.support,
      details: EXAMPLE_DETAILS.support,
    });
  });

  it('keeps what somebody typed, ticked and chose; the answers are the example’s', () => {
    const typed: Draft = {
      title: 'Billing bot',
      context: 'For refunds.',
      answers: { external_knowledge: 0 },
      considerations: ['cost'],
      details: { measured: 150, limits: ['own_machines'] },
      channel: 'C1',
      deciders: ['U2'],
      blind: true,
      invited: ['U3'],
      enough: 3,
      deadline: NOON,
    };
    expect(fillFromExample(en, typed, 'support')).toEqual({
      ...typed,
      answers: EXAMPLES.support,
      details: { ...EXAMPLE_DETAILS.support, ...typed.details },
    });
  });

  it('keeps a title that was typed, and describes the rest', () => {
    const draft = fillFromExample(en, { ...EMPTY_DRAFT, title: 'Billing bot' }, 'support');
    expect(draft).toMatchObject({ title: 'Billing bot', context: examples.support.context });
  });

  it('replaces what another example had put there', () => {
    const first = fillFromExample(en, EMPTY_DRAFT, 'support');
    expect(fillFromExample(en, first, 'brainstorming', 'support')).toEqual(
      fillFromExample(en, EMPTY_DRAFT, 'brainstorming'),
    );
  });

  it('keeps a detail that was changed since, or that no example had filled in', () => {
    const first = fillFromExample(en, EMPTY_DRAFT, 'support');
    const changed = { ...first, details: { ...first.details, needed: 99 } };
    expect(fillFromExample(en, changed, 'brainstorming', 'support').details).toEqual({
      ...EXAMPLE_DETAILS.brainstorming,
      needed: 99,
    });
    expect(fillFromExample(en, first, 'brainstorming', null).details.measured).toBe(48);
  });

  it('keeps an example’s text once somebody has changed it', () => {
    const title = `${examples.summaries.title}, weekly`;
    const draft = fillFromExample(en, { ...EMPTY_DRAFT, title }, 'support');
    expect(draft.title).toBe(title);
  });
});
