import type { ActionsBlock, Button, ConversationsSelect, InputBlock, Overflow } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import { cut, LIMIT, option, plain } from './blocks.ts';
import { ACTION, decisionBlock, type More } from './ids.ts';

export type Field = {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
};

/** A field of a form. Forms read fields by block id, so most share one action id. */
export const input = (
  block_id: string,
  { label, hint, optional }: Field,
  element: InputBlock['element'],
): InputBlock => ({
  type: 'input',
  block_id,
  ...(optional === undefined ? {} : { optional }),
  label: plain(label),
  ...(hint === undefined ? {} : { hint: plain(hint) }),
  element,
});

export const textInput = (
  block_id: string,
  {
    value = '',
    most = LIMIT.inputText,
    multiline = true,
    ...field
  }: Field & { readonly value?: string; readonly most?: number; readonly multiline?: boolean },
): InputBlock =>
  input(block_id, field, {
    type: 'plain_text_input',
    action_id: ACTION.input,
    multiline,
    max_length: most,
    ...(value === '' ? {} : { initial_value: value }),
  });

/**
 * A menu of a few choices. Preselects `value` if it is among them. With `changeAction` Slack reports each
 * change at once, under that action id.
 */
export function choiceInput(
  block_id: string,
  field: Field & {
    readonly choose: string;
    readonly offered: readonly { readonly value: string; readonly text: string }[];
    readonly value: string | null;
    readonly changeAction?: string;
  },
): InputBlock {
  const options = field.offered.map(({ text, value }) => option(text, value));
  const chosen = options.find(({ value }) => value === field.value);
  const block = input(block_id, field, {
    type: 'static_select',
    action_id: field.changeAction ?? ACTION.input,
    placeholder: plain(field.choose),
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  });
  return field.changeAction === undefined ? block : { ...block, dispatch_action: true };
}

export const peopleInput = (
  block_id: string,
  field: Field & {
    readonly choose: string;
    readonly value: readonly string[];
    readonly most?: number;
  },
): InputBlock =>
  input(block_id, field, {
    type: 'multi_users_select',
    action_id: ACTION.input,
    placeholder: plain(field.choose),
    ...(field.value.length > 0 ? { initial_users: [...field.value] } : {}),
    ...(field.most === undefined ? {} : { max_selected_items: field.most }),
  });

/** A menu of channels, public and private. */
export const channelSelect = (
  action_id: string,
  { choose, chosen = null }: { readonly choose?: string; readonly chosen?: string | null },
): ConversationsSelect => ({
  type: 'conversations_select',
  action_id,
  ...(choose === undefined ? {} : { placeholder: plain(choose) }),
  filter: { include: ['public', 'private'], exclude_bot_users: true },
  ...(chosen === null ? {} : { initial_conversation: chosen }),
});

/** The value of a ticked box. */
const CONFIRMED = 'yes';

/** A box to tick before something that cannot be undone. */
export const confirmInput = (
  block_id: string,
  field: Field & { readonly confirm: string },
): InputBlock =>
  input(block_id, field, {
    type: 'checkboxes',
    action_id: ACTION.input,
    options: [option(field.confirm, CONFIRMED)],
  });

/** `value` is `YYYY-MM-DD`, or null for an empty field. */
export const dayInput = (
  block_id: string,
  field: Field & { readonly value: string | null },
): InputBlock =>
  input(block_id, field, {
    type: 'datepicker',
    action_id: ACTION.input,
    ...(field.value === null ? {} : { initial_date: field.value }),
  });

/** A message's buttons. The block's id holds the decision's id, which listeners read back. */
export const controls = (
  decisionId: string,
  elements: readonly (Button | Overflow)[],
): ActionsBlock => ({
  type: 'actions',
  block_id: decisionBlock(decisionId),
  elements: [...elements],
});

export const button = (
  action: (typeof ACTION)[keyof typeof ACTION],
  label: string,
  options: Pick<Button, 'style' | 'confirm' | 'value'> = {},
): Button => ({
  type: 'button',
  action_id: action,
  text: plain(cut(label, LIMIT.buttonText)),
  ...options,
});

/** The overflow menu of a root message. */
export function menu(t: Messages, offered: readonly More[]): Overflow {
  const { buttons } = t.discussion;
  const words: Readonly<Record<More, string>> = {
    edit: buttons.edit,
    what_if: buttons.whatIf,
    export: buttons.export,
    // Slack allows five entries. Without one for deletion, the withdrawal form leads to it.
    withdraw: offered.includes('delete') ? buttons.withdraw : t.deletion.withdrawOrDelete,
    start_over: buttons.startOver,
    delete: t.deletion.menu,
  };
  return {
    type: 'overflow',
    action_id: ACTION.more,
    options: offered.map((more) => option(words[more], more)),
  };
}
