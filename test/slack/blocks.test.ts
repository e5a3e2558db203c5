import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  context,
  cut,
  escapeMrkdwn,
  header,
  isolate,
  LIMIT,
  option,
  section,
} from '../../src/slack/blocks.ts';
import { unescapeMrkdwn } from '../../src/slack/text.ts';
import { checkBlocks } from '../workspace/check/check-blocks.ts';
import { rawText, typedText } from './typed-text.ts';

/** Characters as people see them, of one to five code units. */
const CHARACTERS = ['a', ' ', '漢', '😀', '𝒳', 'e\u0301', 'o\u0323\u0302\u0308', 'நி', '각'];
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

  it('marks what was cut, and only that', () => {
    expect(cut('Billing bot', 11)).toBe('Billing bot');
    expect(cut('Billing bots', 11)).toBe('Billing bo…');
  });

  it('leaves only the mark when not even the first character fits', () => {
    expect(cut('😀😀', 2)).toBe('…');
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
