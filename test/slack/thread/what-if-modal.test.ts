import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/domain/decision.ts';
import { type Answers, CRITERIA, recommend } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { whatIfModal } from '../../../src/slack/thread/what-if-modal-view.ts';
import { anyAnswers, rate } from '../../engine/answers.ts';
import { aDecision } from '../../store/a-decision.ts';
import { elementOf, fieldsOf, wordsOf } from './discussion-modals.ts';

const RECORD = rate('3 4 4 3 3 2');
const trying = (answers: Answers, status: Status = 'open', note = '') =>
  whatIfModal(en, {
    decision: aDecision({ answers: RECORD, status }),
    answers,
    tried: recommend(answers),
    note,
  });

describe('trying other answers', () => {
  it('shows what follows, what the record says and what was changed', () => {
    const answers = rate('3 1 4 3 3 -');
    const words = wordsOf(trying(answers).blocks);
    const tried = aDecision({ answers });
    expect(words).toContain(
      `${en.whatIfForm.tried}: \n${en.root.way(tried)}\n. ${en.root.halves(tried)}`,
    );
    expect(words).toContain('The record says otherwise: \nHybrid — firm\n.');
    expect(words).toContain(en.whatIfForm.changedHeading);
    expect(words).toMatch(/Behaviour\n.*“entirely”.*“a little”/);
    expect(words).toMatch(/Transparency\n.*“useful”.*“not sure”/);
  });

  it('that are those of the record says so', () => {
    const words = wordsOf(trying(RECORD).blocks);
    expect(words).toContain('The record says the same: \nHybrid — firm\n.');
    expect(words).toContain(en.whatIfForm.noneChanged);
  });

  test.prop([anyAnswers])(
    'keeps all six as they are tried, and hears of every change',
    (answers) => {
      for (const status of ['open', 'decided'] as const) {
        for (const id of CRITERIA) {
          expect(elementOf(trying(answers, status), id)).toMatchObject({
            action_id: 'try_answer',
            initial_option: { value: String(answers[id]) },
          });
        }
      }
      for (const block of trying(answers).blocks) {
        const isCriterion = CRITERIA.some((id) => id === block.block_id);
        if (isCriterion) expect(block).toMatchObject({ type: 'input', dispatch_action: true });
      }
    },
  );

  it('can be proposed with a note while the decision is open', () => {
    const modal = trying(RECORD, 'open', 'More labels are coming.');
    expect(modal).toMatchObject({ submit: { text: 'Propose to the thread' } });
    expect(fieldsOf(modal)).toEqual([...CRITERIA, 'note']);
    expect(elementOf(modal, 'note')).toMatchObject({
      initial_value: 'More labels are coming.',
      max_length: 500,
    });
  });

  it.each(['decided', 'withdrawn', 'superseded'] as const)(
    'cannot be proposed once it is %s, and says so',
    (status) => {
      const modal = trying(RECORD, status);
      expect(modal).not.toHaveProperty('submit');
      expect(fieldsOf(modal)).toEqual([...CRITERIA]);
      expect(wordsOf(modal.blocks)).toContain(en.whatIfForm.closed);
    },
  );

  it('has its fields where they were, so that Slack keeps what was typed', () => {
    expect(fieldsOf(trying(rate('0 0 0 0 0 0')))).toEqual(fieldsOf(trying(RECORD)));
  });
});
