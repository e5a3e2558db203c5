import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  heading,
  isolate,
  list,
  markdownPieces,
  oneLine,
  paragraph,
  type Section,
  table,
  toMarkdown,
} from '../../src/exports/madr/markdown.ts';
import { all, parse, shapeOf, textOf } from './markdown-tree.ts';
import { hostileText } from './typed.ts';

const reread = (...blocks: readonly Section[]) => parse(toMarkdown(blocks));

describe('text of somebody else in Markdown', () => {
  test.prop([hostileText])('reads as it was typed, on one line', (typed) => {
    expect(textOf(reread(paragraph(typed)))).toBe(oneLine(typed));
  });

  test.prop([hostileText])('is a paragraph of text and nothing else', (typed) => {
    const shape = shapeOf(reread(paragraph('first'), paragraph(`x${typed}`)));
    expect(shape).toBe('<root><paragraph></paragraph><paragraph></paragraph></root>');
  });

  test.prop([hostileText])('is nothing else at the beginning of a line either', (typed) => {
    const inside = oneLine(typed) === '' ? '' : '<paragraph></paragraph>';
    expect(shapeOf(reread(paragraph(typed)))).toBe(`<root>${inside}</root>`);
    expect(shapeOf(reread(list([typed])))).toBe(
      `<root><list><listItem>${inside}</listItem></list></root>`,
    );
  });

  test.prop([hostileText])('stays in its heading', (typed) => {
    const tree = reread(heading(2, typed));
    expect(shapeOf(tree)).toBe('<root><heading></heading></root>');
    expect(textOf(tree)).toBe(oneLine(typed));
  });

  test.prop([hostileText])('stays in its cell of a table', (typed) => {
    const tree = reread(table(['a', 'b'], [[typed, 'end']]));
    const row = '<tableRow><tableCell></tableCell><tableCell></tableCell></tableRow>';
    expect(shapeOf(tree)).toBe(`<root><table>${row}${row}</table></root>`);
    expect(textOf(tree)).toBe(`ab${oneLine(typed) || '–'}end`);
  });

  it.each([
    ['a -> b, C#', 'a -> b, C#'],
    ['see https://a.example/b_c now', 'see `https://a.example/b_c` now'],
    ['ask ana@a.example', 'ask `ana@a.example`'],
    ['ask @channel', 'ask `@channel`'],
    ['snake_case_name', 'snake_case_name'],
    ['50 %, 3:1, (sic!)', '50 %, 3:1, (sic!)'],
    ['costs $5 or $6', 'costs \\$5 or \\$6'],
  ])('is easy to read as Markdown too: %s', (typed, written) => {
    expect(toMarkdown([paragraph(typed)])).toBe(`${written}\n`);
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

describe('a document in pieces', () => {
  const MANY = Array.from({ length: 300 }, (_, index) => `row ${index} of @ana`);
  const sections: readonly Section[] = [
    heading(1, 'Title'),
    table(
      ['What', 'Who'],
      MANY.map((row) => [row, 'ana']),
    ),
    list(MANY),
    paragraph('between'),
    list(['one']),
    list(['two']),
  ];

  it('is the same document', () => {
    const tree = parse([...markdownPieces(sections)].join(''));
    const [rows] = all(tree, 'table').map(({ children }) => children.map(textOf));
    expect(rows).toEqual(['WhatWho', ...MANY.map((row) => `${row}ana`)]);
    expect(all(tree, 'list').map(({ children }) => children.map(textOf))).toEqual([
      MANY,
      ['one'],
      ['two'],
    ]);
  });

  it('comes in pieces that each hold little of it', () => {
    const pieces = [...markdownPieces(sections)];
    const whole = pieces.join('').length;
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(whole / 10);
  });
});
