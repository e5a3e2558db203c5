import type { DecisionRecord } from './schema.ts';

/** Limits of a name, leaving room for what a sync tool may append; bytes count in UTF-8. */
const MOST_CHARACTERS = 100;
const MOST_BYTES = 200;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A name such as `2026-11-23-billing-bot.md`, the same at each export: the day on which the question
 * was asked, and its title in its own script, or else its id. It has only letters, digits and
 * hyphens, so that every file system accepts it.
 */
export function fileName(
  { dates, title, id }: Pick<DecisionRecord, 'dates' | 'title' | 'id'>,
  extension: 'md' | 'json',
): string {
  const day = dates.opened.slice(0, 10);
  const rest = MOST_CHARACTERS - `${day}-.${extension}`.length;
  const slug = shorten(slugOf(title), rest) || shorten(slugOf(id), rest) || 'decision';
  return `${day}-${slug}.${extension}`;
}

/** Latin letters lose their accents; other scripts keep their marks, which change the word. */
function slugOf(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
}

/** Cuts between words where possible, and never within a grapheme. */
function shorten(slug: string, most: number): string {
  let short = '';
  for (const { segment } of graphemes.segment(slug)) {
    const longer = short + segment;
    if (longer.length > most || new TextEncoder().encode(longer).length > MOST_BYTES) break;
    short = longer;
  }
  const isWhole = short === slug || slug[short.length] === '-';
  return (isWhole ? short : short.replace(/(?<=.)-[^-]*$/, '')).replace(/-$/, '');
}
