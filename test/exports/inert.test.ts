import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { atStart, inertLine, isolate, oneLine } from '../../src/exports/madr/inert.ts';
import { parse, shapeOf, textOf } from './markdown-tree.ts';
import { hostileText } from './typed.ts';

describe('text of somebody else in Markdown', () => {
  test.prop([hostileText])('reads as it was typed, on one line', (typed) => {
    expect(textOf(parse(atStart(inertLine(typed))))).toBe(oneLine(typed));
  });

  test.prop([hostileText])('is a paragraph of text and nothing else', (typed) => {
    const shape = shapeOf(parse(`first\n\n${atStart(inertLine(`x${typed}`))}`));
    expect(shape).toBe('<root><paragraph></paragraph><paragraph></paragraph></root>');
  });

  test.prop([hostileText])('is nothing else at the beginning of a line either', (typed) => {
    const line = atStart(inertLine(typed));
    const paragraph = line === '' ? '' : '<paragraph></paragraph>';
    expect(shapeOf(parse(line))).toBe(`<root>${paragraph}</root>`);
  });

  test.prop([hostileText])('stays in its cell of a table', (typed) => {
    const table = parse(`| a | b |\n| --- | --- |\n| ${inertLine(typed)} | end |`);
    const row = '<tableRow><tableCell></tableCell><tableCell></tableCell></tableRow>';
    expect(shapeOf(table)).toBe(`<root><table>${row}${row}</table></root>`);
    expect(textOf(table)).toBe(`ab${oneLine(typed)}end`);
  });

  it.each([
    ['snake_case and 2 * 3', 'snake_case and 2 \\* 3'],
    ['R&D, AT&T', 'R&D, AT&T'],
    ['a -> b, C#', 'a -> b, C#'],
    ['see https://a.example/b_c now', 'see `https://a.example/b_c` now'],
    ['ask ana@a.example', 'ask `ana@a.example`'],
    ['50 %, 3:1, (sic!)', '50 %, 3:1, (sic!)'],
  ])('is marked no more than it must be: %s', (typed, written) => {
    expect(inertLine(typed)).toBe(written);
  });
});

describe('isolating', () => {
  it('leaves text alone that turns nothing around', () => {
    expect(isolate('Grüße, 漢字')).toBe('Grüße, 漢字');
  });

  it.each(['مساعد', 'עוזר', '\u202Eabc', 'a\u2067b'])('wraps what may: %s', (text) => {
    expect(isolate(text)).toMatch(/^\u2068[^\u2066-\u2069]*\u2069$/u);
  });
});
