import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  bullets,
  heading,
  paragraph,
  quote,
  type RichPart,
  type Span,
  toRichText,
  toText,
} from '../../../src/slack/kit/rich-text.ts';
import { checkBlocks } from '../../workspace/check/check-blocks.ts';
import { typedText } from '../typed-text.ts';

const SOURCE = { link: 'https://source.example/a?b=c&d', label: 'A & B 2024' };
const SOURCE_IN_TEXT = '<https://source.example/a?b=c&amp;d|A &amp; B 2024>';

const nonEmpty = typedText.filter((text) => text.trim() !== '');

/** Prose in which every free text comes from `text`. */
function proseOf(text: fc.Arbitrary<string>): fc.Arbitrary<readonly RichPart[]> {
  const span: fc.Arbitrary<Span> = fc.oneof(
    text,
    text.map((bold) => ({ bold })),
    text.map((user) => ({ user })),
    fc.constant(SOURCE),
  );
  const spans = fc.array(span, { minLength: 1, maxLength: 4 });
  const items = fc.array(spans, { minLength: 1, maxLength: 4 });
  const part: fc.Arbitrary<RichPart> = fc.oneof(
    spans.map((list) => paragraph(...list)),
    text.map(heading),
    text.map(quote),
    items.map(bullets),
  );
  return fc.array(part, { minLength: 1, maxLength: 5 });
}

/** Everything a rich text block shows, and where its links lead. */
function shown(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(shown);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'text' || key === 'url') && typeof inner === 'string' ? [inner] : shown(inner),
  );
}
function typesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(typesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'type' && typeof inner === 'string' ? [inner] : typesIn(inner),
  );
}

const numbered = fc.nat({ max: 999 }).map((n) => `word${n}`);
const wordsIn = (text: string): readonly string[] => text.match(/word\d+|A (?:&|&amp;) B/g) ?? [];

describe('prose as rich text and as text', () => {
  test.prop([proseOf(numbered)])('tells the same words in the same order', (parts) => {
    const rich = shown(toRichText(parts)).join('\n');
    const said = wordsIn(toText(parts)).map((word) => word.replace('&amp;', '&'));
    expect(said).toEqual(wordsIn(rich));
    expect(said.length).toBeGreaterThan(0);
  });

  it('looks like this', () => {
    const parts = [
      heading('Why'),
      bullets([[{ bold: 'Change' }, ': often'], [{ user: 'Ana & Ben' }]]),
      bullets([['one'], ['two ', SOURCE]]),
      quote('said\nso'),
      paragraph('The end.'),
    ];
    expect(toText(parts)).toBe(
      [
        'Why',
        '• Change: often',
        '• \u2068Ana &amp; Ben\u2069',
        '• one',
        `• two ${SOURCE_IN_TEXT}`,
        '\u2068said\nso\u2069',
        'The end.',
      ].join('\n'),
    );
    expect(toRichText(parts)).toMatchObject({
      type: 'rich_text',
      elements: [
        { elements: [{ text: 'Why', style: { bold: true } }, { text: '\n' }] },
        { type: 'rich_text_list', style: 'bullet' },
        { type: 'rich_text_list', style: 'bullet' },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said\nso' }] },
        { elements: [{ text: 'The end.' }, { text: '\n' }] },
      ],
    });
  });

  test.prop([proseOf(nonEmpty)])('is accepted by Slack whatever it says', (parts) => {
    expect(checkBlocks([toRichText(parts)], 'message')).toMatchObject({ ok: true });
  });
});

describe('what somebody typed', () => {
  test.prop([proseOf(nonEmpty)])('is never parsed in text: only our links are links', (parts) => {
    const without = toText(parts).replaceAll(SOURCE_IN_TEXT, '');
    expect(without).not.toMatch(/[<>]/);
    expect(without).not.toMatch(/&(?!amp;|lt;|gt;)/);
  });

  test.prop([proseOf(nonEmpty)])('is only ever text in rich text, letter by letter', (parts) => {
    const types = typesIn(toRichText(parts)).filter((type) => !type.startsWith('rich_text'));
    expect(types.filter((type) => type !== 'text' && type !== 'link')).toEqual([]);
  });

  test.prop([nonEmpty])('is shown letter by letter', (text) => {
    const block = toRichText([quote(text), paragraph({ user: text }), heading(text)]);
    expect(shown(block).filter((part) => part === text)).toHaveLength(3);
  });
});
