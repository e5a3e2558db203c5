import type { HomeView, KnownBlock } from '@slack/types';
import { OUTCOMES, type Outcome, STATUSES } from '../../domain/decision.ts';
import {
  ATTENTION_KINDS,
  type AttentionItems,
  type Count,
  type Cursor,
  type Overview,
  type Summary,
} from '../../domain/portfolio.ts';
import { VERDICTS, type Verdict } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { context, header, section } from '../kit/blocks.ts';
import { button } from '../kit/controls.ts';
import { decisionLines, decisionsList, decisionsTable } from '../kit/decision-lists.ts';
import { ACTION } from '../kit/ids.ts';
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
  membership: keyof Messages['people']['notFor']['home'],
): readonly HomeView[] => [
  view([header(t.home.heading), section(t.people.notFor.home[membership]), ...bottom(t)]),
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

/** Of each concern so many are named. */
const NAMED = 3;

/** What waits for somebody, each with the way to its thread. */
function attention(t: Messages, items: AttentionItems): readonly KnownBlock[] {
  const words = t.home;
  const pressing = ATTENTION_KINDS.filter((concern) => items[concern].length > 0);
  return [
    header(words.attention),
    ...(pressing.length === 0
      ? [context(words.nothingWaits)]
      : pressing.flatMap((concern) => {
          const all = items[concern];
          return [
            section(`*${words.concern[concern]}*`),
            decisionLines(
              all.slice(0, NAMED),
              all.length > NAMED ? words.andMore : null,
              (summary) =>
                (concern === 'review_due' ? summary.reviewAskedAt : null) ?? summary.createdAt,
            ),
          ];
        })),
  ];
}

const BAR_CELLS = 20;

/** How many there are of each kind, as bars and in words, and how often people decided otherwise. */
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
      : [section([words.overruled(overruled, decided), ...made(t, counts)].join('\n'))]),
  ];
}

/** Nothing while every verdict is hidden. */
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

/** One line for each verdict that anything was decided on. */
function made(t: Messages, counts: readonly Count[]): readonly string[] {
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
