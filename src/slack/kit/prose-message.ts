import { escapeMrkdwn, header, type MessageContent } from './blocks.ts';
import { type Part, toRichText, toText } from './rich-text.ts';

/** A heading and prose; the second form, for where rich text is not accepted, is the bare text. */
export function proseMessage(title: string, parts: readonly Part[]): readonly MessageContent[] {
  const text = `${escapeMrkdwn(title)}\n${toText(parts)}`;
  return [
    { text, blocks: [header(title), toRichText(parts)] },
    { text, blocks: [] },
  ];
}
