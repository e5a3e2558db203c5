import type { RichTextBlock, RichTextSection } from '@slack/types';
import type { Summary } from '../../domain/portfolio.ts';
import { dayOf, isolate } from './blocks.ts';

export type RichElement = RichTextSection['elements'][number];

/** Its title, which leads to its thread once there is one. */
export const named = ({ link, title }: Pick<Summary, 'link' | 'title'>): RichElement =>
  link === null
    ? { type: 'text', text: isolate(title) }
    : { type: 'link', url: link, text: isolate(title) };

type LineParts = Pick<Summary, 'link' | 'title' | 'channelId' | 'ownerId' | 'createdAt'>;

/** Decisions as a list, each on a line: its title, where and by whom it was asked, and since when. */
export const decisionLines = <T extends LineParts>(
  decisions: readonly T[],
  andMore: string | null,
  since: (of: T) => number = ({ createdAt }) => createdAt,
): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: [
        ...decisions.map((of) =>
          line(
            named(of),
            { type: 'text', text: ' · ' },
            { type: 'channel', channel_id: of.channelId },
            { type: 'text', text: ' · ' },
            { type: 'user', user_id: of.ownerId },
            { type: 'text', text: ` · ${dayOf(since(of))}` },
          ),
        ),
        ...(andMore === null ? [] : [line({ type: 'text', text: andMore })]),
      ],
    },
  ],
});

const line = (...elements: readonly RichElement[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: [...elements],
});
