import type { RichTextBlock, RichTextSection } from '@slack/types';
import type { Summary } from '../../records/portfolio.ts';
import { dayOf, isolate } from '../blocks.ts';

export type RichElement = RichTextSection['elements'][number];

/** Its title, which leads to its thread once there is one. */
export const named = ({ link, title }: Pick<Summary, 'link' | 'title'>): RichElement =>
  link === null
    ? { type: 'text', text: isolate(title) }
    : { type: 'link', url: link, text: isolate(title) };

/** Decisions as a list, each on a line: its title, where it is discussed, and since when. */
export const decisionLines = (
  decisions: readonly Pick<Summary, 'link' | 'title' | 'channelId' | 'createdAt'>[],
  andMore: string | null,
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
            { type: 'text', text: ` · ${dayOf(of.createdAt)}` },
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
