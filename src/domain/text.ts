const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Longer ones are no words that anybody looks for. */
const LONGEST = 40;

/** Letters that people type without their stroke, or as two; Unicode does not take them apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ŧ: 't', þ: 'th' },
  ...{ ς: 'σ' },
};
const STROKED = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/** What is left out within a word: apostrophes of all shapes. */
const APOSTROPHE = /(?<=\p{L})['‘’ʼʹ′`´＇](?=\p{L})/gu;
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\u0640/gu;

/**
 * Marks that people leave out: accents of Latin and Greek, the stress of Cyrillic, vowel points of
 * Hebrew and Arabic. Elsewhere they are letters: й is not и, and が not か.
 */
const MARKS = [
  /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}/gu,
  /(?<=\p{Script=Cyrillic})[\u0300\u0301]/gu,
  /(?<=е)\u0308/gu,
  /(?=\p{M})[\u0591-\u05C7\u064B-\u065F\u0670]/gu,
] as const;

/** Text in which what a person would call the same word is written in the same way. */
function folded(text: string): string {
  // Upper case first: ß is SS, and both sigmas are one.
  const plain = text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(APOSTROPHE, '')
    .toUpperCase()
    .normalize('NFKD')
    .toLowerCase();
  return MARKS.reduce((rest, marks) => rest.replace(marks, ''), plain)
    .replace(STROKED, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

const HYPHENED = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)+/gu;
const HYPHEN = /[-\u2010\u2011]/gu;

/**
 * The words by which a text is found: in every script; where words are not spaced, as in Chinese, as a
 * dictionary parts them; what is hyphened, in its parts and as one word.
 */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set(parted(folded(text)));
  for (const word of joinedIn(text)) words.add(word);
  return words;
}

/** The words that a text has to have to be found by these: hyphened ones in their parts. */
export const wordsSought = (text: string): ReadonlySet<string> => new Set(parted(folded(text)));

/** The hyphened words of a text as if they had no hyphen. */
const joinedIn = (text: string): readonly string[] =>
  [...folded(text).matchAll(HYPHENED)].map(([word]) => word.replace(HYPHEN, '').slice(0, LONGEST));

const parted = (text: string): readonly string[] =>
  [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment }) => segment.slice(0, LONGEST));

/** Anything but spaces, marks that need a letter, and characters that show as nothing. */
const VISIBLE = /[^\s\p{Z}\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a reader sees anything of a text. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);
