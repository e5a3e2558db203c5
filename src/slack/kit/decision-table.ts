import type { DataTableBlock, RichTextBlock } from '@slack/types';
import type { Summary } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import { dayOf } from './blocks.ts';
import { named, type RichElement } from './decision-line.ts';
import { verdictIfShown } from './verdict-words.ts';

/** So many rows are shown at once; more can be turned to inside Slack. */
const ROWS_SHOWN = 10;

/** A page of decisions as a table that sorts and filters inside Slack. */
export function decisionsTable(t: Messages, page: readonly Summary[]): DataTableBlock {
  const words = t.home;
  const { columns } = words;
  const header = [
    columns.title,
    columns.status,
    columns.verdict,
    columns.outcome,
    columns.channel,
    columns.owner,
    columns.asked,
  ].map(text);
  return {
    type: 'data_table',
    caption: words.decisions,
    page_size: ROWS_SHOWN,
    row_header_column_index: 0,
    rows: [
      header,
      ...page.map((summary) => [
        summary.link === null
          ? text(summary.title)
          : rich({ type: 'link', url: summary.link, text: summary.title }),
        text(words.status[summary.status]),
        text(verdictIfShown(t, summary)),
        text(outcomeOf(t, summary)),
        rich({ type: 'channel', channel_id: summary.channelId }),
        rich({ type: 'user', user_id: summary.ownerId }),
        text(dayOf(summary.createdAt)),
      ]),
    ],
  };
}

const text = (of: string) => ({ type: 'raw_text', text: of }) as const;

const rich = (...elements: readonly RichElement[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [...elements] }],
});

const outcomeOf = (t: Messages, { outcome }: Summary): string =>
  outcome === null ? t.home.noValue : t.home.outcome(outcome);

/** The same without a table, a block for each decision, for where tables are not accepted. */
export const decisionsList = (t: Messages, page: readonly Summary[]): readonly RichTextBlock[] =>
  page.map((summary) => {
    const said = [
      t.home.status[summary.status],
      verdictIfShown(t, summary),
      ...(summary.outcome === null ? [] : [`${t.home.columns.outcome}: ${outcomeOf(t, summary)}`]),
    ];
    return rich(
      named(summary),
      { type: 'text', text: `\n${said.join(' · ')} · ` },
      { type: 'channel', channel_id: summary.channelId },
      { type: 'text', text: ' · ' },
      { type: 'user', user_id: summary.ownerId },
      { type: 'text', text: ` · ${dayOf(summary.createdAt)}` },
    );
  });
