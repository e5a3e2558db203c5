import type { InputBlock } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import { option, plain } from '../kit/blocks.ts';
import { ACTION, BLOCK } from '../kit/ids.ts';
import { input, peopleInput } from '../kit/inputs.ts';
import { isEnough, LEAST_ENOUGH } from './assessment-form.ts';
import { BLIND, type Draft } from './draft-form.ts';

/** Whether the team rates blind first, and how if it does. `id` gives a block its id. */
export function blindInputs(
  { blindForm: words }: Messages,
  draft: Draft,
  id: (name: string) => string,
): readonly InputBlock[] {
  const box = { ...option(words.option, BLIND), description: plain(words.optionMeaning) };
  const whether: InputBlock = {
    ...input(
      id(BLOCK.blind),
      { label: words.label, optional: true },
      {
        type: 'checkboxes',
        action_id: ACTION.blindChanged,
        options: [box],
        ...(draft.blind ? { initial_options: [box] } : {}),
      },
    ),
    dispatch_action: true,
  };
  if (!draft.blind) return [whether];
  return [
    whether,
    peopleInput(id(BLOCK.invited), {
      label: words.invitedLabel,
      hint: words.invitedHint,
      optional: true,
      choose: words.choosePeople,
      value: draft.invited,
    }),
    input(
      id(BLOCK.enough),
      { label: words.enoughLabel, hint: words.enoughHint, optional: true },
      {
        type: 'number_input',
        action_id: ACTION.input,
        is_decimal_allowed: false,
        min_value: String(LEAST_ENOUGH),
        ...(isEnough(draft.enough) ? { initial_value: String(draft.enough) } : {}),
      },
    ),
    input(
      id(BLOCK.deadline),
      { label: words.deadlineLabel, hint: words.deadlineHint, optional: true },
      {
        type: 'datetimepicker',
        action_id: ACTION.input,
        ...(draft.deadline === null
          ? {}
          : { initial_date_time: Math.floor(draft.deadline / 1000) }),
      },
    ),
  ];
}
