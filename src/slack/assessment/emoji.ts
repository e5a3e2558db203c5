import { nameToEmoji } from 'gemoji';

/** The first of the letters that make a flag, and the first skin tone, which Slack numbers from 2. */
const FLAG_A = 0x1f1e6;
const TONE_2 = 0x1f3fb;

/** The character that a standard emoji's name stands for; undefined for a workspace's own emoji. */
export function emojiOf(name: string, tone?: string): string | undefined {
  const [, country] = /^flag-([a-z]{2})$/.exec(name) ?? [];
  if (country !== undefined) return flagOf(country);
  const emoji = Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
  if (emoji === undefined || tone === undefined) return emoji;
  return emoji.replace('\uFE0F', '') + String.fromCodePoint(TONE_2 + Number(tone) - 2);
}

const flagOf = (country: string): string =>
  String.fromCodePoint(...[...country].map((letter) => FLAG_A + letter.charCodeAt(0) - 97));
