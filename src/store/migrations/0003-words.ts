const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

const LONGEST = 40;

/** The words of a text as this migration knew them; what finds them now is `records/words.ts`. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase())) {
    if (isWordLike === true) words.add(segment.slice(0, LONGEST));
  }
  return words;
}
