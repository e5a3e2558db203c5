import { isVisible } from '../../domain/text.ts';

/** Characters that no keyboard types, that break terminals and that databases refuse. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

/** Embeddings, overrides and isolates change the direction of what follows. Marks of one character stay. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Somebody's text as it is stored: only characters a person can type, and none that changes the direction
 * of the words around it. Empty if a reader would see nothing of it.
 */
export function clean(text: string): string {
  const kept = text
    .replaceAll('\r\n', '\n')
    .toWellFormed()
    .replace(TURNING, '')
    .replace(CONTROL, '\uFFFD')
    .trim();
  return isVisible(kept) ? kept : '';
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Undoes the escaping that Slack applies to the text of commands and messages. */
export function unescapeMrkdwn(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
