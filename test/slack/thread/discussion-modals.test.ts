import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CONSIDERATIONS } from '../../../src/engine/index.ts';
import { clean } from '../../../src/slack/kit/rich-text.ts';
import { anyAnswers, rate } from '../../engine/answers.ts';
import { aDecision, aHiddenDecision } from '../../store/a-decision.ts';
import { placedElements } from '../../workspace/elements.ts';
import { anyDecision } from '../any-decision.ts';
import { opened } from '../open-form.ts';
import { rawText } from '../typed-text.ts';
import { everyModal, parsedTexts } from './discussion-modals.ts';

const KINDS = Object.keys(everyModal(aDecision(), { answers: rate('0 0 0 0 0 0'), typed: '' }));
const anyTyped = fc.record({ answers: anyAnswers, typed: rawText.map(clean) });

describe.each(KINDS)('the modal for %s', (kind) => {
  const modalOf = (...of: Parameters<typeof everyModal>) => {
    const { [kind]: modal } = everyModal(...of);
    if (modal === undefined) throw new Error(`no modal for ${kind}`);
    return modal;
  };
  const PLAIN = modalOf(aDecision({ context: 'For refunds.' }), {
    answers: rate('3 4 1 3 - 2'),
    typed: 'Because.',
  });

  test.prop([anyDecision, anyTyped])(
    'stays within Slack’s limits, whatever was typed',
    (decision, typed) => {
      expect(() => opened(modalOf(decision, typed))).not.toThrow();
    },
  );

  it('stays within Slack’s limits with the longest texts', () => {
    for (const said of ['&'.repeat(3000), '漢'.repeat(3000), '👩🏽‍🚀'.repeat(428)]) {
      for (const answers of ['- - - - - -', '0 4 4 1 4 4', '4 4 4 2 4 4'].map(rate)) {
        const decision = aDecision({
          id: 'd'.repeat(36),
          title: '&'.repeat(150),
          context: said,
          answers,
          considerations: CONSIDERATIONS,
        });
        const typed = { answers: rate('4 0 0 0 0 0'), typed: said };
        expect(() => opened(modalOf(decision, typed))).not.toThrow();
      }
    }
  });

  test.prop([anyDecision, anyTyped])(
    'lets Slack parse nothing that somebody typed',
    (decision, typed) => {
      const calm = { ...decision, title: 'Title', context: 'Context' };
      expect(parsedTexts(modalOf(decision, typed))).toEqual(
        parsedTexts(modalOf(calm, { ...typed, typed: 'Words' })),
      );
    },
  );

  it('is made of words: nothing is undefined, unfilled or cut', () => {
    expect(JSON.stringify(PLAIN)).not.toMatch(/undefined|NaN|\[object|null|…/);
  });

  it('is calm: it does not shout', () => {
    expect(JSON.stringify(PLAIN)).not.toMatch(/!|\p{Extended_Pictographic}/u);
  });

  it('has a label for every field, which a screen reader can say', () => {
    for (const { blockId } of placedElements(opened(PLAIN).blocks)) {
      const block = PLAIN.blocks.find(({ block_id }) => block_id === blockId);
      expect(block).toMatchObject(
        block?.type === 'input'
          ? { label: { type: 'plain_text' } }
          : { text: { type: 'plain_text' } },
      );
    }
  });
});

describe('while the team rates blind,', () => {
  it.each(['rating', 'rating kept', 'rating kept, blind', 'withdrawal'])(
    'the modal for %s is the same whatever was answered so far',
    (kind) => {
      const shown = (answers: string) =>
        everyModal(aHiddenDecision({ context: 'For refunds.', answers: rate(answers) }), {
          answers: rate('1 2 3 4 0 -'),
          typed: '',
        })[kind];
      for (const answers of ['0 0 0 0 0 0', '4 0 4 0 4 4', '3 4 4 3 3 2', '0 4 0 4 0 0']) {
        expect(shown(answers)).toEqual(shown('- - - - - -'));
      }
    },
  );
});
