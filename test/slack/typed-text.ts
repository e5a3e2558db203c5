import { fc } from '@fast-check/vitest';

/** Pieces of text that have broken Slack apps, beside ordinary words. */
const PIECES = [
  'support ',
  'rückruf ',
  '文書の要約',
  'मानक हिन्दी',
  '👍🏽',
  '👨‍👩‍👧‍👦',
  '🇨🇭',
  'e\u0301\u0323',
  'مساعد ',
  '\u202Ereversed',
  '\u2069',
  '<!channel>',
  '<@U1|ana>',
  '<https://evil.example|here>',
  '&amp;lt;',
  '& < >',
  '`code`*bold*_it_',
  '```',
  '\n\n',
  '\t',
  '%s {{title}}',
];

/** What the clipboard and broken clients add. */
const BROKEN = ['\u0000', '\u001B[31m', '\r\n', '\r', '\uD83D', '\uDE00', '\u0085', '\uFEFF'];

const joined = (pieces: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 20 })), {
      maxLength,
    })
    .map((parts) => parts.join(''));

/** What a person can type or paste. */
export const typedText = joined(PIECES, 12);

/** What a program could send in their place. */
export const rawText = joined([...PIECES, ...BROKEN], 12);
