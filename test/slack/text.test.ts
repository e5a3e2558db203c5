import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/slack/text.ts';
import { rawText, typedText } from './typed-text.ts';

describe('cleaning what was typed', () => {
  it.each([
    { what: 'NUL', text: 'a\u0000b', kept: 'a\uFFFDb' },
    { what: 'an escape sequence', text: '\u001B[31mred', kept: '\uFFFD[31mred' },
    { what: 'a C1 control character', text: 'a\u0085b', kept: 'a\uFFFDb' },
    { what: 'half an emoji at the end', text: 'hi \uD83D', kept: 'hi \uFFFD' },
    { what: 'half an emoji at the start', text: '\uDE00 hi', kept: '\uFFFD hi' },
    { what: 'line ends of Windows', text: 'a\r\nb\r\n', kept: 'a\nb' },
    { what: 'a bare carriage return', text: 'a\rb', kept: 'a\uFFFDb' },
    { what: 'white space around', text: ' \n\t a b \n', kept: 'a b' },
    { what: 'tabs and line breaks inside', text: 'a\t\n\nb', kept: 'a\t\n\nb' },
    { what: 'whole emoji and joiners', text: '👩🏽‍🚀 🇨🇭', kept: '👩🏽‍🚀 🇨🇭' },
    { what: 'direction marks', text: 'ab\u200F\u202E', kept: 'ab\u200F\u202E' },
    { what: 'nothing', text: '', kept: '' },
  ])('$what', ({ text, kept }) => {
    expect(clean(text)).toBe(kept);
  });

  test.prop([rawText])('gives text that every database and terminal takes', (text) => {
    expect(clean(text).isWellFormed()).toBe(true);
    expect(clean(text)).not.toMatch(/(?![\n\t])\p{Cc}/u);
  });

  test.prop([rawText])('changes nothing the second time, and never makes it longer', (text) => {
    expect(clean(clean(text))).toBe(clean(text));
    expect(clean(text).length).toBeLessThanOrEqual(text.length);
  });

  test.prop([typedText])('only trims what a person can type', (text) => {
    expect(clean(text)).toBe(text.trim());
  });
});
