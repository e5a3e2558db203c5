import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Answers, CRITERIA, recommend } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { ratingKept, ratingModal } from '../../../src/slack/thread/rating-and-vote-modal-view.ts';
import { anyAnswers, rate } from '../../engine/answers.ts';
import { aDecision, aHiddenDecision } from '../../store/a-decision.ts';
import { elementOf, fieldsOf, wordsOf } from './discussion-modals.ts';

describe('the form for somebody’s own rating', () => {
  const shown = (own: Answers | null = null, decision = aDecision()) =>
    ratingModal(en, { decision, own });

  it('shows the case and what it is for, and asks the six criteria', () => {
    const decision = aDecision({ title: 'R&D <bot>', context: 'For *refunds*.' });
    const modal = shown(null, decision);
    expect(modal.blocks.slice(0, 2)).toMatchObject([
      { type: 'header', text: { type: 'plain_text', text: 'R&D <bot>' } },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ text: 'For *refunds*.' }] }],
      },
    ]);
    expect(fieldsOf(modal)).toEqual([...CRITERIA]);
  });

  it('shows no empty description', () => {
    expect(shown().blocks.map(({ type }) => type)).not.toContain('rich_text');
  });

  test.prop([anyAnswers])('fills in what this person answered before', (own) => {
    for (const id of CRITERIA) {
      expect(elementOf(shown(own), id)).toMatchObject({
        initial_option: { value: String(own[id]) },
      });
    }
    expect(wordsOf(shown(own))).toContain(en.ratingForm.again);
  });

  test.prop([anyAnswers, anyAnswers])(
    'never shows what others answered, even once it is revealed',
    (some, others) => {
      expect(shown(null, aDecision({ answers: some }))).toEqual(
        shown(null, aDecision({ answers: others })),
      );
      for (const id of CRITERIA) {
        expect(elementOf(shown(null, aDecision({ answers: some })), id)).not.toHaveProperty(
          'initial_option',
        );
      }
    },
  );

  it('promises until the reveal that nobody sees the answers, and not after it', () => {
    expect(wordsOf(shown(null, aHiddenDecision()))).toContain(en.ratingForm.hidden);
    expect(wordsOf(shown())).not.toContain(en.ratingForm.hidden);
  });
});

describe('after a rating was kept', () => {
  const judged = (answers: Answers) => ({ answers, recommendation: recommend(answers) });
  const RECORD = aDecision({ answers: rate('4 0 4 0 4 4') });
  const kept = (own: string, decision = RECORD) =>
    wordsOf(ratingKept(en, { decision, own: judged(rate(own)) }));

  it('the person sees their own verdict, and that the record says otherwise', () => {
    const words = kept('3 4 4 3 3 2');
    const own = aDecision({ answers: rate('3 4 4 3 3 2') });
    expect(words).toContain(
      `${en.ratingForm.own}: \n${en.root.way(own)}\n. ${en.root.halves(own)}`,
    );
    expect(words).toContain('The record says otherwise: \nRAG — robust\n.');
  });

  it('or that it says the same', () => {
    expect(kept('4 0 4 0 4 3')).toContain('The record says the same: \nRAG — robust\n.');
  });

  it('and which of their answers differ', () => {
    const words = kept('4 0 4 0 4 -');
    expect(words).toContain('Transparency\n: you say “not sure”, the record says “required”');
    expect(words).not.toContain('Change\n:');
  });

  it('or that none does', () => {
    const words = kept('4 0 4 0 4 4');
    expect(words).toContain(en.ratingForm.noneDiffers);
    expect(words).not.toContain(en.ratingForm.differingHeading);
  });

  it('has nothing to send', () => {
    const modal = ratingKept(en, { decision: RECORD, own: null });
    expect(modal).not.toHaveProperty('submit');
    expect(modal).toMatchObject({ callback_id: 'said', close: { text: 'Close' } });
  });

  test.prop([anyAnswers, anyAnswers])(
    'hears nothing but that, while the team rates blind',
    (own, answers) => {
      const decision = aHiddenDecision({ answers });
      for (const theirs of [null, judged(own)]) {
        const { blocks } = ratingKept(en, { decision, own: theirs });
        expect(blocks).toMatchObject([
          { type: 'section', text: { type: 'plain_text', text: en.ratingForm.keptHidden } },
        ]);
      }
    },
  );

  it('where no verdict is told, says no more than is true', () => {
    const modal = ratingKept(en, { decision: RECORD, own: null });
    expect(wordsOf(modal.blocks)).toBe(en.ratingForm.kept);
  });
});
