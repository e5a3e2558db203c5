import { placedElements } from '../workspace/elements.ts';
import { isJson } from '../workspace/json.ts';
import type { Block, Message } from '../workspace/protocol.ts';

const INLINE = new Set(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']);

/** What blocks say, a line for each thought; people as `<@U…>`. */
export function wordsOf(shown: unknown): string {
  if (Array.isArray(shown)) return shown.map(wordsOf).filter(Boolean).join('\n');
  if (!isJson(shown)) return '';
  if (shown.type === 'user') return `<@${String(shown.user_id)}>`;
  if (typeof shown.text === 'string') return shown.text;
  if (INLINE.has(String(shown.type)) && Array.isArray(shown.elements)) {
    return shown.elements.map(wordsOf).join('');
  }
  return Object.values(shown).map(wordsOf).filter(Boolean).join('\n');
}

/** The names of everything that can be clicked or chosen in a message. */
export const controlsOf = ({ blocks }: Pick<Message, 'blocks'>): readonly string[] =>
  placedElements(blocks).map(({ actionId }) => actionId);

/** The names of the fields of a form. */
export const fieldsOf = (blocks: readonly Block[]): readonly string[] =>
  placedElements(blocks).map(({ blockId }) => blockId);
