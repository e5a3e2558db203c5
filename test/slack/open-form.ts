import { fc } from '@fast-check/vitest';
import { type Answer, CRITERIA, LEVELS } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import {
  type Draft,
  EMPTY_MEMORY,
  type FormMemory,
} from '../../src/slack/assessment/assessment-form.ts';
import { assessmentModal } from '../../src/slack/assessment/assessment-view.ts';
import { LIMIT, type ModalView } from '../../src/slack/kit/blocks.ts';
import { clean } from '../../src/slack/kit/rich-text.ts';
import { anyDetails } from '../domain/details.ts';
import { anyConsiderations } from '../engine/answers.ts';
import { NOON } from '../store/a-decision.ts';
import { checkView, type ViewBody } from '../workspace/check/check-view.ts';
import type { InputValue, ViewState } from '../workspace/protocol.ts';
import { initialState } from '../workspace/view-state.ts';
import { rawText } from './typed-text.ts';

/** A modal as Slack takes it; throws with what Slack would refuse. */
export function opened(modal: ModalView): ViewBody {
  const checked = checkView(JSON.parse(JSON.stringify(modal)));
  if (!checked.ok) throw new Error(`${checked.error}: ${JSON.stringify(checked.problems)}`);
  return checked.view;
}

/** The assessment form as Slack takes it. */
export const openForm = (draft: Draft, memory: FormMemory): ViewBody =>
  opened(assessmentModal(en, draft, memory));

/** What Slack sends of an open form, with some of its fields filled in otherwise. */
export function payloadOf(form: ViewBody, filled: Readonly<Record<string, InputValue>> = {}) {
  const values: ViewState = Object.fromEntries(
    Object.entries(initialState(form.blocks)).map(([blockId, inputs]) => [
      blockId,
      Object.fromEntries(
        Object.entries(inputs).map(([actionId, value]) => [actionId, filled[blockId] ?? value]),
      ),
    ]),
  );
  return {
    id: 'V1',
    hash: '1.abc',
    private_metadata: form.privateMetadata,
    blocks: form.blocks,
    state: { values },
  };
}

/** What Slack sends for a modal filled in like this. */
export const sent = (modal: ModalView, filled: Readonly<Record<string, InputValue>> = {}) =>
  payloadOf(opened(modal), filled);

export const text = (value: string | null): InputValue => ({ type: 'plain_text_input', value });
export const number = (value: string | null): InputValue => ({ type: 'number_input', value });
export const choice = (value: string): InputValue => ({
  type: 'static_select',
  selected_option: { text: { type: 'plain_text', text: 'as shown' }, value },
});
export const noChoice: InputValue = { type: 'static_select', selected_option: null };
export const people = (...selected_users: readonly string[]): InputValue => ({
  type: 'multi_users_select',
  selected_users,
});
export const boxes = (...values: readonly string[]): InputValue => ({
  type: 'checkboxes',
  selected_options: values.map((value) => ({
    text: { type: 'plain_text', text: 'as shown' },
    value,
  })),
});
export const day = (selected_date: string | null): InputValue => ({
  type: 'datepicker',
  selected_date,
});
/** In milliseconds, as everywhere but in Slack. */
export const time = (ms: number): InputValue => ({
  type: 'datetimepicker',
  selected_date_time: Math.floor(ms / 1000),
});

const withinLimit = (most: number): fc.Arbitrary<string> =>
  rawText.map((typed) => clean(clean(typed).slice(0, most)));

const anyAnswered: fc.Arbitrary<Draft['answers']> = fc
  .array(fc.option(fc.constantFrom<Answer>(...LEVELS, 'unsure')), {
    minLength: CRITERIA.length,
    maxLength: CRITERIA.length,
  })
  .map((answers) =>
    Object.fromEntries(
      CRITERIA.flatMap((id, i) => {
        const answer = answers[i] ?? null;
        return answer === null ? [] : [[id, answer]];
      }),
    ),
  );

const somePeople = fc.subarray(['U2', 'U3', 'U4']);

const asksBlind = fc.record({
  blind: fc.constant(true),
  invited: somePeople,
  enough: fc.option(fc.integer({ min: 2, max: 1000 })),
  deadline: fc.option(fc.nat({ max: 1000 }).map((minutes) => NOON + minutes * 60_000)),
});
/** What is asked only of those who rate blind is empty for all others. */
const asksOpenly = fc.constant({ blind: false, invited: [], enough: null, deadline: null });

/** A form filled in to any extent. */
export const anyDraft: fc.Arbitrary<Draft> = fc
  .tuple(
    fc.record({
      title: withinLimit(LIMIT.header).map((title) => clean(title.replaceAll('\n', ' '))),
      context: fc.oneof(withinLimit(LIMIT.inputText), fc.constant('&'.repeat(LIMIT.inputText))),
      answers: anyAnswered,
      considerations: anyConsiderations,
      details: anyDetails,
      channel: fc.constant(null),
      deciders: somePeople,
    }),
    fc.oneof(asksOpenly, asksBlind),
  )
  .map(([asked, howRated]) => ({ ...asked, ...howRated }));

/** A form for a new decision, wherever it was asked for. */
export const anyMemory: fc.Arbitrary<FormMemory> = fc.record({
  channel: fc.constantFrom(null, 'C0GENERAL'),
  revision: fc.nat({ max: 1000 }),
  source: fc.constantFrom(null, { channel: 'C9', ts: '1700000000.000100' }),
  supersedes: fc.constantFrom(null, 'd0'),
  decision: fc.constant(null),
  membersDecide: fc.boolean(),
  unfolded: fc.boolean(),
  example: fc.constantFrom(null, 'support'),
});

export const IN_CHANNEL: FormMemory = { ...EMPTY_MEMORY, channel: 'C1' };
/** The form with its optional part. */
export const UNFOLDED: FormMemory = { ...IN_CHANNEL, unfolded: true };
/** The form that edits a decision's case. */
export const EDITING: FormMemory = { ...IN_CHANNEL, decision: 'd1' };
