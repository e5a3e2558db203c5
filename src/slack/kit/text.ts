import { isVisible } from '../../domain/text.ts';

/** Control characters break terminals, and PostgreSQL refuses NUL. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

/** Embeddings, overrides and isolates turn all text after them. LRM and RLM do not, and stay. */
const DIRECTION_CHANGES = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * A member's text as the bot stores it: without control characters and without marks that change the
 * direction of the text around it. Empty if it has no visible character.
 */
export function clean(text: string): string {
  const kept = text
    .replaceAll('\r\n', '\n')
    .toWellFormed()
    .replace(DIRECTION_CHANGES, '')
    .replace(CONTROL, '\uFFFD')
    .trim();
  return isVisible(kept) ? kept : '';
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Undoes the escaping that Slack applies to commands and messages. */
export function unescapeMrkdwn(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
