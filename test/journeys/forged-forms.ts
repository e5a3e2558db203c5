import type { InputBlock, ModalView } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { OUTCOMES } from '../../src/domain/decision.ts';
import { CRITERIA, LEVELS } from '../../src/engine/index.ts';
import { EMPTY_MEMORY } from '../../src/slack/assessment/assessment-form.ts';
import { option } from '../../src/slack/kit/blocks.ts';
import { input, textInput } from '../../src/slack/kit/elements.ts';
import { ACTION, BLOCK, CALLBACK } from '../../src/slack/kit/ids.ts';
import { modal } from '../../src/slack/kit/modal.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { fromHome } from './a-manager.ts';

/** The title of every form in here. */
export const FORGED = 'Forged';

const TYPED = { value: FORGED, most: 3000, multiline: true };

const chosen = (
  name: string,
  values: readonly string[],
  action_id: string = ACTION.input,
): InputBlock =>
  input(
    name,
    { label: name },
    {
      type: 'static_select',
      action_id,
      options: values.map((value) => option(value, value)),
    },
  );

/** The six questions with nothing chosen, with the `action_id` of a form that dispatches each choice. */
const questions = (action_id: string): readonly InputBlock[] =>
  CRITERIA.map((id) => ({
    ...input(
      id,
      { label: id },
      {
        type: 'static_select',
        action_id,
        options: [...LEVELS.map(String), 'unsure'].map((value) => option(value, value)),
      },
    ),
    dispatch_action: action_id === ACTION.tryAnswer,
  }));

/** Every form about a decision that opens only after its reveal, ready to be sent. */
export function forgedForms(decision: string): readonly ModalView[] {
  const forge = (
    callback: string,
    blocks: readonly InputBlock[],
    memory: Readonly<Record<string, unknown>> = { decision },
  ): ModalView =>
    modal({ callback, memory, title: FORGED, submit: 'Send', close: 'Close' }, blocks);
  const reason = textInput(BLOCK.reason, { label: 'Why', ...TYPED });
  const deciders: InputBlock = input(
    BLOCK.deciders,
    { label: 'Who' },
    { type: 'multi_users_select', action_id: ACTION.input, initial_users: ['U0BEN'] },
  );
  const day: InputBlock = input(
    BLOCK.reviewOn,
    { label: 'When', optional: true },
    { type: 'datepicker', action_id: ACTION.input },
  );
  return [
    forge(CALLBACK.whatIf, [
      ...questions(ACTION.tryAnswer),
      textInput(BLOCK.note, { label: 'Note', ...TYPED, most: 500 }),
    ]),
    forge(CALLBACK.disagreement, [
      { ...chosen(BLOCK.preferred, OUTCOMES), optional: false },
      reason,
    ]),
    forge(
      CALLBACK.decision,
      [
        chosen(BLOCK.outcome, OUTCOMES, ACTION.outcomeChanged),
        reason,
        textInput(BLOCK.check, { label: 'Check', ...TYPED }),
        day,
        deciders,
      ],
      { decision, verdict: 'prompting', suggestedFor: 'prompting', revision: 0 },
    ),
    forge(
      CALLBACK.revision,
      [
        textInput(BLOCK.title, { label: 'Title', ...TYPED, most: 150 }),
        ...questions(ACTION.answer),
      ],
      { ...EMPTY_MEMORY, channel: 'C0GENERAL', decision },
    ),
    forge(CALLBACK.review, [...questions(ACTION.answer), day]),
  ];
}

/** A form sent by a person whom the bot never showed it. */
export async function forged(slack: Workspace, who: string, view: ModalView): Promise<ModalDriver> {
  const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl });
  // The one form that the bot opens for everybody and leaves alone.
  const form = await fromHome(slack, who, ACTION.forget);
  await client.views.update({ view_id: form.view.id, view });
  return form;
}
