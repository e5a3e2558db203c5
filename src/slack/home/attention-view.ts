import type { KnownBlock } from '@slack/types';
import { CONCERNS, type Concerns } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import { context, header, section } from '../kit/blocks.ts';
import { decisionLines } from '../kit/decision-line.ts';

/** Of each concern so many are named. */
const NAMED = 3;

/** What waits for somebody, each with the way to its thread. */
export function attention(t: Messages, concerns: Concerns): readonly KnownBlock[] {
  const words = t.home;
  const pressing = CONCERNS.filter((concern) => concerns[concern].length > 0);
  return [
    header(words.attention),
    ...(pressing.length === 0
      ? [context(words.nothingWaits)]
      : pressing.flatMap((concern) => {
          const all = concerns[concern];
          return [
            section(`*${words.concern[concern]}*`),
            decisionLines(
              all.slice(0, NAMED),
              all.length > NAMED ? words.andMore : null,
              (of) => (concern === 'review_due' ? of.reviewAskedAt : null) ?? of.createdAt,
            ),
          ];
        })),
  ];
}
