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
import { clean } from '../kit/rich-text.ts';
import { ANY } from './home-view.ts';
import type { Homes } from './homes.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Opened = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_home_opened'>;

/** Publishes the Home tab when a member opens it. */
export const showHome =
  ({ homes }: { readonly homes: Homes }) =>
  async ({ event }: Opened): Promise<void> => {
    if (event.tab === 'home') await homes.show(event.user);
  };

/** The actions that change what a Home tab shows. */
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

/** How many pages a member can turn back to. */
const MOST_PAGES = 200;

/** Stores a new filter or page, then publishes the Home tab. */
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
    // A second click on "older" before the next page appeared.
    if (state.trail.at(-1)?.id === oldest.id) return state;
    return { ...state, trail: [...state.trail, oldest].slice(-MOST_PAGES) };
  }
  // A new filter starts at the first page.
  return { filter: filterSchema.parse({ ...state.filter, ...chosen(action) }), trail: [] };
}

/** The filter's field that an action sets; `null` means any. */
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
