import { describe, expect, it } from 'vitest';
import { madr } from '../../src/exports/madr/madr.ts';
import { en } from '../../src/i18n/en/english.ts';
import { CROWD, FRESH, OVERRULED, recordInput, recordOf, WITHDRAWN_BLIND } from './a-record.ts';
import { complaints } from './linted.ts';
import { headerOf, sectionOf, written } from './madr-parts.ts';
import { all, headingsOf, parse, textOf } from './markdown-tree.ts';

describe('a decision record as MADR', () => {
  it('has the headings of MADR 4.0, a page or two before what people said', () => {
    expect(headingsOf(written(OVERRULED))).toEqual([
      '# Which approach for “Billing bot”: prompting, RAG, fine-tuning or a hybrid?',
      '## Context and Problem Statement',
      '## Decision Drivers',
      '## Considered Options',
      '## Decision Outcome',
      '### How to build it',
      '### Consequences',
      '### Confirmation',
      '### What would change the recommendation',
      '### Cautions',
      '## More Information',
      '### Ratings',
      '### Votes',
      '### Objections and minority view',
      '### Reviews',
      '### Proposals',
      '### History',
      '### About this record',
    ]);
    for (const input of [FRESH, OVERRULED]) {
      const [before = ''] = written(input).split('## More Information');
      expect(before.split(/\s+/).length).toBeLessThan(1200);
    }
  });

  it('names who decided, who was heard and who could read along', () => {
    expect(headerOf(written(OVERRULED))).toEqual({
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
    expect(headerOf(written(input))).toMatchObject({ status });
  });

  it('says what was chosen, because of what, and that this overrules the engine', () => {
    const [chosen] = sectionOf(written(OVERRULED), 'Decision Outcome').split('\n\nThe engine');
    expect(chosen).toMatchInlineSnapshot(`
      "Chosen option: “RAG”, because (in the words of those who decided):

      > The labels are not good enough yet. We start with retrieval and collect corrected answers as examples.

      Decided by Ana Ruiz and Ben Okafor, 2026-11-24 01:00 UTC. This overrules the engine, which recommended “Hybrid” at the time."
    `);
  });

  it('takes a title that is a question as it is', () => {
    const [title] = headingsOf(madr(en, recordOf({ title: 'RAG or fine-tuning for billing?' })));
    expect(title).toBe('# RAG or fine-tuning for billing?');
  });

  it('keeps each objection with who made it, what they prefer and their reason', () => {
    expect(sectionOf(written(OVERRULED), 'Objections and minority view')).toMatchInlineSnapshot(`
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
    for (const told of ['How to build it', 'Consequences', 'Cautions', 'What would change']) {
      expect(headingsOf(markdown).join()).not.toContain(told);
    }
    for (const { short, facts } of Object.values(en.criteria).flatMap(({ levels }) =>
      Object.values(levels),
    )) {
      expect(markdown).not.toContain(`“${short}”`);
      expect(markdown).not.toContain(facts);
    }
    expect(sectionOf(markdown, 'Ratings')).toContain('Ben Okafor');
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
