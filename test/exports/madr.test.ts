import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { CRITERIA } from '../../src/engine/index.ts';
import { madr } from '../../src/exports/madr/madr.ts';
import { oneLine } from '../../src/exports/madr/markdown.ts';
import { decisionRecord, type RecordInput } from '../../src/exports/record/record.ts';
import { en, english } from '../../src/i18n/en/english.ts';
import { overrideCriteria } from '../../src/i18n/pick.ts';
import { anyDetails } from '../domain/details.ts';
import { anyAnswers, anyConsiderations } from '../engine/answers.ts';
import { CROWD, FRESH, OVERRULED, recordInput, recordOf, WITHDRAWN_BLIND } from './a-record.ts';
import { everywhere, hostileRecord } from './hostile.ts';
import { complaints } from './linted.ts';
import { all, headingsIn, headingsOf, type Node, parse, shapeOf, textOf } from './markdown-tree.ts';
import { hostileText, MARKS } from './typed.ts';

const written = (input: RecordInput): string => madr(en, decisionRecord(en, input));

function header(markdown: string): unknown {
  const yaml = /^---\n([\s\S]*?\n)---\n\n# /.exec(markdown)?.[1];
  return yaml === undefined ? undefined : parseYaml(yaml);
}

/** The text under a heading, down to the next one. */
function section(markdown: string, title: string): string {
  const [, after = ''] = markdown.split(new RegExp(`^#+ ${title}\n\n`, 'm'));
  return after.split(/^#/m)[0]?.trim() ?? '';
}

describe('a decision record as MADR', () => {
  it('has the headings of MADR 4.0, the outcome above the comparison', () => {
    expect(headingsOf(written(OVERRULED))).toEqual([
      '# Which approach for “Billing bot”: prompting, RAG, fine-tuning or a hybrid?',
      '## Context and Problem Statement',
      '## Decision Drivers',
      '## Considered Options',
      '## Decision Outcome',
      '### Consequences',
      '### Confirmation',
      '## Pros and Cons of the Options',
      '### Prompting first',
      '### RAG',
      '### Fine-tuning',
      '### Hybrid',
      '## More Information',
      '### The six answers',
      '### The two needs',
      '### What would change the recommendation',
      '### Cautions',
      '### Ratings',
      '### Votes',
      '### Objections and minority view',
      '### Tripwires',
      '### Reviews',
      '### Proposals',
      '### History',
      '### About this record',
    ]);
  });

  it('names who decided, who was heard and who could read along', () => {
    expect(header(written(OVERRULED))).toEqual({
      status: 'accepted',
      date: '2026-11-24',
      'decision-makers': ['Ana Ruiz', 'Ben Okafor'],
      consulted: ['Ben Okafor', 'Chen Wei', 'Ana Ruiz', 'Dana Levi'],
      informed: ['C1'],
    });
  });

  it.each([
    [FRESH, 'proposed'],
    [WITHDRAWN_BLIND, 'withdrawn'],
    [recordInput({}, [['U1', { kind: 'supersede', by: 'd2' }]]), 'superseded by d2'],
  ])('has a status of MADR', (input, status) => {
    expect(header(written(input))).toMatchObject({ status });
  });

  it('says what was chosen, because of what, and that this overrules the engine', () => {
    expect(section(written(OVERRULED), 'Decision Outcome')).toMatchInlineSnapshot(`
      "Chosen option: “RAG”, because (in the words of those who decided):

      > The labels are not good enough yet. We start with retrieval and collect corrected answers as examples.

      Decided by Ana Ruiz and Ben Okafor, 2026-11-24 01:00 UTC. This overrules the engine, which recommended “Hybrid” at the time.

      The engine recommends “Hybrid”. Two needs at once: facts from outside the model, and a way of behaving that prompts do not hold. Strength: fragile. A single answer that is off by one level, or still open, would change it. Also in play: RAG, prompting first, fine-tuning."
    `);
  });

  it('takes a title that is a question as it is', () => {
    const [title] = headingsOf(madr(en, recordOf({ title: 'RAG or fine-tuning for billing?' })));
    expect(title).toBe('# RAG or fine-tuning for billing?');
  });

  it('tells the consequences of what was decided, not of what was recommended', () => {
    expect(section(written(OVERRULED), 'Consequences')).toContain(
      'every request waits for a search',
    );
    expect(section(written(OVERRULED), 'Consequences')).not.toContain('refusals');
    expect(section(written(FRESH), 'Consequences')).toMatch(/^If “Hybrid” is chosen:/);
  });

  it('has for each good and bad a reason, beside the answer that makes it weigh more', () => {
    const lines = section(written(FRESH), 'Consequences').split('\n');
    const reasonOf = (words: string) => lines.find((line) => line.includes(words));
    expect(reasonOf('the model learns form')).toBe(
      '* Good, because the model learns form, tone and judgement that prompts do not hold.',
    );
    expect(reasonOf('it learns no facts')).toBe(
      '* Bad, because it learns no facts: examples full of unknown facts make it readier to invent. “What does a made-up or wrong answer cost?” was answered “everything” here: harm, legal breach or lost customers.',
    );
    expect(reasonOf('answers can name their sources')).not.toContain('made-up');
  });

  it('keeps each objection with who made it, what they prefer and their reason', () => {
    expect(section(written(OVERRULED), 'Objections and minority view')).toMatchInlineSnapshot(`
      "Those who agree with the recommendation are the minority.

      Ben Okafor would rather have “RAG”:

      > We have 60 labelled tickets, and half of them contradict each other.

      Chen Wei would rather have “RAG”:

      > Ben is right.
      >
      > \\- two teams label differently\\
      > \\- nobody owns the labels

      Dana Levi would rather have “RAG”:

      > See my proposal."
    `);
  });

  it('keeps every rating of a large panel', () => {
    const [people] = all(parse(written(CROWD)), 'table').filter((table) =>
      textOf(table).includes('Own verdict'),
    );
    expect(people && all(people, 'tableRow')).toHaveLength(51);
  });

  it('leads to the thread and to where it was asked, and to no other place', () => {
    const links = all(parse(written(OVERRULED)), 'link').map(({ url }) => url);
    expect(links).toEqual([
      'https://acme.slack.com/archives/C1/p1732000000000000',
      'https://acme.slack.com/archives/C1/p1764100800000000',
      'https://acme.slack.com/archives/C1/p1764100000000100',
    ]);
  });

  it('shows nothing that was hidden when it was withdrawn', () => {
    const markdown = written(WITHDRAWN_BLIND);
    expect(headingsOf(markdown)).not.toContain('### The six answers');
    for (const { short, facts } of Object.values(en.criteria).flatMap(({ levels }) =>
      Object.values(levels),
    )) {
      expect(markdown).not.toContain(`“${short}”`);
      expect(markdown).not.toContain(facts);
    }
    expect(section(markdown, 'Ratings')).toContain('Ben Okafor');
  });

  it.each([
    ['a fresh one', FRESH],
    ['one decided against the verdict', OVERRULED],
    ['one withdrawn while blind', WITHDRAWN_BLIND],
    ['fifty raters', CROWD],
    ['a title from right to left', recordInput({ title: 'مساعد الفواتير', context: 'للدعم' })],
    ['a title in Chinese', recordInput({ title: '账单助手应该用哪种方法？' })],
  ])('satisfies a linter: %s', (_, input) => {
    expect(complaints(written(input))).toEqual([]);
  });
});

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
    expect(header(madr(en, hostileRecord(everywhere(typed), last)))).toEqual({
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
