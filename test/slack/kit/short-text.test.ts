import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { escapeMrkdwn, isolate, shortText } from '../../../src/slack/kit/blocks.ts';

const REST = 'The record holds all of it.';
const typed = (length: number, piece = 'a'): string =>
  isolate(escapeMrkdwn(piece.repeat(length / piece.length)));

const PIECES = ['a', '&', '<', '👩‍👩‍👧‍👦', 'é', ' ', '\n', 'words '];
const anyTyped = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 200 })
  .map((pieces) => isolate(escapeMrkdwn(pieces.join(''))));
const anyText = fc
  .array(fc.oneof(fc.constantFrom('Reason', '<@U1> agrees', '• one'), anyTyped), { maxLength: 12 })
  .map((lines) => lines.join('\n'));

describe('a text at the top of a message', () => {
  test.prop([anyText, fc.integer({ min: 60, max: 1_500 })])(
    'is as long as it may be, parses as before, and says when something is missing',
    (text, most) => {
      const short = shortText(text, REST, most);
      expect(short.length).toBeLessThanOrEqual(most);
      expect(short.isWellFormed()).toBe(true);
      if (text.length <= most) expect(short).toBe(text);
      else expect(short.endsWith(`\n${REST}`)).toBe(true);
      expect(short.replaceAll('<@U1>', '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    },
  );

  it('keeps our words, and of people’s the short ones whole', () => {
    const text = ['Title', typed(40), 'Why', typed(3_000, '&'), 'How', typed(2_000)].join('\n');
    const lines = shortText(text, REST, 1_000).split('\n');
    expect(lines.map((line) => (line.length > 100 ? 'cut' : line))).toEqual([
      'Title',
      typed(40),
      'Why',
      'cut',
      'How',
      'cut',
      REST,
    ]);
    const [one, other] = lines.filter((line) => line.length > 100);
    expect(Math.abs((one?.length ?? 0) - (other?.length ?? 0))).toBeLessThan(10);
  });

  it('leaves lines out at its end only when our own words are too many', () => {
    const text = [typed(3_000), ...Array.from({ length: 90 }, (_, of) => `Line ${of}`)].join('\n');
    const lines = shortText(text, REST, 500).split('\n');
    expect(lines[0]).toMatch(/^\u2068a{70,}…\u2069$/);
    expect(lines.slice(1, 4)).toEqual(['Line 0', 'Line 1', 'Line 2']);
    expect(lines.at(-1)).toBe(REST);
  });
});
