const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Longer ones are no words that anybody looks for. */
const LONGEST = 40;

/**
 * The words of a text as they are searched for: whatever their case, accents kept, in every script;
 * where words are not spaced, as in Chinese, as a dictionary parts them.
 */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase())) {
    if (isWordLike === true) words.add(segment.slice(0, LONGEST));
  }
  return words;
}
