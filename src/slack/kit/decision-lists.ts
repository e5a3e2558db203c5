import type { DataTableBlock, RichTextBlock, RichTextSection } from '@slack/types';
import type { Summary } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import { dayOf, isolate } from './blocks.ts';
import { verdictIfShown } from './decision-words.ts';

type RichElement = RichTextSection['elements'][number];

/** Rows that Slack's table shows at once; readers turn its pages inside Slack. */
const ROWS_SHOWN = 10;

/** Decisions as a table, which readers sort and filter inside Slack. */
export function decisionsTable(t: Messages, page: readonly Summary[]): DataTableBlock {
  const { columns, decisions, status } = t.home;
  const header = [
    columns.title,
    columns.status,
    columns.verdict,
    columns.outcome,
    columns.channel,
    columns.owner,
    columns.asked,
  ].map(cell);
  return {
    type: 'data_table',
    caption: decisions,
    page_size: ROWS_SHOWN,
    row_header_column_index: 0,
    rows: [
      header,
      ...page.map((summary) => [
        summary.link === null
          ? cell(summary.title)
          : richLine({ type: 'link', url: summary.link, text: summary.title }),
        cell(status[summary.status]),
        cell(verdictIfShown(t, summary)),
        cell(outcomeOf(t, summary)),
        richLine({ type: 'channel', channel_id: summary.channelId }),
        richLine({ type: 'user', user_id: summary.ownerId }),
        cell(dayOf(summary.createdAt)),
      ]),
    ],
  };
}

/** The same with one block a decision, for where Slack refuses tables. */
export const decisionsList = (t: Messages, page: readonly Summary[]): readonly RichTextBlock[] =>
  page.map((summary) => {
    const facts = [
      t.home.status[summary.status],
      verdictIfShown(t, summary),
      ...(summary.outcome === null ? [] : [`${t.home.columns.outcome}: ${outcomeOf(t, summary)}`]),
    ];
    return richLine(
      titleElement(summary),
      text(`\n${facts.join(' · ')} · `),
      ...whereWhoWhen(summary, summary.createdAt),
    );
  });

type LineParts = Pick<Summary, 'link' | 'title' | 'channelId' | 'ownerId' | 'createdAt'>;

/** Decisions as a bullet list: title, channel, owner, and the day of `since` (milliseconds). */
export const decisionLines = <T extends LineParts>(
  decisions: readonly T[],
  andMore: string | null,
  since: (decision: T) => number = ({ createdAt }) => createdAt,
): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: [
        ...decisions.map((decision) =>
          section(titleElement(decision), text(' · '), ...whereWhoWhen(decision, since(decision))),
        ),
        ...(andMore === null ? [] : [section(text(andMore))]),
      ],
    },
  ],
});

const whereWhoWhen = (
  { channelId, ownerId }: Pick<Summary, 'channelId' | 'ownerId'>,
  when: number,
): readonly RichElement[] => [
  { type: 'channel', channel_id: channelId },
  text(' · '),
  { type: 'user', user_id: ownerId },
  text(` · ${dayOf(when)}`),
];

/** The title, linked to the thread if there is one. */
const titleElement = ({ link, title }: Pick<Summary, 'link' | 'title'>): RichElement =>
  link === null
    ? { type: 'text', text: isolate(title) }
    : { type: 'link', url: link, text: isolate(title) };

const outcomeOf = (t: Messages, { outcome }: Summary): string =>
  outcome === null ? t.home.noValue : t.home.outcome(outcome);

const cell = (words: string) => ({ type: 'raw_text', text: words }) as const;
const text = (words: string): RichElement => ({ type: 'text', text: words });
const section = (...elements: readonly RichElement[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: [...elements],
});
const richLine = (...elements: readonly RichElement[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [section(...elements)],
});
