import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackEventMiddlewareArgs,
} from '@slack/bolt';
import {
  cursorSchema,
  type Filter,
  FRESH_HOME,
  filterSchema,
  type HomeState,
} from '../../domain/portfolio.ts';
import type { Portfolio } from '../../usecases/portfolio.ts';
import { ACTION } from '../kit/ids.ts';
import { clean } from '../kit/text.ts';
import { ANY } from './filters-view.ts';
import type { Homes } from './homes.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Opened = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_home_opened'>;

/** Somebody looks at the app's Home tab. */
export const showHome =
  ({ homes }: { readonly homes: Homes }) =>
  async ({ event }: Opened): Promise<void> => {
    if (event.tab === 'home') await homes.show(event.user);
  };

/** What can be changed on the Home tab. */
export const HOME_ACTIONS = [
  ACTION.homeStatus,
  ACTION.homeVerdict,
  ACTION.homeChannel,
  ACTION.homeOwner,
  ACTION.homeSearch,
  ACTION.homeClear,
  ACTION.homeOlder,
  ACTION.homeNewer,
] as const;

/** So many pages back somebody may go again. */
const MOST_PAGES = 200;

/** Somebody wants to see something else on their Home tab. */
export const changeHome =
  ({ portfolio, homes }: { readonly portfolio: Portfolio; readonly homes: Homes }) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    await portfolio.choose(body.user.id, (state) => changed(state, action));
    await homes.show(body.user.id);
  };

function changed(state: HomeState, action: Args['action']): HomeState {
  if (action.action_id === ACTION.homeClear) return FRESH_HOME;
  if (action.action_id === ACTION.homeNewer) return { ...state, trail: state.trail.slice(0, -1) };
  if (action.action_id === ACTION.homeOlder && action.type === 'button') {
    const oldest = cursorSchema.parse(JSON.parse(action.value ?? ''));
    // Clicked twice before the next page was there.
    if (state.trail.at(-1)?.id === oldest.id) return state;
    return { ...state, trail: [...state.trail, oldest].slice(-MOST_PAGES) };
  }
  // What was filtered differently has other pages.
  return { filter: filterSchema.parse({ ...state.filter, ...chosen(action) }), trail: [] };
}

/** What a field stands for; `null` for anything. */
function chosen(action: Args['action']): Partial<Record<keyof Filter, unknown>> {
  switch (action.type) {
    case 'static_select': {
      const { value } = action.selected_option;
      const field = action.action_id === ACTION.homeStatus ? 'status' : 'verdict';
      return { [field]: value === ANY ? null : value };
    }
    case 'conversations_select':
      return { channel: action.selected_conversation };
    case 'users_select':
      return { owner: action.selected_user };
    case 'plain_text_input':
      return { text: clean(action.value ?? '') };
    default:
      return {};
  }
}
