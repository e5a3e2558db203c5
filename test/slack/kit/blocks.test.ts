import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  context,
  cut,
  cutText,
  escapeMrkdwn,
  header,
  isolate,
  LIMIT,
  option,
  section,
} from '../../../src/slack/kit/blocks.ts';
import { unescapeMrkdwn } from '../../../src/slack/kit/rich-text.ts';
import { checkBlocks } from '../../workspace/check/check-blocks.ts';
import { rawText, typedText } from '../typed-text.ts';

/** Emoji that are one to people and many to a program. */
const EMOJI = ['👍🏽', '👨‍👩‍👧‍👦', '🇨🇭'];
/** Characters as people see them, of one to eleven code units. */
const CHARACTERS = [
  'a',
  ' ',
  '漢',
  '😀',
  '𝒳',
  'e\u0301',
  'o\u0323\u0302\u0308',
  'நி',
  '각',
  ...EMOJI,
];
const spelled = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 40 });
const room = fc.integer({ min: 1, max: 30 });

describe('cutting', () => {
  test.prop([spelled])('leaves a text that fits as it is', (characters) => {
    const text = characters.join('');
    expect(cut(text, text.length)).toBe(text);
  });

  test.prop([spelled, room])('keeps as many whole characters as there is room for', (all, most) => {
    const text = all.join('');
    fc.pre(text.length > most);
    const kept = cut(text, most).slice(0, -1);
    const wholes = all.map((_, i) => all.slice(0, i).join(''));
    const longest = wholes.filter((whole) => whole.length < most).at(-1);
    expect(kept).toBe(longest);
    expect(cut(text, most).endsWith('…')).toBe(true);
  });

  test.prop([rawText, room])('never exceeds the room', (text, most) => {
    expect(cut(text, most).length).toBeLessThanOrEqual(most);
  });

  test.prop([typedText, room])('never splits a surrogate pair', (text, most) => {
    expect(cut(text, most).isWellFormed()).toBe(true);
  });

  it.each(EMOJI)('never splits %s, wherever the cut falls', (emoji) => {
    const characters = ['a', emoji, emoji, ' ', emoji, 'b', emoji];
    const text = characters.join('');
    const wholes = characters.map((_, i) => characters.slice(0, i).join(''));
    for (let most = 1; most < text.length; most += 1) {
      const shown = cut(text, most);
      expect(shown.endsWith('…')).toBe(true);
      expect(wholes).toContain(shown.slice(0, -1));
    }
    expect(cut(text, text.length)).toBe(text);
  });

  it('tells the flags in a row of flags apart', () => {
    const flags = '🇨🇭🇩🇪🇫🇷🇮🇹';
    expect([5, 6, 8, 9, 12, 13].map((most) => cut(flags, most))).toEqual([
      '🇨🇭…',
      '🇨🇭…',
      '🇨🇭…',
      '🇨🇭🇩🇪…',
      '🇨🇭🇩🇪…',
      '🇨🇭🇩🇪🇫🇷…',
    ]);
  });

  it('marks what was cut, and only that', () => {
    expect(cut('Billing bot', 11)).toBe('Billing bot');
    expect(cut('Billing bots', 11)).toBe('Billing bo…');
  });

  it('leaves only the mark when not even the first character fits', () => {
    expect(cut('😀😀', 2)).toBe('…');
  });
});

describe('cutting escaped text', () => {
  const LINK = '<https://source.example/a?b=c&amp;d|A &amp; B 2024>';
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(LINK, '<@U1>', '&amp;', '&lt;', '&gt;', '\n', ...CHARACTERS),
      fc.string({ unit: 'grapheme', maxLength: 10 }).map(escapeMrkdwn),
    ),
    { maxLength: 30 },
  );
  const anyRoom = fc.integer({ min: 2, max: 300 });

  test.prop([pieces, anyRoom])('never cuts a link, a mention or an entity', (all, most) => {
    const text = all.join('');
    const shown = cutText(text, most);
    expect(shown.length).toBeLessThanOrEqual(most);
    expect(shown.isWellFormed()).toBe(true);
    const outside = shown.replaceAll(LINK, '').replaceAll('<@U1>', '');
    expect(outside).not.toMatch(/[<>]/);
    expect(outside).not.toMatch(/&(?!amp;|lt;|gt;)/);
  });

  test.prop([pieces, anyRoom])('only ever leaves out what comes last, and says so', (all, most) => {
    const text = all.join('');
    const shown = cutText(text, most);
    if (text.length <= most) {
      expect(shown).toBe(text);
      return;
    }
    expect(shown.endsWith('…')).toBe(true);
    expect(text.startsWith(shown.slice(0, -1))).toBe(true);
  });

  it('cuts between lines where it can', () => {
    const lines = ['First line', `• ${LINK}`, 'third line'].join('\n');
    expect(cutText(lines, lines.length - 1)).toBe(`First line\n• ${LINK}…`);
    expect(cutText(lines, 40)).toBe('First line…');
  });

  it('cuts within a line that is too long by itself', () => {
    expect(cutText('x'.repeat(20), 10)).toMatch(/^x{7,9}…$/);
    expect(cutText(`see ${LINK}`, 20)).toBe('see …');
    expect(cutText('R&amp;D and more', 6)).toBe('R…');
  });
});

describe('escaping', () => {
  test.prop([rawText])('leaves nothing that Slack would parse', (text) => {
    expect(escapeMrkdwn(text)).not.toMatch(/[<>]/);
    expect(escapeMrkdwn(text)).not.toMatch(/&(?!amp;|lt;|gt;)/);
  });

  test.prop([rawText])('can be undone without loss', (text) => {
    expect(unescapeMrkdwn(escapeMrkdwn(text))).toBe(text);
  });

  it('is undone once: what was typed as an entity stays one', () => {
    expect(unescapeMrkdwn('&amp;lt;b&amp;gt; &lt;b&gt; &copy;')).toBe('&lt;b&gt; <b> &copy;');
  });
});

describe('isolating', () => {
  it('wraps a text so that its direction stays inside', () => {
    expect(isolate('مساعد')).toBe('\u2068مساعد\u2069');
  });

  test.prop([rawText])('cannot be ended or begun anew by what is in it', (text) => {
    const marks = isolate(text).match(/[\u2066-\u2069]/g);
    expect(marks).toEqual(['\u2068', '\u2069']);
    expect(isolate(text).slice(1, -1)).toBe(text.replaceAll('\u2069', ''));
  });

  it('keeps the marks that join and order letters', () => {
    const text = 'a\u200D\u200F\u061Cb';
    expect(isolate(text)).toBe(`\u2068${text}\u2069`);
    expect(isolate('a\u2066b\u2067c\u2068d\u2069e')).toBe('\u2068abcde\u2069');
  });
});

describe('blocks', () => {
  const long = 'x'.repeat(5000);

  it('are cut to what Slack takes', () => {
    const blocks = [header(long), section(long), context(long)];
    expect(checkBlocks(blocks, 'message')).toMatchObject({ ok: true });
    expect(option(long, 'v').text.text).toHaveLength(LIMIT.optionText);
  });

  it('show text as it is: no emoji names, no links and mentions made of it', () => {
    expect(header(':tada:')).toMatchObject({ text: { type: 'plain_text', emoji: false } });
    expect(section('@here')).toMatchObject({ text: { type: 'mrkdwn', verbatim: true } });
    expect(context('@here')).toMatchObject({ elements: [{ type: 'mrkdwn', verbatim: true }] });
  });
});
