import { describe, expect, it } from 'vitest';
import type { Outcome, Vote } from '../../../src/domain/decision.ts';
import { recommend } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { rate } from '../../engine/answers.ts';
import { aDecision } from '../../store/a-decision.ts';
import { agreement, anEntry, aThreadContext } from '../a-thread-context.ts';
import { blocksOf, clickable, rendered, textOf } from '../rendered.ts';
import { disagreement } from './discussion-modals.ts';

const RAG = rate('4 0 4 0 4 4');

describe('an objection', () => {
  const OBJECTION = { kind: 'objection', entry: 3 } as const;
  const voted = { kind: 'voted', voice: 'disagree', reason: 'Too slow.', revision: 1 } as const;
  const objecting = (vote: Vote | null, preferred: Outcome = 'rag', decision = aDecision()) =>
    aThreadContext({
      decision,
      votes: vote === null ? [] : [vote],
      entry: anEntry({ ...voted, preferred }, 'U2'),
    });

  it('tells who would do what instead, and why', () => {
    expect(textOf(OBJECTION, objecting(disagreement()))).toBe(
      '<@U2> disagrees with hybrid and would go for RAG:\n\u2068Too slow.\u2069',
    );
    expect(textOf(OBJECTION, objecting(disagreement({ preferred: 'other' }), 'other'))).toMatch(
      /^<@U2> disagrees with hybrid and would go for something else:/,
    );
  });

  it('quotes the reason letter by letter', () => {
    const [content] = rendered(OBJECTION, objecting(disagreement()));
    expect(blocksOf(content)).toMatchObject([
      {
        type: 'rich_text',
        elements: [
          { elements: [{ type: 'user', user_id: 'U2' }, { type: 'text' }, { text: '\n' }] },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Too slow.' }] },
        ],
      },
    ]);
  });

  it.each([
    { what: 'agrees by now', vote: agreement('U2') },
    { what: 'has another reason by now', vote: disagreement({ reason: 'Too dear.' }) },
    { what: 'would do something else by now', vote: disagreement({ preferred: 'prompting' }) },
    { what: 'is somebody else', vote: disagreement({ userId: 'U3' }) },
    { what: 'has no voice', vote: null },
  ])('is not told when the person $what', ({ vote }) => {
    expect(rendered(OBJECTION, objecting(vote))).toEqual([]);
  });

  it('to an earlier recommendation does not say that it is against the new one', () => {
    const decision = aDecision({ answers: RAG, revision: 2 });
    expect(textOf(OBJECTION, objecting(disagreement(), 'rag', decision))).toMatch(
      /^<@U2> disagrees with the recommendation and would go for RAG:/,
    );
  });

  it('is told although it was decided meanwhile', () => {
    const decision = aDecision({ status: 'decided' });
    expect(textOf(OBJECTION, objecting(disagreement(), 'rag', decision))).toContain('Too slow.');
  });
});

describe('a proposal', () => {
  const PROPOSAL = { kind: 'proposal', entry: 3 } as const;
  const proposed = (answers: string, note = '', decision = aDecision()) => {
    const { verdict, strength } = recommend(rate(answers));
    const what = { kind: 'proposed', note, verdict, strength, revision: 1 } as const;
    return aThreadContext({ decision, entry: anEntry({ ...what, answers: rate(answers) }, 'U2') });
  };

  it('tells who would answer what otherwise, and what would follow', () => {
    expect(textOf(PROPOSAL, proposed('3 0 4 3 3 -')).split('\n')).toEqual([
      '<@U2> proposes other answers:',
      '• Behaviour: from “entirely” to “not at all”',
      '• Transparency: from “useful” to “not sure”',
      'The verdict would become RAG (firm).',
    ]);
  });

  it('says so where the verdict would stay, and why it was made', () => {
    const text = textOf(PROPOSAL, proposed('4 4 4 3 3 2', 'I counted <them>.'));
    expect(text.split('\n').slice(-2)).toEqual([
      'The verdict would stay hybrid.',
      '\u2068I counted &lt;them&gt;.\u2069',
    ]);
  });

  it('can be taken over by the entry that it stands for', () => {
    const thread = proposed('4 4 4 3 3 2');
    expect(clickable(PROPOSAL, thread)).toEqual(['adopt']);
    expect(rendered(PROPOSAL, thread)[0]?.blocks.at(-1)).toMatchObject({
      elements: [{ value: '3', text: { text: en.discussion.buttons.adopt } }],
    });
  });

  it('that comes too late can only be read', () => {
    for (const status of ['decided', 'withdrawn', 'superseded'] as const) {
      const late = proposed('4 4 4 3 3 2', '', aDecision({ status }));
      expect(clickable(PROPOSAL, late)).toEqual([]);
      expect(textOf(PROPOSAL, late)).toContain('proposes');
    }
  });

  it('of what is recorded by now is not told any more', () => {
    expect(rendered(PROPOSAL, proposed('3 4 4 3 3 2'))).toEqual([]);
  });
});
