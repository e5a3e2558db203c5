import { cut, cutText, isolate, LIMIT } from './blocks.ts';

/** What people typed, as `isolate` marks it; all the rest is in our words. */
const TYPED = /\u2068([^\u2069]*)\u2069/g;
/** Of each long text so much stays at least, in UTF-16 code units. */
const LEAST = 80;

/**
 * An escaped text as long as Slack takes it at the top of a message, where screen readers find it. In
 * one that is too long what people typed is shortened, the longest the most; only then lines at the
 * end are left out. `rest` is the sentence that says so and where all of it stands.
 */
export function shortText(text: string, rest: string, most: number = LIMIT.messageText): string {
  if (text.length <= most) return text;
  const room = most - rest.length - 1;
  const typed = [...text.matchAll(TYPED)].map(([, words]) => words?.length ?? 0);
  const ours = text.length - typed.reduce((sum, length) => sum + length, 0);
  const share = shareOf(typed, room - ours);
  const shorter = text.replaceAll(TYPED, (_, words: string) => isolate(cutEscaped(words, share)));
  return `${cutText(shorter, room)}\n${rest}`;
}

/** How long each may be at most so that all of them fit: what is shorter leaves room for the others. */
function shareOf(lengths: readonly number[], room: number): number {
  let left = room;
  for (const [index, length] of lengths.toSorted((a, b) => a - b).entries()) {
    const share = Math.max(LEAST, Math.floor(left / (lengths.length - index)));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

/** Cut between characters as people see them, and no entity in two. */
function cutEscaped(words: string, most: number): string {
  if (words.length <= most) return words;
  return `${cut(words, most)
    .slice(0, -1)
    .replace(/&[a-z]*$/, '')}…`;
}
