import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { type Draft, EMPTY_MEMORY } from '../../../src/slack/assessment/assessment-form.ts';
import { EMPTY_DRAFT } from '../../../src/slack/assessment/assessment-view.ts';
import { contradictionsIn, pointsOut } from '../../../src/slack/assessment/contradictions-view.ts';
import { rate } from '../../engine/answers.ts';
import { NOON } from '../../store/a-decision.ts';
import { placedElements } from '../../workspace/elements.ts';
import { clientErrors } from '../../workspace/view-check.ts';
import { initialState } from '../../workspace/view-state.ts';
import { anyDraft, anyMemory, EDITING, IN_CHANNEL, openForm, UNFOLDED } from '../open-form.ts';

const OF_THE_CASE = ['title', 'context', ...CRITERIA];
const asked = (draft: Draft, memory = IN_CHANNEL) =>
  placedElements(openForm(draft, memory).blocks)
    .filter(({ input }) => input !== null)
    .map(({ blockId }) => blockId);
const blockIds = (draft = EMPTY_DRAFT, memory = IN_CHANNEL) =>
  openForm(draft, memory).blocks.map(({ block_id }) => block_id);

describe('the form', () => {
  test.prop([anyDraft, anyMemory])(
    'stays within Slack’s limits however far it is filled in',
    (draft, memory) => {
      expect(() => openForm(draft, memory)).not.toThrow();
    },
  );

  it('asks for the case, and whether to rate blind', () => {
    expect(asked(EMPTY_DRAFT)).toEqual([...OF_THE_CASE, 'blind']);
  });

  it('asks how to rate blind only of those who want to', () => {
    expect(asked({ ...EMPTY_DRAFT, blind: true })).toEqual([
      ...OF_THE_CASE,
      'blind',
      'invited',
      'enough',
      'deadline',
    ]);
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
    const asking = openForm(EMPTY_DRAFT, EMPTY_MEMORY);
    expect(asking.blocks[0]).toMatchObject({
      block_id: 'channel',
      element: { type: 'conversations_select', filter: { include: ['public', 'private'] } },
    });
  });

  it('shows the channel that was chosen before', () => {
    const form = openForm({ ...EMPTY_DRAFT, channel: 'C7' }, { ...EMPTY_MEMORY, revision: 1 });
    expect(form.blocks[0]).toMatchObject({ element: { initial_conversation: 'C7' } });
  });

  it('names every field anew when the bot fills it in, so that Slack shows the new values', () => {
    const fields = (revision: number) =>
      placedElements(openForm(EMPTY_DRAFT, { ...EMPTY_MEMORY, unfolded: true, revision }).blocks)
        .filter(({ input }) => input !== null)
        .map(({ blockId }) => blockId);
    const again = new Set(fields(1));
    expect(fields(0).filter((id) => again.has(id))).toEqual([]);
    expect(fields(0)).toHaveLength(again.size);
  });

  it('lets Slack tell of changes only where the form answers to them', () => {
    const telling = openForm(EMPTY_DRAFT, UNFOLDED)
      .blocks.filter(({ dispatch_action }) => dispatch_action === true)
      .map(({ block_id }) => block_id);
    expect(telling).toEqual(['external_knowledge', 'data_dynamics', 'lookUp', 'blind']);
  });
});

describe('the form of a team that rates blind', () => {
  const BLIND: Draft = { ...EMPTY_DRAFT, blind: true };
  const elementOf = (draft: Draft, block: string) =>
    placedElements(openForm(draft, IN_CHANNEL).blocks).find(({ blockId }) => blockId === block)
      ?.element;

  it('says that the recommendation waits for the reveal', () => {
    const { blocks, submit } = openForm(BLIND, IN_CHANNEL);
    expect(JSON.stringify(blocks[0])).toContain(en.blindForm.postsTo('<#C1>'));
    expect(submit).toBe(en.blindForm.submit);
  });

  it('is shown whole: nothing in it is cut', () => {
    expect(JSON.stringify(openForm(BLIND, EMPTY_MEMORY))).not.toContain('…');
  });

  it('takes a whole number from two', () => {
    expect(elementOf(BLIND, 'enough')).toMatchObject({
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '2',
    });
  });

  it.each([1, 2.5, Number.NaN, 1e300, Number.POSITIVE_INFINITY])(
    'does not fill in %s, which Slack would refuse',
    (enough) => {
      expect(elementOf({ ...BLIND, enough }, 'enough')).not.toHaveProperty('initial_value');
    },
  );

  it('shows the deadline in whole seconds', () => {
    expect(elementOf({ ...BLIND, deadline: NOON + 999 }, 'deadline')).toMatchObject({
      initial_date_time: NOON / 1000,
    });
  });
});

describe('the form of a decision that replaces another', () => {
  it('says so, and others do not', () => {
    const shown = (supersedes: string | null) =>
      JSON.stringify(openForm(EMPTY_DRAFT, { ...IN_CHANNEL, supersedes }));
    expect(shown('d0')).toContain(en.revisionForm.replaces);
    expect(shown(null)).not.toContain(en.revisionForm.replaces);
  });
});

describe('the form that edits a case', () => {
  const form = openForm({ ...EMPTY_DRAFT, title: 'Billing bot', blind: true }, EDITING);

  it('asks for the case alone, without examples', () => {
    expect(asked(EMPTY_DRAFT, EDITING)).toEqual(OF_THE_CASE);
    expect(placedElements(form.blocks).map(({ blockId }) => blockId)).toEqual([
      ...OF_THE_CASE,
      'more',
    ]);
  });

  it('is another form, which can be saved', () => {
    expect(form).toMatchObject({
      callbackId: 'revision',
      title: 'Edit the answers',
      submit: 'Save',
    });
    expect(openForm(EMPTY_DRAFT, IN_CHANNEL).callbackId).toBe('assessment');
  });

  test.prop([anyDraft, anyMemory])('stays within Slack’s limits', (draft, memory) => {
    expect(() => openForm(draft, { ...memory, decision: 'd1' })).not.toThrow();
  });

  it('points out contradictions as well', () => {
    const { blocks } = openForm({ ...EMPTY_DRAFT, answers: rate('0 2 2 2 4 4') }, EDITING);
    expect(JSON.stringify(blocks)).toContain(en.contradiction.nothing_to_look_up_yet_changing);
  });
});

describe('a contradiction in the form', () => {
  const { contradiction: words } = en;
  const drawn = (answers: Draft['answers'], details: Draft['details'] = {}) =>
    JSON.stringify(openForm({ ...EMPTY_DRAFT, answers, details }, IN_CHANNEL));

  it.each([
    { answers: '0 2 2 2 3 2', details: {}, shown: words.nothing_to_look_up_yet_changing },
    {
      answers: '0 2 2 2 2 2',
      details: { lookUp: 'records' },
      shown: words.nothing_to_look_up_yet_listed,
    },
    {
      answers: '3 2 2 2 2 2',
      details: { lookUp: 'nothing' },
      shown: words.much_to_look_up_yet_nothing,
    },
  ] as const)('in $answers and $details is pointed out', ({ answers, details, shown }) => {
    expect(drawn(rate(answers), details)).toContain(shown);
  });

  it('that is not there, or not known yet, is not', () => {
    const { external_knowledge, ...others } = rate('0 2 2 2 4 4');
    expect(external_knowledge).toBe(0);
    for (const answers of [rate('1 2 2 2 4 4'), others, {}]) {
      const form = drawn(answers, { lookUp: 'records' });
      for (const sentence of Object.values(words)) expect(form).not.toContain(sentence);
    }
  });

  it('stands under the later of its two answers', () => {
    const ids = (answers: string, lookUp: 'documents' | 'nothing') =>
      blockIds({ ...EMPTY_DRAFT, answers: rate(answers), details: { lookUp } });
    const none = ids('0 2 2 2 4 4', 'documents');
    const most = ids('4 2 2 2 4 4', 'nothing');
    const below = (all: readonly unknown[], id: string) => all[all.indexOf(id) + 1];
    expect(below(none, 'data_dynamics')).toBe('contradictions.nothing_to_look_up_yet_changing');
    expect(below(none, 'lookUp')).toBe('contradictions.nothing_to_look_up_yet_listed');
    expect(below(most, 'lookUp')).toBe('contradictions.much_to_look_up_yet_nothing');
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
