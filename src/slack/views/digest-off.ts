import type { Messages } from '../../i18n/messages.ts';
import { context, cutText, LIMIT, type MessageContent, mention } from '../blocks.ts';

/** What a digest becomes once somebody has turned it off: all that it tells, and who did. */
export function digestTurnedOff(
  t: Messages,
  { text, blocks }: MessageContent,
  userId: string,
): MessageContent {
  const said = t.digest.turnedOffBy(mention(userId));
  return {
    text: `${cutText(text, LIMIT.messageText - said.length - 1)}\n${said}`,
    blocks: [...blocks.filter(({ type }) => type !== 'actions'), context(said)],
  };
}
