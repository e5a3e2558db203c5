import type { Button } from '@slack/types';
import type { MessageContent } from '../kit/blocks.ts';
import { controls } from '../kit/controls.ts';
import { type RichPart, toRichText, toText } from '../kit/rich-text.ts';

/** A reply in prose with buttons under it; the second form is the bare text. */
export function replyMessage(
  decisionId: string,
  parts: readonly RichPart[],
  buttons: readonly Button[] = [],
): readonly MessageContent[] {
  const text = toText(parts);
  return [
    {
      text,
      blocks: [toRichText(parts), ...(buttons.length === 0 ? [] : [controls(decisionId, buttons)])],
    },
    { text, blocks: [] },
  ];
}
