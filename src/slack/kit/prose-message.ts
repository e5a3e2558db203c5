import { escapeMrkdwn, header, type MessageContent } from './blocks.ts';
import { type RichPart, toRichText, toText } from './rich-text.ts';

/** A heading and prose; the second form, for where rich text is not accepted, is the bare text. */
export function richTextMessage(
  title: string,
  parts: readonly RichPart[],
): readonly MessageContent[] {
  const text = `${escapeMrkdwn(title)}\n${toText(parts)}`;
  return [
    { text, blocks: [header(title), toRichText(parts)] },
    { text, blocks: [] },
  ];
}
