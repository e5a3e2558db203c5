import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import { detailsSchema, recommend } from '../../../src/engine/index.ts';
import { rate } from '../../engine/answers.ts';
import { aDecision } from '../../store/a-decision.ts';
import { agreement, anEntry, aThreadContext, rating } from '../a-thread-context.ts';
import { clickable, textOf } from '../rendered.ts';
import { disagreement } from './discussion-modals.ts';

const REVISED = { kind: 'revised', entry: 3 } as const;
const HYBRID = '3 4 4 3 3 2';
const RAG = '4 0 4 0 4 4';

type Put = Partial<Pick<Decision, 'title' | 'context' | 'considerations' | 'details'>> & {
  readonly answers?: string;
};

function put({ answers = HYBRID, ...words }: Put) {
  const { title, context, considerations, details } = aDecision(words);
  const { verdict, strength } = recommend(rate(answers), { considerations });
  return { title, context, considerations, details, answers: rate(answers), verdict, strength };
}

type Said = Partial<Omit<Parameters<typeof aThreadContext>[0] & object, 'entry' | 'decision'>> & {
  /** The revision that the change led to, and that of the decision by now. */
  readonly revision?: number;
  readonly now?: number;
};

/** A case before and after somebody changed it. */
const revised = (from: Put, to: Put, { revision = 2, now = revision, ...said }: Said = {}) =>
  aThreadContext({
    ...said,
    decision: aDecision({ answers: rate(to.answers ?? HYBRID), revision: now }),
    entry: anEntry({ kind: 'revised', before: put(from), after: put(to), revision }, 'U3'),
  });
const linesOf = (...of: Parameters<typeof revised>) => textOf(REVISED, revised(...of)).split('\n');

describe('a change of the case', () => {
  it('of answers tells each, and what became of the verdict', () => {
    expect(linesOf({}, { answers: '3 0 4 3 3 -' }, { ratings: [rating('U1', RAG, 2)] })).toEqual([
      '<@U3> edited the case.',
      '• Behaviour: from “entirely” to “not at all”',
      '• Transparency: from “useful” to “not sure”',
      'The verdict was hybrid and is now RAG (firm).',
    ]);
  });

  it('says so where the verdict stays', () => {
    expect(linesOf({}, { answers: '4 4 4 3 3 2' }).at(3)).toMatch(/^1 rating from before/);
    expect(linesOf({}, { answers: '4 4 4 3 3 2' }).at(2)).toBe(
      'The verdict stays hybrid (robust).',
    );
  });

  it('of words alone does not speak of the verdict, nor of what people said before', () => {
    const to = {
      title: 'Invoice bot',
      context: 'For refunds.',
      considerations: ['latency'],
    } as const;
    const before = { votes: [agreement('U2')], revision: 1 };
    expect(linesOf({}, to, before)).toEqual([
      '<@U3> edited the case.',
      '• The title is another one.',
      '• The description is another one.',
      '• What else matters is different.',
    ]);
    expect(linesOf({}, { title: 'Invoice bot' }, before)).toHaveLength(2);
    expect(linesOf({}, { context: 'For refunds.' }, before)).toHaveLength(2);
  });

  it('of details tells each, from what to what, and does not speak of the verdict', () => {
    const from = { task: 'write', measured: 66, limits: ['cost'], requestsPerMonth: 60 } as const;
    const to = { ...from, task: 'extract', measured: 80, needed: 90, limits: ['cost', 'latency'] };
    const { requestsPerMonth: _, ...now } = to;
    expect(linesOf({ details: from }, { details: detailsSchema.parse(now) })).toEqual([
      '<@U3> edited the case.',
      '• Task: from “write or summarise” to “extract fields”',
      '• Right today: from “66\u00a0%” to “80\u00a0%”',
      '• Right needed: from “not given” to “90\u00a0%”',
      '• Requests a month: from “about 60” to “not given”',
      '• Firm limits: from “cost” to “cost and latency”',
    ]);
  });

  it('of the order of limits is none', () => {
    const lines = linesOf(
      { details: { limits: ['latency', 'cost'] } },
      { details: { limits: ['cost', 'latency'] }, title: 'Invoice bot' },
    );
    expect(lines).toEqual(['<@U3> edited the case.', '• The title is another one.']);
  });

  it('of the order of what else matters is none', () => {
    const lines = linesOf(
      { considerations: ['latency', 'cost'] },
      { considerations: ['cost', 'latency'], title: 'Invoice bot' },
    );
    expect(lines).toEqual(['<@U3> edited the case.', '• The title is another one.']);
  });

  it('offers nothing to click', () => {
    expect(clickable(REVISED, revised({}, { answers: RAG }))).toEqual([]);
  });
});

describe('what people said before a change', () => {
  const early = (count: number) =>
    Array.from({ length: count }, (_, index) => rating(`U${index + 5}`, HYBRID));
  const marks = (said: Said) => linesOf({}, { answers: RAG }, said).slice(7);

  it.each<Said & { readonly said: string }>([
    { ratings: early(1), said: '1 rating from before this change is kept' },
    { ratings: early(2), said: '2 ratings from before this change are kept' },
    { ratings: [], votes: [agreement('U2')], said: '1 vote from before this change is kept' },
    {
      ratings: [],
      votes: [agreement('U2'), disagreement({ userId: 'U3' })],
      said: '2 votes from before this change are kept',
    },
    {
      ratings: early(1),
      votes: [agreement('U2')],
      said: '1 rating and 1 vote from before this change are kept',
    },
    {
      ratings: [...early(3), rating('U1', RAG, 2)],
      votes: [agreement('U2'), agreement('U3', 2)],
      said: '3 ratings and 1 vote from before this change are kept',
    },
  ])('is marked: $said', ({ said, ...before }) => {
    expect(marks(before)).toEqual([`${said}, and marked as such.`]);
  });

  it('is not mentioned where nobody had said anything', () => {
    expect(marks({ ratings: [rating('U1', RAG, 2)] })).toEqual([]);
  });

  it('is counted as of that change, however often the case was changed since', () => {
    const ratings = [...early(1), rating('U1', RAG, 2), rating('U2', RAG, 3)];
    expect(marks({ ratings, now: 3 })).toEqual([
      '1 rating from before this change is kept, and marked as such.',
    ]);
  });
});
