import { describe, expect, it } from 'vitest';
import type { Submission } from '../../src/domain/commands.ts';
import type { Blind } from '../../src/domain/decision.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { recommend } from '../../src/engine/index.ts';
import { begin } from '../../src/rules/begin.ts';
import { ALL_DETAILS } from '../domain/details.ts';
import { NOON } from '../store/a-decision.ts';
import { ANSWERS, ANYBODY, DAY, DECIDER, HOUR, messagesOf, OWNER } from './a-context.ts';

const SUBMISSION: Submission = {
  sourceKey: 'view-1',
  teamId: 'T1',
  channelId: 'C1',
  userId: OWNER,
  title: 'Billing bot',
  context: 'Answers questions about invoices',
  answers: ANSWERS,
  considerations: ['latency', 'cost'],
  details: ALL_DETAILS,
  deciders: [DECIDER],
  blind: null,
  source: { place: { channel: 'C2', ts: '1.1' }, link: null },
  supersedes: 'd0',
};
const { answers, considerations, details } = SUBMISSION;
const RECOMMENDATION = recommend(answers, { considerations, details });

const beginning = (said: Partial<Submission> = {}) =>
  begin('d1', { ...SUBMISSION, ...said }, RECOMMENDATION, {
    now: NOON,
    settings: DEFAULT_SETTINGS,
  });

const blind = (said: Partial<Blind> = {}) =>
  beginning({ blind: { invited: [], enough: null, deadline: null, ...said } });

describe('a decision that begins', () => {
  it('is open, with all that was typed and what the engine says', () => {
    const { userId: _, ...typed } = SUBMISSION;
    expect(beginning().decision).toEqual({
      ...typed,
      id: 'd1',
      ownerId: OWNER,
      recommendation: RECOMMENDATION,
      status: 'open',
      revision: 1,
      revealedAt: NOON,
      decided: null,
      withdrawn: null,
      reviewAskedAt: null,
      review: null,
      supersededBy: null,
      copied: { title: [], context: [] },
      createdAt: NOON,
      thread: null,
      link: null,
      version: 1,
    });
  });

  it('has its owner’s answers as the first rating', () => {
    expect(beginning().rating).toEqual({ userId: OWNER, answers, revision: 1, ratedAt: NOON });
  });

  it('writes down what was asked, and of whom', () => {
    const { title, context, deciders, supersedes } = SUBMISSION;
    expect(beginning().events).toEqual([
      {
        kind: 'submitted',
        title,
        context,
        answers,
        considerations,
        details,
        deciders,
        blind: null,
        supersedes,
      },
    ]);
  });

  it('wants a root and its four replies, in this order', () => {
    expect(messagesOf(beginning()).map(({ kind }) => kind)).toEqual([
      'root',
      'why',
      'how',
      'trade_offs',
      'proof',
    ]);
  });

  it('is reminded of after a week', () => {
    expect(beginning().timers).toEqual([{ kind: 'remind_open', dueAt: NOON + 7 * DAY, count: 0 }]);
  });
});

describe('a decision that begins with a blind rating', () => {
  it('is rated, and shown to nobody', () => {
    const { status, revealedAt } = blind().decision;
    expect({ status, revealedAt }).toEqual({ status: 'rating', revealedAt: null });
  });

  it('wants nothing but a root', () => {
    expect(messagesOf(blind())).toEqual([{ kind: 'root' }]);
  });

  it('has its owner’s answers as the first rating', () => {
    expect(blind().rating).toMatchObject({ userId: OWNER, answers });
  });

  it('is reminded of after a week, if nothing else was set', () => {
    expect(blind().timers).toEqual([{ kind: 'remind_open', dueAt: NOON + 7 * DAY, count: 0 }]);
  });

  it('reveals itself at its deadline', () => {
    const deadline = NOON + 3 * DAY;
    expect(blind({ deadline }).timers).toContainEqual({
      kind: 'reveal',
      dueAt: deadline,
      count: 0,
    });
  });

  it.each([
    { deadline: null, after: 2 * DAY, why: 'after two days without a deadline' },
    { deadline: 5 * DAY, after: 4 * DAY, why: 'a day before the deadline' },
    { deadline: 2 * DAY, after: DAY, why: 'a day before is halfway' },
    { deadline: 4 * HOUR, after: 2 * HOUR, why: 'halfway to a deadline that is near' },
    { deadline: 3, after: 2, why: 'a whole number of milliseconds' },
  ])('reminds those who were asked: $why', ({ deadline, after }) => {
    const { timers } = blind({
      invited: [ANYBODY],
      deadline: deadline === null ? null : NOON + deadline,
    });
    expect(timers).toContainEqual({ kind: 'remind_raters', dueAt: NOON + after, count: 0 });
  });

  it('reminds nobody where nobody was asked by name', () => {
    const { timers = [] } = blind({ deadline: NOON + DAY });
    expect(timers.map(({ kind }) => kind)).toEqual(['reveal', 'remind_open']);
  });
});
