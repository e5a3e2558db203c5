import { nameToEmoji } from 'gemoji';
import { unescapeMrkdwn } from '../kit/text.ts';

/** What somebody or something that a message refers to is called. */
export type Naming = {
  readonly person: (id: string, label: string) => string;
  readonly channel: (id: string, label: string) => string;
  readonly group: (id: string, label: string) => string;
};

/** A line of what a message says: its own words, words it quotes, or others that head no page (code, names). */
export type Line = { readonly kind: 'own' | 'quote' | 'other'; readonly text: string };

const REFERENCE = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;

/** Signs around bold, italic and struck words, as Slack sees them: not within a word. */
const STYLES = ['*', '_', '~'].map(
  (sign) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}${sign}\\\\])[${sign}](?![\\s${sign}])([^\\n${sign}]{0,999}[^\\s${sign}])[${sign}](?![\\p{L}\\p{N}${sign}])`,
      'gu',
    ),
);

const FENCE = '```';
const QUOTE = /^(?:&gt;|>)[ \t]?/;

/** A text with Slack's markup in it, line by line, as its readers see it. */
export function linesOf(mrkdwn: string, names: Naming): readonly Line[] {
  return mrkdwn.split(FENCE).flatMap((part, index, { length }): readonly Line[] => {
    // A fence without an end is no code.
    const isCode = index % 2 === 1 && index < length - 1;
    const text = index === 0 ? part : part.replace(/^\n/, '');
    const trimmed = index === length - 1 ? text : text.replace(/\n$/, '');
    if (trimmed === '') return [];
    return trimmed.split('\n').map((line): Line => {
      if (isCode) return { kind: 'other', text: referred(line, names) };
      const isQuote = QUOTE.test(line);
      const styled = styledLine(isQuote ? line.replace(QUOTE, '') : line, names);
      return isQuote ? { kind: 'quote', text: `> ${styled}` } : { kind: 'own', text: styled };
    });
  });
}

/** A piece of code keeps every sign that stands in it. */
function styledLine(line: string, names: Naming): string {
  return line
    .split(/`([^`\n]+)`/)
    .map((part, index) => {
      if (index % 2 === 1) return referred(part, names);
      // What stands between < and > is an address or an id, and no words.
      const plain = part.replace(/<[^<>]*>|[^<]+|</g, (piece) =>
        piece.startsWith('<') ? piece : withEmoji(unstyled(piece)),
      );
      return referred(plain, names);
    })
    .join('');
}

const unstyled = (text: string): string =>
  STYLES.reduce((styled, style) => styled.replace(style, '$1'), text);

/** The same text with the characters that standard emoji names stand for; others stay `:name:`. */
export const withEmoji = (text: string): string =>
  text.replace(
    /:([a-z0-9_+'-]{1,60}):(?::skin-tone-([2-6]):)?/g,
    (written, name: string, tone?: string) => emojiOf(name, tone) ?? written,
  );

/** What a reference stands for in the text around it, and that text as it was typed. */
function referred(text: string, names: Naming): string {
  const read = text.replace(REFERENCE, (_, sign: string, to: string, label = '') => {
    const words = unescapeMrkdwn(label);
    const shown = referenced(sign, unescapeMrkdwn(to), words, names);
    // It is unescaped once more below, with the text around it.
    return shown.replaceAll('&', '&amp;');
  });
  return unescapeMrkdwn(read);
}

function referenced(sign: string, to: string, label: string, names: Naming): string {
  if (sign === '@') return names.person(to, label);
  if (sign === '#') return names.channel(to, label);
  if (sign !== '!') return linkText(to, label);
  const [kind = '', ...rest] = to.split('^');
  if (kind === 'subteam') return names.group(rest[0] ?? '', label);
  if (kind === 'date') return label || dayOf(Number(rest[0]));
  return label === '' ? `@${to}` : label.startsWith('@') ? label : `@${label}`;
}

/** The day of a moment in seconds since 1970, in UTC; nothing when it is no moment. */
export function dayOf(seconds: number): string {
  const day = new Date(seconds * 1000);
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10);
}

/** What was typed as an address reads as that; words with a link behind them are followed by it. */
export function linkText(to: string, label: string): string {
  const [, address = to] = /^(?:https?:\/\/|mailto:|tel:)(.*)$/.exec(to) ?? [];
  if (label === address || (label === '' && !/^https?:/.test(to))) return address;
  return label === '' || label === to ? to : `${label} (${to})`;
}

/** The first of the letters that make a flag, and the first skin tone, which Slack numbers from 2. */
const FLAG_A = 0x1f1e6;
const TONE_2 = 0x1f3fb;

/** The character that a standard emoji's name stands for; undefined for a workspace's own emoji. */
function emojiOf(name: string, tone?: string): string | undefined {
  const [, country] = /^flag-([a-z]{2})$/.exec(name) ?? [];
  if (country !== undefined) return flagOf(country);
  const emoji = Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
  if (emoji === undefined || tone === undefined) return emoji;
  return emoji.replace('\uFE0F', '') + String.fromCodePoint(TONE_2 + Number(tone) - 2);
}

const flagOf = (country: string): string =>
  String.fromCodePoint(...[...country].map((letter) => FLAG_A + letter.charCodeAt(0) - 97));
