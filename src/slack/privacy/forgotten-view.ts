import type { Messages } from '../../i18n/messages.ts';
import { type MessageContent, mention, section } from '../kit/blocks.ts';

/** Tells whoever asked, alone, that what a person wrote was taken out. */
export function forgottenMessage(
  t: Messages,
  {
    personId,
    by,
    decisions,
  }: { readonly personId: string; readonly by: string; readonly decisions: number },
): MessageContent {
  const { own, others } = t.deletion.forgotten;
  const text = personId === by ? own(decisions) : others(mention(personId), decisions);
  return { text, blocks: [section(text)] };
}
