import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/engine/index.ts';
import { aBoard, aBoardWith, aSubmission } from './harness.ts';
import { ANSWERS, ANYBODY, DECIDER, OWNER } from './a-context.ts';
import { agreed, decided, withdrawn } from './commands.ts';

describe('a submission', () => {
  it('is kept with its rating, its history, its thread and what falls due', async () => {
    const board = await aBoard();
    expect(await board.submit(aSubmission())).toBe('kept');
    const { decision, ratings, votes } = await board.at();
    expect(decision).toMatchObject({
      id: 'd1',
      ownerId: OWNER,
      title: 'Billing bot',
      status: 'open',
      recommendation: recommend(ANSWERS),
    });
    expect(ratings).toMatchObject([{ userId: OWNER, answers: ANSWERS }]);
    expect(votes).toEqual([]);
    expect((await board.history()).map(({ event }) => event.kind)).toEqual(['submitted']);
    expect((await board.outbox()).map(({ kind }) => kind)).toEqual([
      'root',
      'why',
      'trade_offs',
      'proof',
    ]);
    expect(await board.timers()).toEqual(['remind_open']);
    expect(board.woken()).toEqual({ delivery: 1, jobs: 1 });
  });

  it('that is rated blind first shows nothing but a root', async () => {
    const board = await aBoardWith({ blind: { invited: [], enough: 3, deadline: null } });
    expect((await board.at()).decision).toMatchObject({ status: 'rating', revealedAt: null });
    expect((await board.outbox()).map(({ kind }) => kind)).toEqual(['root']);
  });

  it('is judged with what else matters', async () => {
    const board = await aBoardWith({ considerations: ['ethics_privacy', 'latency'] });
    const { considerations, recommendation } = (await board.at()).decision;
    expect(recommendation).toEqual(recommend(ANSWERS, { considerations }));
    expect(recommendation).not.toEqual(recommend(ANSWERS));
  });

  it('that fails half-way leaves nothing behind, and can be sent again', async () => {
    const board = await aBoard();
    const before = await board.everything();
    await board.db.schema.alterTable('outbox').renameTo('elsewhere').execute();
    await expect(board.submit(aSubmission())).rejects.toThrow('outbox');
    await board.db.schema.alterTable('elsewhere').renameTo('outbox').execute();
    expect(await board.everything()).toEqual(before);
    expect(await board.submit(aSubmission())).toBe('kept');
  });

  it('that is delivered twice is kept once', async () => {
    const board = await aBoardWith();
    const [before, woken] = [await board.everything(), board.woken()];
    expect(await board.submit(aSubmission({ title: 'As typed' }))).toBe('repeated');
    expect(await board.everything()).toEqual(before);
    expect(board.woken()).toEqual(woken);
  });

  it('that is delivered twice at once is kept once', async () => {
    const board = await aBoard();
    const both = await Promise.all([board.submit(aSubmission()), board.submit(aSubmission())]);
    expect(both.toSorted()).toEqual(['kept', 'repeated']);
    const { decisions } = await board.everything();
    expect(decisions).toHaveLength(1);
  });
});

describe('a submission that replaces a decision', () => {
  const NEXT = aSubmission({ sourceKey: 'view-2', title: 'Invoice bot', supersedes: 'd1' });

  it('ends that one, and says so in both', async () => {
    const board = await aBoardWith();
    expect(await board.submit(NEXT)).toBe('kept');
    expect((await board.at('d1')).decision).toMatchObject({
      status: 'superseded',
      supersededBy: 'd2',
    });
    expect((await board.at('d2')).decision).toMatchObject({ status: 'open', supersedes: 'd1' });
    expect((await board.history('d1')).at(-1)).toMatchObject({
      actorId: OWNER,
      event: { kind: 'superseded', by: 'd2' },
    });
    expect(await board.timers('d1')).toEqual([]);
  });

  it('may replace what was decided, by whom its owner named', async () => {
    const board = await aBoardWith();
    await board.does(OWNER, decided(), 'form-1');
    expect(await board.submit({ ...NEXT, userId: DECIDER })).toBe('kept');
    expect((await board.at('d1')).decision).toMatchObject({
      status: 'superseded',
      decided: { outcome: 'hybrid' },
    });
    expect((await board.at('d2')).decision.ownerId).toBe(DECIDER);
  });

  it('that is delivered twice replaces it once', async () => {
    const board = await aBoardWith();
    await board.submit(NEXT);
    const before = await board.everything();
    expect(await board.submit(NEXT)).toBe('repeated');
    expect(await board.everything()).toEqual(before);
  });

  it.each([
    { why: 'not_decider', submission: { ...NEXT, userId: ANYBODY } },
    { why: 'unknown_decision', submission: { ...NEXT, supersedes: 'nobody' } },
  ])('keeps nothing when it may not: $why', async ({ why, submission }) => {
    const board = await aBoardWith();
    const [before, woken] = [await board.everything(), board.woken()];
    expect(await board.submit(submission)).toEqual({ refused: why });
    expect(await board.everything()).toEqual(before);
    expect(board.woken()).toEqual(woken);
  });

  it('keeps nothing when that one is withdrawn', async () => {
    const board = await aBoardWith();
    await board.does(OWNER, withdrawn(), 'form-1');
    const before = await board.everything();
    expect(await board.submit(NEXT)).toEqual({ refused: 'is_withdrawn' });
    expect(await board.everything()).toEqual(before);
  });

  it('and another one at once: the first one does, the other one keeps nothing', async () => {
    const board = await aBoardWith();
    const outcomes = await Promise.all([
      board.submit(NEXT),
      board.submit({ ...NEXT, sourceKey: 'view-3', userId: DECIDER }),
    ]);
    expect(outcomes).toEqual(['kept', { refused: 'is_superseded' }]);
    const { decisions } = await board.everything();
    expect(decisions).toHaveLength(2);
  });

  it('that was refused may be sent again elsewhere, as the same form', async () => {
    const board = await aBoardWith();
    await board.submit({ ...NEXT, userId: ANYBODY });
    expect(await board.submit({ ...NEXT, userId: ANYBODY, supersedes: null })).toBe('kept');
  });

  it('and a voice at the same moment: the voice counts or is refused, nothing in between', async () => {
    const board = await aBoardWith();
    const [kept, voice] = await Promise.all([
      board.submit(NEXT),
      board.does(ANYBODY, agreed, 'click-1'),
    ]);
    expect([kept, voice]).toEqual(['kept', { refused: 'is_superseded' }]);
    expect((await board.at('d1')).votes).toEqual([]);
  });
});
