import { nameToEmoji } from 'gemoji';
import { unescapeMrkdwn } from '../kit/rich-text.ts';

/** Names for the people, channels and groups that a message refers to; `label` is Slack's, often empty. */
export type Naming = {
  readonly person: (id: string, label: string) => string;
  readonly channel: (id: string, label: string) => string;
  readonly group: (id: string, label: string) => string;
};

/** A line of a message: its own words, a quote, or words that make no title, such as code and names. */
export type Line = { readonly kind: 'own' | 'quote' | 'other'; readonly text: string };

const REFERENCE = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;

/** Marks around bold, italic and struck words; like Slack, not inside a word. */
const STYLES = ['*', '_', '~'].map(
  (sign) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}${sign}\\\\])[${sign}](?![\\s${sign}])([^\\n${sign}]{0,999}[^\\s${sign}])[${sign}](?![\\p{L}\\p{N}${sign}])`,
      'gu',
    ),
);

const FENCE = '```';
const QUOTE = /^(?:&gt;|>)[ \t]?/;

/** Mrkdwn as its readers see it, line by line. */
export function linesOf(mrkdwn: string, names: Naming): readonly Line[] {
  return mrkdwn.split(FENCE).flatMap((part, index, { length }): readonly Line[] => {
    // An unclosed fence is plain text.
    const isCode = index % 2 === 1 && index < length - 1;
    const text = index === 0 ? part : part.replace(/^\n/, '');
    const trimmed = index === length - 1 ? text : text.replace(/\n$/, '');
    if (trimmed === '') return [];
    return trimmed.split('\n').map((line): Line => {
      if (isCode) return { kind: 'other', text: readable(line, names) };
      const isQuote = QUOTE.test(line);
      const styled = styledLine(isQuote ? line.replace(QUOTE, '') : line, names);
      return isQuote ? { kind: 'quote', text: `> ${styled}` } : { kind: 'own', text: styled };
    });
  });
}

/** Removes style marks and replaces emoji names, except in inline code. */
function styledLine(line: string, names: Naming): string {
  return line
    .split(/`([^`\n]+)`/)
    .map((part, index) => {
      if (index % 2 === 1) return readable(part, names);
      // Leaves <…> alone: it holds an address or an id.
      const plain = part.replace(/<[^<>]*>|[^<]+|</g, (piece) =>
        piece.startsWith('<') ? piece : withEmoji(unstyled(piece)),
      );
      return readable(plain, names);
    })
    .join('');
}

const unstyled = (text: string): string =>
  STYLES.reduce((styled, style) => styled.replace(style, '$1'), text);

/** Replaces the names of standard emoji by their characters; other names stay `:name:`. */
export const withEmoji = (text: string): string =>
  text.replace(
    /:([a-z0-9_+'-]{1,60}):(?::skin-tone-([2-6]):)?/g,
    (written, name: string, tone?: string) => emojiOf(name, tone) ?? written,
  );

/** Replaces references such as `<@U1>` by names, then undoes Slack's escaping. */
function readable(text: string, names: Naming): string {
  const named = text.replace(REFERENCE, (_, sign: string, to: string, label = '') => {
    const words = unescapeMrkdwn(label);
    const name = nameOf(sign, unescapeMrkdwn(to), words, names);
    // The whole text is unescaped below, so the name must survive that.
    return name.replaceAll('&', '&amp;');
  });
  return unescapeMrkdwn(named);
}

function nameOf(sign: string, to: string, label: string, names: Naming): string {
  if (sign === '@') return names.person(to, label);
  if (sign === '#') return names.channel(to, label);
  if (sign !== '!') return linkText(to, label);
  const [kind = '', ...rest] = to.split('^');
  if (kind === 'subteam') return names.group(rest[0] ?? '', label);
  if (kind === 'date') return label || dayOf(Number(rest[0]));
  return label === '' ? `@${to}` : label.startsWith('@') ? label : `@${label}`;
}

/** A time in seconds since 1970 as `YYYY-MM-DD` in UTC; empty if it is no valid time. */
export function dayOf(seconds: number): string {
  const day = new Date(seconds * 1000);
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10);
}

/** A typed address as it was typed; a labelled link as `label (address)`. */
export function linkText(to: string, label: string): string {
  const [, address = to] = /^(?:https?:\/\/|mailto:|tel:)(.*)$/.exec(to) ?? [];
  if (label === address || (label === '' && !/^https?:/.test(to))) return address;
  return label === '' || label === to ? to : `${label} (${to})`;
}

/** Unicode's first regional indicator letter and first skin tone, which Slack numbers from 2. */
const FLAG_A = 0x1f1e6;
const TONE_2 = 0x1f3fb;

/** The character of a standard emoji; undefined for a workspace's own emoji. */
function emojiOf(name: string, tone?: string): string | undefined {
  const [, country] = /^flag-([a-z]{2})$/.exec(name) ?? [];
  if (country !== undefined) return flagOf(country);
  const emoji = Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
  if (emoji === undefined || tone === undefined) return emoji;
  return emoji.replace('\uFE0F', '') + String.fromCodePoint(TONE_2 + Number(tone) - 2);
}

const flagOf = (country: string): string =>
  String.fromCodePoint(...[...country].map((letter) => FLAG_A + letter.charCodeAt(0) - 97));
