import { SYSTEM_ACTOR } from '../../domain/events.ts';
import type { Messages } from '../../i18n/messages.ts';
import { context, type MessageContent, mention, moment } from '../kit/blocks.ts';

/** What a root message becomes once its decision was deleted: when and by whom, and nothing of it. */
export function deletedNotice(
  t: Messages,
  { by, at }: { readonly by: string; readonly at: number },
): MessageContent {
  const words = t.deletion.tombstone;
  const text =
    by === SYSTEM_ACTOR ? words.keptLongEnough(moment(at)) : words.deleted(mention(by), moment(at));
  return { text, blocks: [context(text)] };
}
