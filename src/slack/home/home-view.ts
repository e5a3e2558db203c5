import type { ActionsBlock, HomeView, InputBlock, KnownBlock, StaticSelect } from '@slack/types';
import { OUTCOMES, type Outcome, STATUSES } from '../../domain/decision.ts';
import {
  ATTENTION_KINDS,
  type AttentionItems,
  type Count,
  type Cursor,
  type Filter,
  isFiltered,
  type Overview,
  type Summary,
} from '../../domain/portfolio.ts';
import { VERDICTS, type Verdict } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { context, header, option, plain, section } from '../kit/blocks.ts';
import { decisionLines, decisionsList, decisionsTable } from '../kit/decision-lists.ts';
import { button, channelSelect } from '../kit/elements.ts';
import { ACTION, BLOCK } from '../kit/ids.ts';
import { formKey } from '../kit/view-state.ts';

/**
 * A member's Home tab: decisions that need attention, the decisions they may see, and figures. The
 * second form, if any, is for where Slack refuses tables.
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
  const after = [...pageButtons(t, overview), ...figures(t, counts), ...bottom(t)];
  if (page.length === 0) return [view([...before, context(t.home.noneFound), ...after])];
  return [
    view([...before, decisionsTable(t, page), ...after]),
    view([...before, ...decisionsList(t, page), ...after]),
  ];
}

/** The Home tab of guests and others who are no members: says who sees decisions, and offers deletion. */
export const homeForOthers = (
  t: Messages,
  membership: keyof Messages['people']['notFor']['home'],
): readonly HomeView[] => [
  view([header(t.home.heading), section(t.people.notFor.home[membership]), ...bottom(t)]),
];

/** Everyone may have their own texts deleted. At the bottom, away from everyday buttons. */
const bottom = (t: Messages): readonly KnownBlock[] => [
  { type: 'divider' },
  { type: 'actions', elements: [button(ACTION.forget, t.forgetForm.button)] },
];

const view = (blocks: readonly KnownBlock[]): HomeView => ({ type: 'home', blocks: [...blocks] });

/** Buttons to newer and older decisions, if there are any. */
function pageButtons(t: Messages, { state, hasMore, page }: Overview): readonly KnownBlock[] {
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

/** How many decisions are named for each kind of attention item. */
const NAMED = 3;

/** The decisions that need attention, with links to their threads. */
function attention(t: Messages, items: AttentionItems): readonly KnownBlock[] {
  const words = t.home;
  const kinds = ATTENTION_KINDS.filter((kind) => items[kind].length > 0);
  return [
    header(words.attention),
    ...(kinds.length === 0
      ? [context(words.nothingWaits)]
      : kinds.flatMap((kind) => {
          const all = items[kind];
          return [
            section(`*${words.concern[kind]}*`),
            decisionLines(
              all.slice(0, NAMED),
              all.length > NAMED ? words.andMore : null,
              (summary) =>
                (kind === 'review_due' ? summary.reviewAskedAt : null) ?? summary.createdAt,
            ),
          ];
        })),
  ];
}

const BAR_CELLS = 20;

/** Counts by status and verdict, and how often people overruled the recommendation. */
function figures(t: Messages, counts: readonly Count[]): readonly KnownBlock[] {
  const words = t.home;
  const sum = (is: (count: Count) => boolean): number =>
    counts.filter(is).reduce((total, { decisions }) => total + decisions, 0);
  const total = sum(() => true);
  if (total === 0) return [];
  const statuses = STATUSES.map(
    (status) => [status, sum((count) => count.status === status)] as const,
  );
  const numbers = [
    words.total(total),
    ...statuses.filter(([, n]) => n > 0).map(([status, n]) => words.byStatus(status, n)),
  ];
  const decided = sum(({ outcome }) => outcome !== null);
  const overruled = sum(({ outcome, verdict }) => outcome !== null && outcome !== verdict);
  return [
    header(words.counts),
    section(numbers.join(' · ')),
    ...chart(
      t,
      VERDICTS.map((id) => [id, sum(({ verdict }) => verdict === id)] as const),
    ),
    ...(decided === 0
      ? []
      : [section([words.overruled(overruled, decided), ...decidedLines(t, counts)].join('\n'))]),
  ];
}

/** Bars by verdict; empty while every verdict is hidden. */
function chart(
  t: Messages,
  counted: readonly (readonly [Verdict, number])[],
): readonly KnownBlock[] {
  const most = Math.max(...counted.map(([, n]) => n));
  if (most === 0) return [];
  const width = Math.max(...counted.map(([verdict]) => t.home.bar(verdict).length));
  const lines = counted.map(([verdict, n]) => {
    const filled = n === 0 ? 0 : Math.max(1, Math.round((BAR_CELLS * n) / most));
    return `${t.home.bar(verdict).padEnd(width)} ${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} ${t.home.bars(n)}`;
  });
  return [section(`\`\`\`${lines.join('\n')}\`\`\``)];
}

/** A line for each recommended verdict that people have decided on. */
function decidedLines(t: Messages, counts: readonly Count[]): readonly string[] {
  return VERDICTS.flatMap((verdict) => {
    const outcomes = OUTCOMES.map((outcome): [Outcome, number] => [
      outcome,
      counts
        .filter((count) => count.verdict === verdict && count.outcome === outcome)
        .reduce((total, { decisions }) => total + decisions, 0),
    ]).filter(([, n]) => n > 0);
    const all = outcomes.reduce((total, [, n]) => total + n, 0);
    if (all === 0) return [];
    const followed = outcomes.find(([outcome]) => outcome === verdict)?.[1] ?? 0;
    const others = outcomes.filter(([outcome]) => outcome !== verdict);
    return [`• ${t.home.decidedAs(verdict, { followed, all, others })}`];
  });
}

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
