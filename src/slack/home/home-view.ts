import type { HomeView, KnownBlock } from '@slack/types';
import type { Cursor, Overview, Summary } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import { context, header, section } from '../kit/blocks.ts';
import { button } from '../kit/controls.ts';
import { decisionsList, decisionsTable } from '../kit/decision-lists.ts';
import { ACTION } from '../kit/ids.ts';
import { attention } from './attention-view.ts';
import { figures } from './counts-view.ts';
import { filters } from './filters-view.ts';

/**
 * What one person sees on the app's Home tab: what waits for somebody, the decisions they may see,
 * and figures about them. Comes in two forms, the second for where tables are not accepted.
 */
export function home(t: Messages, overview: Overview): readonly HomeView[] {
  const { counts, page } = overview;
  const isEmpty = counts.length === 0;
  const top: readonly KnownBlock[] = [
    header(t.home.heading),
    section(t.home.what),
    {
      type: 'actions',
      elements: [
        button(ACTION.newAssessment, t.home.begin, { style: 'primary' }),
        ...(isEmpty ? [] : [button(ACTION.exportAll, t.home.exportAll)]),
        button(ACTION.digest, t.digest.open),
        button(ACTION.settings, t.settings.open),
      ],
    },
    ...(overview.isComplete
      ? []
      : [context(t.home[overview.reason === 'busy' ? 'busy' : 'incomplete'])]),
  ];
  if (isEmpty) return [view([...top, { type: 'divider' }, context(t.home.none), ...bottom(t)])];
  const before = [
    ...top,
    ...attention(t, overview.attention),
    header(t.home.decisions),
    ...filters(t, overview.state.filter),
  ];
  const after = [...turning(t, overview), ...figures(t, counts), ...bottom(t)];
  if (page.length === 0) return [view([...before, context(t.home.noneFound), ...after])];
  return [
    view([...before, decisionsTable(t, page), ...after]),
    view([...before, ...decisionsList(t, page), ...after]),
  ];
}

/** What those see who are no members: who sees more, and nothing that they may not do. */
export const homeForOthers = (
  t: Messages,
  standing: keyof Messages['people']['notFor']['home'],
): readonly HomeView[] => [
  view([header(t.home.heading), section(t.people.notFor.home[standing]), ...bottom(t)]),
];

/** Far from what is pressed every day; what somebody once said is theirs, whoever they are now. */
const bottom = (t: Messages): readonly KnownBlock[] => [
  { type: 'divider' },
  { type: 'actions', elements: [button(ACTION.forget, t.forgetForm.button)] },
];

const view = (blocks: readonly KnownBlock[]): HomeView => ({ type: 'home', blocks: [...blocks] });

/** The way to newer and older decisions, as far as there are any. */
function turning(t: Messages, { state, hasMore, page }: Overview): readonly KnownBlock[] {
  const isFirst = state.trail.length === 0;
  const last = page.at(-1);
  const elements = [
    ...(isFirst ? [] : [button(ACTION.homeNewer, t.home.newer)]),
    ...(hasMore && last !== undefined
      ? [button(ACTION.homeOlder, t.home.older, { value: JSON.stringify(cursorOf(last)) })]
      : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

const cursorOf = ({ createdAt, id }: Summary): Cursor => ({ createdAt, id });
