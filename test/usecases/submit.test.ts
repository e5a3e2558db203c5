import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/engine/index.ts';
import { ALL_DETAILS } from '../domain/details.ts';
import { ANSWERS, ANYBODY, DECIDER, OWNER } from './a-context.ts';
import { agreed, decided, withdrawn } from './commands.ts';
import { aSubmission, createHarness, harnessWith } from './harness.ts';

describe('a submission', () => {
  it('is kept with its rating, its history, its thread and what falls due', async () => {
    const harness = await createHarness();
    expect(await harness.submit(aSubmission())).toBe('kept');
    const { decision, ratings, votes } = await harness.at();
    expect(decision).toMatchObject({
      id: 'd1',
      ownerId: OWNER,
      title: 'Billing bot',
      status: 'open',
      recommendation: recommend(ANSWERS),
    });
    expect(ratings).toMatchObject([{ userId: OWNER, answers: ANSWERS }]);
    expect(votes).toEqual([]);
    expect((await harness.history()).map(({ event }) => event.kind)).toEqual(['submitted']);
    expect((await harness.outbox()).map(({ kind }) => kind)).toEqual([
      'root',
      'why',
      'how',
      'trade_offs',
      'proof',
    ]);
    expect(await harness.timers()).toEqual(['remind_open']);
    expect(harness.woken()).toEqual({ delivery: 1, jobs: 1 });
  });

  it('that is rated blind first shows nothing but a root', async () => {
    const harness = await harnessWith({ blind: { invited: [], enough: 3, deadline: null } });
    expect((await harness.at()).decision).toMatchObject({ status: 'rating', revealedAt: null });
    expect((await harness.outbox()).map(({ kind }) => kind)).toEqual(['root']);
  });

  it('is judged with what else matters', async () => {
    const harness = await harnessWith({
      considerations: ['ethics_privacy', 'latency'],
      details: ALL_DETAILS,
    });
    const { considerations, details, recommendation } = (await harness.at()).decision;
    expect(details).toEqual(ALL_DETAILS);
    expect(recommendation).toEqual(recommend(ANSWERS, { considerations, details }));
    expect(recommendation).not.toEqual(recommend(ANSWERS));
  });

  it('that fails half-way leaves nothing behind, and can be sent again', async () => {
    const harness = await createHarness();
    const before = await harness.everything();
    await harness.db.schema.alterTable('outbox').renameTo('elsewhere').execute();
    await expect(harness.submit(aSubmission())).rejects.toThrow('outbox');
    await harness.db.schema.alterTable('elsewhere').renameTo('outbox').execute();
    expect(await harness.everything()).toEqual(before);
    expect(await harness.submit(aSubmission())).toBe('kept');
  });

  it('that is delivered twice is kept once', async () => {
    const harness = await harnessWith();
    const [before, woken] = [await harness.everything(), harness.woken()];
    expect(await harness.submit(aSubmission({ title: 'As typed' }))).toBe('repeated');
    expect(await harness.everything()).toEqual(before);
    expect(harness.woken()).toEqual(woken);
  });

  it('that is delivered twice at once is kept once', async () => {
    const harness = await createHarness();
    const both = await Promise.all([harness.submit(aSubmission()), harness.submit(aSubmission())]);
    expect(both.toSorted()).toEqual(['kept', 'repeated']);
    const { decisions } = await harness.everything();
    expect(decisions).toHaveLength(1);
  });
});

describe('a submission that replaces a decision', () => {
  const NEXT = aSubmission({ sourceKey: 'view-2', title: 'Invoice bot', supersedes: 'd1' });

  it('ends that one, and says so in both', async () => {
    const harness = await harnessWith();
    expect(await harness.submit(NEXT)).toBe('kept');
    expect((await harness.at('d1')).decision).toMatchObject({
      status: 'superseded',
      supersededBy: 'd2',
    });
    expect((await harness.at('d2')).decision).toMatchObject({ status: 'open', supersedes: 'd1' });
    expect((await harness.history('d1')).at(-1)).toMatchObject({
      actorId: OWNER,
      event: { kind: 'superseded', by: 'd2' },
    });
    expect(await harness.timers('d1')).toEqual([]);
  });

  it('may replace what was decided, by whom its owner named', async () => {
    const harness = await harnessWith();
    await harness.does(OWNER, decided(), 'form-1');
    expect(await harness.submit({ ...NEXT, userId: DECIDER })).toBe('kept');
    expect((await harness.at('d1')).decision).toMatchObject({
      status: 'superseded',
      decided: { outcome: 'hybrid' },
    });
    expect((await harness.at('d2')).decision.ownerId).toBe(DECIDER);
  });

  it('that is delivered twice replaces it once', async () => {
    const harness = await harnessWith();
    await harness.submit(NEXT);
    const before = await harness.everything();
    expect(await harness.submit(NEXT)).toBe('repeated');
    expect(await harness.everything()).toEqual(before);
  });

  it.each([
    { why: 'not_decider', submission: { ...NEXT, userId: ANYBODY } },
    { why: 'unknown_decision', submission: { ...NEXT, supersedes: 'nobody' } },
  ])('keeps nothing when it may not: $why', async ({ why, submission }) => {
    const harness = await harnessWith();
    const [before, woken] = [await harness.everything(), harness.woken()];
    expect(await harness.submit(submission)).toEqual({ refused: why });
    expect(await harness.everything()).toEqual(before);
    expect(harness.woken()).toEqual(woken);
  });

  it('keeps nothing when that one is withdrawn', async () => {
    const harness = await harnessWith();
    await harness.does(OWNER, withdrawn(), 'form-1');
    const before = await harness.everything();
    expect(await harness.submit(NEXT)).toEqual({ refused: 'is_withdrawn' });
    expect(await harness.everything()).toEqual(before);
  });

  it('and another one at once: the first one does, the other one keeps nothing', async () => {
    const harness = await harnessWith();
    const outcomes = await Promise.all([
      harness.submit(NEXT),
      harness.submit({ ...NEXT, sourceKey: 'view-3', userId: DECIDER }),
    ]);
    expect(outcomes).toEqual(['kept', { refused: 'is_superseded' }]);
    const { decisions } = await harness.everything();
    expect(decisions).toHaveLength(2);
  });

  it('that was refused may be sent again elsewhere, as the same form', async () => {
    const harness = await harnessWith();
    await harness.submit({ ...NEXT, userId: ANYBODY });
    expect(await harness.submit({ ...NEXT, userId: ANYBODY, supersedes: null })).toBe('kept');
  });

  it('and a voice at the same moment: the voice counts or is refused, nothing in between', async () => {
    const harness = await harnessWith();
    const [kept, voice] = await Promise.all([
      harness.submit(NEXT),
      harness.does(ANYBODY, agreed, 'click-1'),
    ]);
    expect([kept, voice]).toEqual(['kept', { refused: 'is_superseded' }]);
    expect((await harness.at('d1')).votes).toEqual([]);
  });
});
