import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../src/engine/index.ts';
import { madr } from '../../src/exports/madr/madr.ts';
import { oneLine } from '../../src/exports/madr/markdown.ts';
import { decisionRecord } from '../../src/exports/record/record.ts';
import { en, english } from '../../src/i18n/en/english.ts';
import { overrideCriteria } from '../../src/i18n/pick.ts';
import { anyDetails } from '../domain/details.ts';
import { anyAnswers, anyConsiderations } from '../engine/answers.ts';
import { OVERRULED, recordOf } from './a-record.ts';
import { everywhere, hostileRecord } from './hostile.ts';
import { complaints } from './linted.ts';
import { headerOf } from './madr-parts.ts';
import { all, headingsIn, type Node, parse, shapeOf, textOf } from './markdown-tree.ts';
import { hostileText, MARKS } from './typed.ts';

/** What a linter objects to first: spaces at the end of a line, tabs, and two empty lines. */
const UNTIDY = /[ \t]$|\t|\n{3}/m;

/** The shape without what is quoted: a quotation has as many paragraphs as were typed. */
const frame = (node: Node): string =>
  shapeOf(node).replace(/<blockquote>.*?<\/blockquote>/g, '<blockquote/>');

/** Isolating may drop a mark, and with it one of two spaces. */
const withoutMarks = (text: string): string => text.replace(/[\s\u2066-\u2069]/g, '');
const linesOf = (text: string): string =>
  text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map(oneLine)
    .join('');

describe.each(['decided', 'withdrawn'] as const)('whatever people type, a %s record', (last) => {
  const plain = parse(madr(en, hostileRecord(everywhere('word'), last)));
  const headings = headingsIn(plain).slice(1);
  const shape = frame(plain);

  test.prop([hostileText], { numRuns: 25 })(
    'keeps its headings, lists, tables and links',
    (typed) => {
      const markdown = madr(en, hostileRecord(everywhere(typed), last));
      const tree = parse(markdown);
      expect(markdown).not.toMatch(UNTIDY);
      expect(headingsIn(tree).slice(1)).toEqual(headings);
      expect(frame(tree)).toBe(shape);
    },
  );

  test.prop([hostileText], { numRuns: 25 })('keeps its header', (typed) => {
    const { name, otherName, channel } = everywhere(typed);
    const isDecided = last === 'decided';
    expect(headerOf(madr(en, hostileRecord(everywhere(typed), last)))).toEqual({
      status: isDecided ? 'accepted' : 'withdrawn',
      date: '2026-11-23',
      'decision-makers': (isDecided ? [otherName] : [name, otherName]).map(oneLine),
      consulted: [oneLine(otherName), 'U3', oneLine(name)],
      informed: [`#${oneLine(channel)}`],
    });
  });

  it('satisfies a linter with every mark there is', () => {
    const typed = everywhere(MARKS.join(' '));
    expect(complaints(madr(en, hostileRecord(typed, last)))).toEqual([]);
  });
});

test.prop([anyAnswers, anyConsiderations, anyDetails], { numRuns: 25 })(
  'whatever the answers are, the record is headings, paragraphs, lists and even tables',
  (answers, considerations, details) => {
    const markdown = madr(en, recordOf({ answers, considerations, details }));
    const tree = parse(markdown);
    expect(markdown).not.toMatch(UNTIDY);
    expect(new Set(tree.children.map(({ type }) => type))).toEqual(
      new Set(['heading', 'paragraph', 'list', 'table']),
    );
    for (const { children } of all(tree, 'table')) {
      expect(new Set(children.map((row) => row.children.length)).size).toBe(1);
    }
    expect(new Set(headingsIn(tree)).size).toBe(headingsIn(tree).length);
  },
);

describe('an organisation’s own words for the criteria', () => {
  const wording = Object.fromEntries(
    CRITERIA.map((id) => [id, { name: '*Own* | name', levels: { 3: { short: '[a](b)' } } }]),
  );
  const own = english(overrideCriteria(en.criteria, wording));

  it('are text too', () => {
    const [theirs, ours] = [own, en].map((t) => parse(madr(t, decisionRecord(t, OVERRULED))));
    expect(theirs && frame(theirs)).toBe(ours && frame(ours));
    expect(theirs && textOf(theirs)).toContain('*Own* | name “[a](b)”');
  });
});

describe('what people typed', () => {
  it.each(['\u0085', ' \n ', '\u200B'])('may be nothing at all: %j', (nothing) => {
    const typed = { ...everywhere('word'), context: nothing, contextNow: nothing, check: nothing };
    const markdown = madr(en, hostileRecord({ ...typed, name: nothing, note: nothing }));
    expect(markdown).not.toMatch(UNTIDY);
    for (const { children } of all(parse(markdown), 'blockquote')) {
      expect(children).not.toEqual([]);
    }
    expect(markdown).toContain('Nothing more was said about the use case.');
    expect(markdown).toContain('Those who decided did not say how they will check it.');
  });

  test.prop([hostileText], { numRuns: 25 })('is all there, line for line', (typed) => {
    const texts = everywhere(typed);
    const tree = parse(madr(en, hostileRecord(texts)));
    const quoted = all(tree, 'blockquote').map((node) => withoutMarks(textOf(node)));
    for (const text of [texts.contextNow, texts.objection, texts.note, texts.reason, texts.check]) {
      expect(quoted).toContain(withoutMarks(linesOf(text)));
    }
    expect(withoutMarks(headingsIn(tree).join())).toContain(withoutMarks(oneLine(texts.title)));
  });

  test.prop([fc.webUrl({ withQueryParameters: true, withFragments: true }), hostileText], {
    numRuns: 20,
  })('cannot end a link early', (url, typed) => {
    const plain = hostileRecord(everywhere('word'));
    const record = { ...plain, links: { thread: `${url}#${typed}`, source: null } };
    const tree = parse(madr(en, record));
    const hosts = all(tree, 'link').map((link) => new URL(link.url).host);
    expect(hosts).toEqual(['acme.slack.com', new URL(url).host]);
    expect(all(tree, 'html')).toEqual([]);
  });

  it('makes no link of an address that does not lead to the web', () => {
    const record = {
      ...hostileRecord(everywhere('word')),
      links: { thread: 'javascript:alert(1)', source: 'not an address' },
    };
    expect(all(parse(madr(en, record)), 'link')).toHaveLength(1);
  });
});
