import { describe, expect, it } from 'vitest';
import { wordsOf, wordsSought } from '../../src/domain/text.ts';

const isFound = (sought: string, text: string): boolean =>
  wordsSought(sought).size > 0 && [...wordsSought(sought)].every((word) => wordsOf(text).has(word));

describe('a word', () => {
  it.each([
    ['cafe', 'Café'],
    ['café', 'CAFE\u0301'],
    ["o'clock", 'o’clock'],
    ['oclock', 'oʼclock'],
    ['strasse', 'Straße'],
    ['STRASSE', 'straße'],
    ['istanbul', 'İstanbul'],
    ['ıstanbul', 'ISTANBUL'],
    ['οδος', 'ΟΔΌΣ'],
    ['lodz', 'Łódź'],
    ['oresund', 'Øresund'],
    ['file', 'ﬁle'],
    ['FAQ', 'ＦＡＱ'],
    ['елка', 'ёлка'],
    ['замок', 'за́мок'],
    ['كتاب', 'كِتَابٌ'],
    ['שלום', 'שָׁלוֹם'],
    ['ガイド', 'ｶﾞｲﾄﾞ'],
    ['finetuning', 'fine\u00ADtuning'],
    ['fine-tuning', 'fine tuning'],
    ['fine tuning', 'Fine‑tuning'],
    ['finetuning', 'fine-tuning'],
    ['账单', '账单助手'],
  ])('%j finds %j', (sought, text) => {
    expect(isFound(sought, text)).toBe(true);
  });

  it.each([
    ['мои', 'мой'],
    ['か', 'が'],
    ['की', 'कि'],
    ['นา', 'น้า'],
    ['cafes', 'Café'],
    ['clock', 'o’clock'],
  ])('%j does not find %j', (sought, text) => {
    expect(isFound(sought, text)).toBe(false);
  });

  it('is none of signs, emoji or what shows as nothing', () => {
    expect([...wordsOf('— … 🎉 \u200B\u3164 !')]).toEqual([]);
  });
});
