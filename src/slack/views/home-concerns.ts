import type { KnownBlock } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import { CONCERNS, type Concerns, type Summary } from '../../records/portfolio.ts';
import { context, dayOf, escapeMrkdwn, header, isolate, linkTo, section } from '../blocks.ts';

/** Of each concern so many are named. */
export const NAMED = 5;

/** What waits for somebody, each with the way to its thread. */
export function attention(t: Messages, concerns: Concerns): readonly KnownBlock[] {
  const words = t.home;
  const pressing = CONCERNS.filter((concern) => concerns[concern].length > 0);
  return [
    header(words.attention),
    ...(pressing.length === 0
      ? [context(words.nothingWaits)]
      : pressing.map((concern) => {
          const all = concerns[concern];
          const lines = all.slice(0, NAMED).map((of) => `• ${lineOf(of)}`);
          if (all.length > NAMED) lines.push(`• ${words.andMore}`);
          return section(`*${words.concern[concern]}*\n${lines.join('\n')}`);
        })),
  ];
}

function lineOf({ title, link, channelId, createdAt }: Summary): string {
  const named = link === null ? isolate(escapeMrkdwn(title)) : linkTo(link, title);
  return `${named} · <#${channelId}> · ${dayOf(createdAt)}`;
}
