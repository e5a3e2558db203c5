import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Vote } from '../../../src/domain/decision.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { rate } from '../../engine/answers.ts';
import { aDecision, NOON } from '../../store/a-decision.ts';
import { agreement, aThreadContext, ratedBy, rating } from '../a-thread-context.ts';
import { anyDecision } from '../any-decision.ts';
import { clickable, readOf, rendered, textOf } from '../rendered.ts';
import { disagreement } from './discussion-modals.ts';

const ROOT = { kind: 'root' } as const;
const linesOf = (said: Parameters<typeof aThreadContext>[0]) =>
  textOf(ROOT, aThreadContext(said)).split('\n');
const of = (answers: string) => ({ decision: aDecision({ answers: rate(answers) }) });
/** The line that tells who asked and what people say. */
const standing = (said: Parameters<typeof aThreadContext>[0]) =>
  linesOf(said).find((line) => line.startsWith('Asked by'));

describe('the root of an open decision', () => {
  it('says the way, how each half stands, what decides, what to do this week, and who asked', () => {
    const { decision } = of('3 1 2 2 - 2');
    const { question, root } = en;
    expect(linesOf({ decision })).toEqual([
      `\u2068Billing bot\u2069: ${root.way(decision)}. ${root.halves(decision)}`,
      `${question.label}: ${question.decides(decision)} ${question.findOut(decision)}`,
      `${question.stepLabel}: ${question.step(decision)}`,
      'Asked by <@U1> · rated by one person',
    ]);
  });

  it('says the same in blocks that a phone can show, without rich text', () => {
    const { decision } = of('3 1 2 2 - 2');
    const read = readOf(ROOT, aThreadContext({ decision }));
    for (const words of [
      en.root.way(decision),
      en.root.halves(decision),
      en.question.decides(decision),
      en.question.step(decision),
    ]) {
      expect(read).toContain(words);
    }
    const [content] = rendered(ROOT, aThreadContext({ decision }));
    expect(content?.blocks.map(({ type }) => type)).not.toContain('rich_text');
  });

  it('has nothing to find out where the first step does', () => {
    const { decision } = of('4 0 4 0 4 4');
    expect(en.question.findOut(decision)).toBe('');
    expect(linesOf({ decision })[1]).toBe(`${en.question.label}: ${en.question.decides(decision)}`);
  });

  /** The picture's rows, without what stands before and after them. */
  const picture = (answers: string) => {
    const read = readOf(ROOT, aThreadContext(of(answers)));
    return read.split('```')[1]?.split('\n') ?? [];
  };

  it('shows what is unsure as a span', () => {
    expect(picture('- 0 0 0 0 0')[0]).toMatch(/^Look up +█{4}░{3}│░{5} 0–32, needs 24$/);
  });

  it('draws both needs to their thresholds, and the gate of the labels', () => {
    expect(picture('4 3 2 2 2 2')).toEqual([
      expect.stringMatching(/^Look up +█{7}│█{3}░{2} 38, needs 24$/),
      expect.stringMatching(/^Behave +█{9}│░{3} 3, needs 3$/),
      expect.stringMatching(/^Labels +█{6} █{6} gate open$/),
    ]);
    const closed = ['0 4 0 0 0 0', '0 4 0 1 0 0', '0 4 0 - 0 0'].map((each) => picture(each)[2]);
    expect(new Set(closed).size).toBe(3);
  });

  it.each(['- - - - - -', '4 4 4 1 4 4', '4 4 4 0 4 4', '4 4 4 4 4 4', '0 0 0 - 0 0'])(
    'draws no row wider than a phone for %s',
    (answers) => {
      for (const row of picture(answers)) expect(row.length).toBeLessThanOrEqual(40);
    },
  );

  it('ends in bare text, for where Slack accepts no blocks', () => {
    const forms = rendered(ROOT, aThreadContext());
    expect(forms).toHaveLength(2);
    expect(forms.at(-1)?.blocks).toEqual([]);
    expect(new Set(forms.map(({ text }) => text)).size).toBe(1);
  });

  test.prop([anyDecision])('heads the thread with the title, letter by letter', (decision) => {
    for (const { blocks } of rendered(ROOT, aThreadContext({ decision })).slice(0, 1)) {
      expect(blocks[0]).toMatchObject({
        type: 'header',
        text: { type: 'plain_text', text: decision.title, emoji: false },
      });
    }
  });

  it('lets people rate, agree, disagree and decide, and keeps the rest in a menu', () => {
    expect(clickable(ROOT, aThreadContext())).toEqual([
      ...['rate', 'agree', 'disagree', 'decide'],
      ...['edit', 'what_if', 'export', 'withdraw', 'start_over'],
    ]);
  });

  it('names its decision to whoever hears of a click', () => {
    const [{ blocks } = { blocks: [] }] = rendered(
      ROOT,
      aThreadContext({ decision: aDecision({ id: 'd7' }) }),
    );
    expect(blocks.at(-1)).toMatchObject({ type: 'actions', block_id: 'decision.d7' });
  });
});

describe('what people say of an open decision', () => {
  const voices = (...votes: readonly Vote[]) =>
    standing({ votes, decision: aDecision({ revision: 2 }), ratings: [] });

  it.each([
    { votes: [agreement('U2', 2)], said: '1 agrees' },
    { votes: [agreement('U2', 2), agreement('U3', 2)], said: '2 agree' },
    { votes: [disagreement({ revision: 2 })], said: '1 disagrees' },
    {
      votes: ['U2', 'U3'].map((userId) => disagreement({ userId, revision: 2 })),
      said: '2 disagree',
    },
    {
      votes: [agreement('U2', 2), disagreement({ userId: 'U3', revision: 2 })],
      said: '1 agrees, 1 disagrees',
    },
    {
      votes: [agreement('U2'), disagreement({ userId: 'U3', revision: 2 })],
      said: '1 agrees, 1 disagrees (1 from before the last change)',
    },
  ])('is counted: $said', ({ votes, said }) => {
    expect(voices(...votes)).toBe(`Asked by <@U1> · rated by 0 people · ${said}`);
  });

  it('is not mentioned while nobody has said anything', () => {
    expect(voices()).toBe('Asked by <@U1> · rated by 0 people');
  });

  it('tells how many rated, and which of them before the answers were changed', () => {
    const decision = aDecision({ revision: 2 });
    const others = [rating('U2', '3 0 0 0 0 0'), rating('U3', '3 0 0 0 0 0')];
    const own = rating('U1', '3 4 4 3 3 2', 2);
    expect(standing({ decision, ratings: [own] })).toBe('Asked by <@U1> · rated by one person');
    expect(standing({ decision, ratings: [own, ...others.slice(1)] })).toBe(
      'Asked by <@U1> · rated by 2 people · 1 of these ratings was given before the answers were last changed.',
    );
    expect(standing({ decision, ratings: [own, ...others] })).toBe(
      'Asked by <@U1> · rated by 3 people · 2 of these ratings were given before the answers were last changed.',
    );
  });
});

describe('where the answers of an open decision come from', () => {
  const blind = { invited: [], enough: null, deadline: null };
  const MIDDLE = 'The answers are the middle of the ratings given blind.';
  const ratings = ratedBy('3 4 4 3 3 2', '3 4 4 3 3 2');

  it('is told after a blind rating, as long as they stand', () => {
    expect(standing({ decision: aDecision({ blind }), ratings })).toContain(` · ${MIDDLE}`);
    expect(standing({ decision: aDecision({ blind, revision: 2 }), ratings })).not.toContain(
      MIDDLE,
    );
    expect(standing({ decision: aDecision({ blind }), ratings: ratings.slice(1) })).not.toContain(
      MIDDLE,
    );
    expect(standing({ ratings })).not.toContain(MIDDLE);
  });

  it('stays true when more people rate after the reveal', () => {
    const late = { ...rating('U3', '0 0 0 0 0 0'), ratedAt: NOON + 1 };
    expect(standing({ decision: aDecision({ blind }), ratings: [...ratings, late] })).toBe(
      `Asked by <@U1> · rated by 3 people · ${MIDDLE}`,
    );
  });

  it('leads to the decision that it replaces', () => {
    const link = 'https://acme.slack.com/archives/C1/p11';
    const old = aDecision({ id: 'd0', title: 'R&D | bot' });
    expect(standing({ supersedes: old })).toContain(' · It replaces “\u2068R&amp;D | bot\u2069”.');
    expect(standing({ supersedes: { ...old, link } })).toContain(
      ` · It replaces <${link}|\u2068R&amp;D | bot\u2069>.`,
    );
  });
});
