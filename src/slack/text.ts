/** Characters that no keyboard types, that break terminals and that databases refuse. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

/** Somebody's text as it is kept: every character a person can type, and only those. */
export function clean(text: string): string {
  return text.replaceAll('\r\n', '\n').toWellFormed().replace(CONTROL, '\uFFFD').trim();
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Undoes the escaping that Slack applies to the text of commands and messages. */
export function unescapeMrkdwn(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
