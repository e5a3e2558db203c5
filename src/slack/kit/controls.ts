import type { ActionsBlock, Button, Overflow } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import { cut, LIMIT, option, plain } from './blocks.ts';
import { ACTION, decisionBlock, type More } from './ids.ts';

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
