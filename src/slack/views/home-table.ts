import type { DataTableBlock, KnownBlock, RichTextBlock } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import type { Summary } from '../../records/portfolio.ts';
import { dayOf, escapeMrkdwn, isolate, linkTo, mention, section } from '../blocks.ts';

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
      ...page.map((of) => [
        of.link === null ? text(of.title) : rich({ type: 'link', url: of.link, text: of.title }),
        text(words.status[of.status]),
        text(verdictOf(t, of)),
        text(outcomeOf(t, of)),
        rich({ type: 'channel', channel_id: of.channelId }),
        rich({ type: 'user', user_id: of.ownerId }),
        text(dayOf(of.createdAt)),
      ]),
    ],
  };
}

const text = (of: string) => ({ type: 'raw_text', text: of }) as const;

type Element = Extract<
  RichTextBlock['elements'][number],
  { type: 'rich_text_section' }
>['elements'][number];

const rich = (element: Element): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [element] }],
});

function verdictOf(t: Messages, { verdict, strength }: Summary): string {
  if (verdict === null || strength === null) return t.home.hidden;
  return `${t.verdict[verdict]} — ${t.strength[strength]}`;
}

const outcomeOf = (t: Messages, { outcome }: Summary): string =>
  outcome === null ? t.home.noValue : t.home.outcome(outcome);

/** The same as plain blocks, one for each decision, for where tables are not accepted. */
export function decisionsList(t: Messages, page: readonly Summary[]): readonly KnownBlock[] {
  return page.map((of) => {
    const title = of.link === null ? isolate(escapeMrkdwn(of.title)) : linkTo(of.link, of.title);
    const said = [
      t.home.status[of.status],
      verdictOf(t, of),
      ...(of.outcome === null ? [] : [`${t.home.columns.outcome}: ${outcomeOf(t, of)}`]),
      `<#${of.channelId}>`,
      mention(of.ownerId),
      dayOf(of.createdAt),
    ];
    return section(`${title}\n${said.join(' · ')}`);
  });
}
