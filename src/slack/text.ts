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

const MENTION = /<@([UW]\w+)/g;

/** Whom a message mentions without saying their names. */
export const mentionedIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(MENTION)].map(([, id = '']) => id)),
];

const REFERENCE = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;

/** A message's text as its readers see it, with the names that are known. */
export function readable(text: string, names: ReadonlyMap<string, string>): string {
  const read = text.replace(REFERENCE, (_, sign: string, to: string, label = '') => {
    if (sign === '@') return `@${label || (names.get(to) ?? to)}`;
    if (sign === '#') return `#${label || to}`;
    if (sign === '!') return label || `@${to}`;
    return linkText(to, label);
  });
  return unescapeMrkdwn(read);
}

/** What was typed as an address reads as that; words with a link behind them are followed by it. */
function linkText(to: string, label: string): string {
  const [, address = to] = /^(?:https?:\/\/|mailto:|tel:)(.*)$/.exec(to) ?? [];
  if (label === address) return label;
  return label === '' || label === to ? to : `${label} (${to})`;
}
