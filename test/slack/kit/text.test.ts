import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/slack/kit/rich-text.ts';
import { rawText, typedText } from '../typed-text.ts';

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
    { what: 'marks of direction', text: 'ab\u200F', kept: 'ab\u200F' },
    { what: 'what turns the words after it', text: 'a\u202Eb\u2067c\u202A', kept: 'abc' },
    ...['\u200B', '\u3164', '\u2800', '\u115F\u1160', '\u00AD', '\uFE0F', '\u{E0041}\u{E007F}']
      .concat('\u0301\u0302', '\u202E', '\uFFA0', '\u200D \uFEFF')
      .map((text) => ({ what: `${JSON.stringify(text)}, which shows as nothing`, text, kept: '' })),
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

  test.prop([typedText])('only trims what a person can type and see', (text) => {
    const shown = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '').trim();
    expect(['', shown]).toContain(clean(text));
    if (/[a-z\p{Script=Han}]/iu.test(shown)) expect(clean(text)).toBe(shown);
  });
});
