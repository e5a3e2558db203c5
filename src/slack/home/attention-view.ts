import type { KnownBlock } from '@slack/types';
import { ATTENTION_KINDS, type AttentionItems } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import { context, header, section } from '../kit/blocks.ts';
import { decisionLines } from '../kit/decision-lists.ts';

/** Of each concern so many are named. */
const NAMED = 3;

/** What waits for somebody, each with the way to its thread. */
export function attention(t: Messages, concerns: AttentionItems): readonly KnownBlock[] {
  const words = t.home;
  const pressing = ATTENTION_KINDS.filter((concern) => concerns[concern].length > 0);
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
              (summary) =>
                (concern === 'review_due' ? summary.reviewAskedAt : null) ?? summary.createdAt,
            ),
          ];
        })),
  ];
}
