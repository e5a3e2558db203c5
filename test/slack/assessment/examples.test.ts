import { describe, expect, it } from 'vitest';
import { recommend } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import type { Draft } from '../../../src/slack/assessment/assessment-form.ts';
import { EMPTY_DRAFT } from '../../../src/slack/assessment/assessment-view.ts';
import {
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
    });
  });

  it('keeps what somebody typed, ticked and chose; only the answers are the example’s', () => {
    const typed: Draft = {
      title: 'Billing bot',
      context: 'For refunds.',
      answers: { external_knowledge: 0 },
      considerations: ['cost'],
      channel: 'C1',
      deciders: ['U2'],
      blind: true,
      invited: ['U3'],
      enough: 3,
      deadline: NOON,
    };
    expect(fillFromExample(en, typed, 'support')).toEqual({ ...typed, answers: EXAMPLES.support });
  });

  it('keeps a title that was typed, and describes the rest', () => {
    const draft = fillFromExample(en, { ...EMPTY_DRAFT, title: 'Billing bot' }, 'support');
    expect(draft).toMatchObject({ title: 'Billing bot', context: examples.support.context });
  });

  it('replaces what another example had put there', () => {
    const first = fillFromExample(en, EMPTY_DRAFT, 'summaries');
    expect(fillFromExample(en, first, 'support')).toEqual(
      fillFromExample(en, EMPTY_DRAFT, 'support'),
    );
  });

  it('keeps an example’s text once somebody has changed it', () => {
    const title = `${examples.summaries.title}, weekly`;
    const draft = fillFromExample(en, { ...EMPTY_DRAFT, title }, 'support');
    expect(draft.title).toBe(title);
  });
});
