import type { ActionsBlock, InputBlock, KnownBlock, StaticSelect } from '@slack/types';
import { STATUSES } from '../../domain/decision.ts';
import { type Filter, isFiltered } from '../../domain/portfolio.ts';
import { VERDICTS } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { option, plain } from '../kit/blocks.ts';
import { button } from '../kit/controls.ts';
import { ACTION, BLOCK } from '../kit/ids.ts';
import { channelSelect } from '../kit/inputs.ts';
import { formKey } from '../kit/view-state.ts';

/** The choice for "any", because members cannot empty a Slack menu. */
export const ANY = 'any';

/** The search field and the menus, filled in with the current filter. */
export function filters(t: Messages, filter: Filter): readonly KnownBlock[] {
  return [searchField(t, filter), menus(t, filter)];
}

/** The block id changes with the text, or Slack would keep showing what was typed before. */
const searchField = (t: Messages, { text }: Filter): InputBlock => ({
  type: 'input',
  block_id: formKey(BLOCK.search, text),
  dispatch_action: true,
  optional: true,
  label: plain(t.home.search),
  hint: plain(t.home.searchHint),
  element: {
    type: 'plain_text_input',
    action_id: ACTION.homeSearch,
    max_length: 200,
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    ...(text === '' ? {} : { initial_value: text }),
  },
});

function menu(
  action_id: string,
  any: string,
  choices: readonly ReturnType<typeof option>[],
  value: string | null,
): StaticSelect {
  const chosen = choices.find((choice) => choice.value === value);
  return {
    type: 'static_select',
    action_id,
    placeholder: plain(any),
    options: [option(any, ANY), ...choices],
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

/** The block id changes with the filter, for the reason given at `searchField`. */
function menus(t: Messages, filter: Filter): ActionsBlock {
  const { anyStatus, anyVerdict, anyChannel, anyOwner, status, clear } = t.home;
  const statuses = STATUSES.map((id) => option(status[id], id));
  const verdicts = VERDICTS.map((id) => option(t.verdict[id], id));
  return {
    type: 'actions',
    block_id: formKey(BLOCK.filters, filter),
    elements: [
      menu(ACTION.homeStatus, anyStatus, statuses, filter.status),
      menu(ACTION.homeVerdict, anyVerdict, verdicts, filter.verdict),
      channelSelect(ACTION.homeChannel, { choose: anyChannel, chosen: filter.channel }),
      {
        type: 'users_select',
        action_id: ACTION.homeOwner,
        placeholder: plain(anyOwner),
        ...(filter.owner === null ? {} : { initial_user: filter.owner }),
      },
      ...(isFiltered(filter) ? [button(ACTION.homeClear, clear)] : []),
    ],
  };
}
