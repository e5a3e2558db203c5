import { fc } from '@fast-check/vitest';
import { type Answer, CRITERIA, LEVELS } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en.ts';
import { LIMIT } from '../../../src/slack/blocks.ts';
import type { Draft, FormMemory } from '../../../src/slack/forms/assessment-draft.ts';
import { clean } from '../../../src/slack/text.ts';
import { assessmentModal } from '../../../src/slack/views/assessment-modal.ts';
import { anyConsiderations } from '../../engine/answers.ts';
import { checkView, type ViewBody } from '../../workspace/check/check-view.ts';
import type { InputValue, ViewState } from '../../workspace/protocol.ts';
import { initialState } from '../../workspace/view-state.ts';
import { rawText } from '../typed-text.ts';

/** The form as Slack takes it; throws with what Slack would refuse. */
export function openForm(draft: Draft, memory: FormMemory): ViewBody {
  const checked = checkView(JSON.parse(JSON.stringify(assessmentModal(en, draft, memory))));
  if (!checked.ok) throw new Error(`${checked.error}: ${JSON.stringify(checked.problems)}`);
  return checked.view;
}

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

export const text = (value: string): InputValue => ({ type: 'plain_text_input', value });
export const choice = (value: string): InputValue => ({
  type: 'static_select',
  selected_option: { text: { type: 'plain_text', text: 'as shown' }, value },
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

/** A form filled in as far as anybody may have got. */
export const anyDraft: fc.Arbitrary<Draft> = fc.record({
  title: withinLimit(LIMIT.header).map((title) => clean(title.replaceAll('\n', ' '))),
  context: fc.oneof(withinLimit(LIMIT.inputText), fc.constant('&'.repeat(LIMIT.inputText))),
  answers: anyAnswered,
  considerations: anyConsiderations,
  channel: fc.constant(null),
});

export const anyMemory: fc.Arbitrary<FormMemory> = fc.record({
  channel: fc.constantFrom(null, 'C0GENERAL'),
  revision: fc.nat({ max: 1000 }),
});
