import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en.ts';
import type { Draft } from '../../../src/slack/forms/assessment-draft.ts';
import {
  contradictionsIn,
  EMPTY_DRAFT,
  pointsOut,
} from '../../../src/slack/views/assessment-modal.ts';
import { rate } from '../../engine/answers.ts';
import { placedElements } from '../../workspace/elements.ts';
import { clientErrors } from '../../workspace/view-check.ts';
import { initialState } from '../../workspace/view-state.ts';
import { anyDraft, anyMemory, openForm } from '../forms/open-form.ts';

const IN_CHANNEL = { channel: 'C1', revision: 0 };
const blockIds = (draft = EMPTY_DRAFT, memory = IN_CHANNEL) =>
  openForm(draft, memory).blocks.map(({ block_id }) => block_id);

describe('the form', () => {
  test.prop([anyDraft, anyMemory])(
    'stays within Slack’s limits however far it is filled in',
    (draft, memory) => {
      expect(() => openForm(draft, memory)).not.toThrow();
    },
  );

  it('asks for the title, the description, the six criteria and what else matters', () => {
    const asked = placedElements(openForm(EMPTY_DRAFT, IN_CHANNEL).blocks)
      .filter(({ input }) => input !== null)
      .map(({ blockId }) => blockId);
    expect(asked).toEqual(['title', 'context', ...CRITERIA, 'considerations']);
  });

  it('requires what the bot requires, so that Slack tells people before anything is sent', () => {
    const { blocks } = openForm(EMPTY_DRAFT, IN_CHANNEL);
    const errors = clientErrors(blocks, initialState(blocks));
    expect(Object.keys(errors).sort()).toEqual(['title', ...CRITERIA].sort());
  });

  it('offers for each criterion its five levels, and that one is not sure', () => {
    for (const id of CRITERIA) {
      const found = placedElements(openForm(EMPTY_DRAFT, IN_CHANNEL).blocks).find(
        ({ blockId }) => blockId === id,
      );
      expect(found?.element).toMatchObject({
        options: ['0', '1', '2', '3', '4', 'unsure'].map((value) => ({ value })),
      });
    }
  });

  it('says where it will post, and asks only where nothing was said', () => {
    expect(blockIds()).not.toContain('channel');
    expect(JSON.stringify(openForm(EMPTY_DRAFT, IN_CHANNEL).blocks[0])).toContain('<#C1>');
    const asking = openForm(EMPTY_DRAFT, { channel: null, revision: 0 });
    expect(asking.blocks[0]).toMatchObject({
      block_id: 'channel',
      element: { type: 'conversations_select', filter: { include: ['public', 'private'] } },
    });
  });

  it('shows the channel that was chosen before', () => {
    const form = openForm({ ...EMPTY_DRAFT, channel: 'C7' }, { channel: null, revision: 1 });
    expect(form.blocks[0]).toMatchObject({ element: { initial_conversation: 'C7' } });
  });

  it('names every field anew when the bot fills it in, so that Slack shows the new values', () => {
    const fields = (revision: number) =>
      placedElements(openForm(EMPTY_DRAFT, { channel: null, revision }).blocks)
        .filter(({ input }) => input !== null)
        .map(({ blockId }) => blockId);
    const again = new Set(fields(1));
    expect(fields(0).filter((id) => again.has(id))).toEqual([]);
    expect(fields(0)).toHaveLength(again.size);
  });

  it('lets Slack tell of changes only for answers that may contradict each other', () => {
    const telling = openForm(EMPTY_DRAFT, IN_CHANNEL)
      .blocks.filter(({ dispatch_action }) => dispatch_action === true)
      .map(({ block_id }) => block_id);
    expect(telling).toEqual(['external_knowledge', 'data_dynamics', 'transparency']);
  });
});

describe('a contradiction in the form', () => {
  it.each([
    { answers: '0 2 2 2 3 2', shown: [en.contradiction.nothing_to_look_up_yet_changing] },
    { answers: '0 2 2 2 2 3', shown: [en.contradiction.nothing_to_look_up_yet_sources] },
    { answers: '0 2 2 2 4 4', shown: Object.values(en.contradiction) },
  ])('in $answers is pointed out', ({ answers, shown }) => {
    const form = JSON.stringify(openForm({ ...EMPTY_DRAFT, answers: rate(answers) }, IN_CHANNEL));
    for (const sentence of shown) expect(form).toContain(sentence);
  });

  it('that is not there, or not known yet, is not', () => {
    const { external_knowledge, ...others } = rate('0 2 2 2 4 4');
    expect(external_knowledge).toBe(0);
    for (const answers of [rate('1 2 2 2 4 4'), others, {}]) {
      const form = JSON.stringify(openForm({ ...EMPTY_DRAFT, answers }, IN_CHANNEL));
      for (const sentence of Object.values(en.contradiction)) expect(form).not.toContain(sentence);
    }
  });

  it('stands under the later of its two answers', () => {
    const ids = blockIds({ ...EMPTY_DRAFT, answers: rate('0 2 2 2 4 4') });
    const below = (id: string) => ids[ids.indexOf(id) + 1];
    expect(below('data_dynamics')).toBe('contradictions.nothing_to_look_up_yet_changing');
    expect(below('transparency')).toBe('contradictions.nothing_to_look_up_yet_sources');
  });

  test.prop([anyDraft, anyDraft, anyMemory])(
    'is shown anew just when the form points out others than there are',
    (before, now, memory) => {
      const { blocks } = openForm(before, memory);
      expect(pointsOut(blocks, contradictionsIn(before))).toBe(true);
      const codes = (draft: Draft) => contradictionsIn(draft).toSorted().join();
      expect(pointsOut(blocks, contradictionsIn(now))).toBe(codes(before) === codes(now));
    },
  );
});
