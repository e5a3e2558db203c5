import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { runs } from '../runs.ts';
import { anyCase, anyChoice, firstMessageOf, sentencesOf, titlesOf } from './words-of-advice.ts';

const RUNS = runs(3000);
const anyAdvice = fc.oneof(anyCase, anyChoice);

type Find = (text: string) => boolean;

/** What is said of all that the advice on a case says. */
const saysOf = (of: Parameters<typeof sentencesOf>[0]) => [...sentencesOf(of), ...titlesOf(of)];
const has =
  (wrong: RegExp): Find =>
  (text) =>
    wrong.test(text);

/** How often a mark stands in a text. */
const count = (text: string, mark: string): number => text.split(mark).length - 1;

describe('the words of any advice', () => {
  const wrong: readonly (readonly [string, Find])[] = [
    ['hold a value for each gap', has(/undefined|NaN|null|Infinity|\[object/)],
    ['have no gap where a name was missing', has(/ (?=[\s,.;:?)])|\(\s|\(\)|“”/)],
    ['have one mark where a sentence ends', has(/[,;:.?][,;:.?]|\? \(/)],
    ['close what they open', (text) => !isPaired(text)],
    ['say no word twice', has(/\b(\p{L}+)\s+\1\b/iu)],
    ['count one as one', has(/(?<![\d.,])1 (?:questions|documents|items|requests|tasks|points)\b/)],
    ['name a number of something', has(/number of(?! \p{L})/u)],
    ['say how often only of what changes', has(/changes? (?:never|nobody)/)],
    ['write thousands with a comma', has(/(?<![\d,.])\d{4,}/)],
    ['tell no share that nothing can be below', has(/below 0\u00a0%|±0 |up to 0 /)],
  ];

  for (const [promise, isWrong] of wrong) {
    test.prop([anyAdvice], RUNS)(promise, (of) => {
      expect(saysOf(of).filter(({ text }) => isWrong(text))).toEqual([]);
    });
  }

  test.prop([anyAdvice], RUNS)(
    'are sentences: each begins with a capital and ends with a mark',
    (of) => {
      const broken = sentencesOf(of).filter(
        ({ text }) => !/^[\p{Lu}\p{N}“]/u.test(text) || !/[.?]$/.test(text),
      );
      expect(broken).toEqual([]);
      const small = sentencesOf(of).filter(({ text }) => /[.?]\s+(?![\p{Lu}\p{N}“])/u.test(text));
      expect(small).toEqual([]);
    },
  );

  test.prop([anyAdvice], RUNS)('are titles: each begins with a capital and has no mark', (of) => {
    expect(titlesOf(of).filter(({ text }) => !/^\p{Lu}.*[\p{L})]$/u.test(text))).toEqual([]);
  });
});

function isPaired(text: string): boolean {
  return (
    count(text, '(') === count(text, ')') &&
    count(text, '“') === count(text, '”') &&
    !/\([^)]*\(/.test(text)
  );
}

/** What a phone shows at once, in characters. */
const SCREEN = 900;

describe('a first message', () => {
  test.prop([anyCase], RUNS)('fits the screen of a phone', (of) => {
    expect(firstMessageOf(of).join('\n').length).toBeLessThanOrEqual(SCREEN);
  });
});
