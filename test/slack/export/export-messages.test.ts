import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en/english.ts';
import { exportHeading, exportPages } from '../../../src/slack/export/export-view.ts';
import type { MessageContent } from '../../../src/slack/kit/blocks.ts';
import { anyWords } from '../any-thread-context.ts';
import { problems, reachesOf } from '../rendered.ts';
import { mrkdwnIn } from '../thread/discussion-modals.ts';

type File = { readonly name: string; readonly content: string };

/** What stands on the pages, as it reaches Slack: in UTF-8. */
const contentOf = (pages: readonly MessageContent[]): string =>
  pages
    .map(({ blocks }) => {
      const [block] = blocks;
      if (block?.type !== 'rich_text') throw new Error('no rich text');
      const body = block.elements.find(({ type }) => type === 'rich_text_preformatted');
      const [element] = body?.type === 'rich_text_preformatted' ? body.elements : [];
      return element?.type === 'text' ? Buffer.from(element.text).toString() : '';
    })
    .join('');

const titlesOf = (pages: readonly MessageContent[]) => pages.map(({ text }) => text);
const file = (content: string): readonly File[] => [{ name: 'billing-bot.md', content }];
const LINE = `${'x'.repeat(99)}\n`;

/** Files of many lines, some of them longer than a page. */
const anyContent = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
      { weight: 1, arbitrary: anyWords },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.constantFrom('x', '漢', '👍🏽', '👨‍👩‍👧‍👦', '<!channel>'),
            fc.integer({ min: 1, max: 9000 }),
          )
          .map(([piece, times]) => piece.repeat(times)),
      },
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((lines) => `${lines.join('\n')}\n`);

describe('an exported record without files', () => {
  test.prop([anyContent, anyContent])('is complete: the pages joined are the files', (md, json) => {
    const pages = exportPages([
      { name: 'a.md', content: md },
      { name: 'a.json', content: json },
    ]);
    const ofMarkdown = pages.filter(({ text }) => text.startsWith('a.md'));
    const ofJson = pages.filter(({ text }) => text.startsWith('a.json'));
    expect(contentOf(ofMarkdown)).toBe(md);
    expect(contentOf(ofJson)).toBe(json);
    expect([...ofMarkdown, ...ofJson]).toEqual(pages);
  });

  test.prop([anyContent])('is taken by Slack, page by page, and parsed nowhere', (content) => {
    for (const page of exportPages(file(content))) {
      expect(problems(page)).toEqual([]);
      expect(mrkdwnIn(page.blocks)).toEqual([]);
      for (const reach of reachesOf(page)) expect(reach).toEqual({ pings: [], links: [] });
    }
  });

  it('that is short has one page, named after the file', () => {
    expect(titlesOf(exportPages(file('# Billing bot\n')))).toEqual(['billing-bot.md']);
  });

  it('that is long has numbered pages, which end between lines', () => {
    const pages = exportPages(file(LINE.repeat(250)));
    expect(titlesOf(pages)).toEqual([
      'billing-bot.md (1/3)',
      'billing-bot.md (2/3)',
      'billing-bot.md (3/3)',
    ]);
    for (const page of pages) expect(contentOf([page])).toMatch(/^(?:x{99}\n)+$/);
  });

  it('that just fits has one page, and two when it is longer by a character', () => {
    expect(exportPages(file(LINE.repeat(110)))).toHaveLength(1);
    expect(exportPages(file(`${LINE.repeat(110)}x`))).toHaveLength(2);
  });

  it('is cut within a line only where the line is longer than a page', () => {
    const pages = exportPages(file(`short\n${'x'.repeat(25_000)}\nshort\n`));
    expect(pages.map((page) => contentOf([page]).length)).toEqual([6, 11_000, 11_000, 3_007]);
  });

  it('is never cut within a character', () => {
    for (const shift of ['', 'x']) {
      const content = shift + '👍'.repeat(20_000);
      const pages = exportPages(file(content));
      expect(pages.length).toBeGreaterThan(3);
      expect(contentOf(pages)).toBe(content);
    }
  });

  it('of an empty file has no page', () => {
    expect(exportPages(file(''))).toEqual([]);
  });
});

describe('the message above an exported record', () => {
  it('tells what it is, and in which forms', () => {
    expect(exportHeading(en, 'R&D <bot>').text).toBe(
      'The record of “\u2068R&amp;D &lt;bot&gt;\u2069”. As Markdown (MADR 4) and as JSON, in the thread below.',
    );
  });

  test.prop([anyWords])('is taken by Slack whatever the title, and calls nobody', (typed) => {
    const heading = exportHeading(en, typed.slice(0, 150));
    expect(problems(heading)).toEqual([]);
    expect(mrkdwnIn(heading.blocks)).toEqual([]);
    for (const reach of reachesOf(heading)) expect(reach).toEqual({ pings: [], links: [] });
  });
});
