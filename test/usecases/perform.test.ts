import { describe, expect, it } from 'vitest';
import { statementsOf } from '../contract/query-plans.ts';
import { ANSWERS, ANYBODY, DAY, DECIDER, LATER, OTHER_ANSWERS, OWNER } from './a-context.ts';
import { agreed, decided, disagreed, exported, rated, revised, withdrawn } from './commands.ts';
import { aSubmission, harnessWith } from './harness.ts';

const READS_DECISION = /^select .* from "decisions"|^update "decisions".*returning/;

describe('something that happens to a decision', () => {
  it('is kept with everything that follows from it', async () => {
    const harness = await harnessWith();
    const before = await harness.at();
    const outcome = await harness.does(ANYBODY, disagreed(), 'click-1');
    expect(outcome).toMatchObject({ done: 'now', decision: { id: 'd1' } });
    const { decision, votes } = await harness.at();
    expect(votes).toMatchObject([{ userId: ANYBODY, voice: 'disagree', preferred: 'rag' }]);
    expect(decision).toEqual({ ...before.decision, version: before.decision.version + 1 });
    expect((await harness.history()).slice(1)).toMatchObject([
      { position: 1, actorId: ANYBODY, event: { kind: 'voted' } },
    ]);
  });

  it('reads the decision once, when it is locked', async () => {
    const harness = await harnessWith();
    const statements = await statementsOf(harness.db, (db) =>
      harness.performOn(db)({
        decisionId: 'd1',
        actorId: ANYBODY,
        key: 'click-1',
        command: agreed,
      }),
    );
    expect(statements.filter(({ sql }) => READS_DECISION.test(sql))).toHaveLength(1);
    expect((await harness.at()).votes).toHaveLength(1);
  });

  it('tells of its own entry of the history', async () => {
    const harness = await harnessWith();
    await harness.does(ANYBODY, agreed, 'click-1');
    await harness.does(ANYBODY, disagreed(), 'form-1');
    const [objection] = (await harness.outbox()).filter(({ kind }) => kind === 'objection');
    expect(objection).toMatchObject({ entry: 2, to: 'C1' });
  });

  it('goes to where the thread stands, what is for one person to that person', async () => {
    const harness = await harnessWith();
    await harness.thread({ channel: 'C7', ts: '1.1' });
    await harness.does(ANYBODY, disagreed(), 'form-1');
    const handedOut = await harness.does(ANYBODY, exported, 'click-2');
    expect(handedOut).toMatchObject({ decision: { id: 'd1' } });
    expect((await harness.outbox()).slice(5)).toMatchObject([
      { kind: 'refresh', live: 'root', to: 'C7' },
      { kind: 'objection', to: 'C7' },
    ]);
    expect(await harness.jobs()).toEqual([{ kind: 'export', to: ANYBODY, decisionId: 'd1' }]);
  });

  it('sets and clears what falls due', async () => {
    const harness = await harnessWith();
    expect(await harness.timers()).toEqual(['remind_open']);
    await harness.does(OWNER, decided({ reviewOn: '2026-04-15', reviewAt: LATER + DAY }), 'form-1');
    expect(await harness.timers()).toEqual(['review']);
  });

  it('wakes the delivery and the jobs', async () => {
    const harness = await harnessWith();
    const before = harness.woken();
    await harness.does(ANYBODY, agreed, 'click-1');
    const { delivery, jobs } = harness.woken();
    expect(delivery).toBeGreaterThan(before.delivery);
    expect(jobs).toBeGreaterThan(before.jobs);
  });

  it('is refused where no such decision is', async () => {
    const harness = await harnessWith();
    const wanted = { decisionId: 'nobody', actorId: OWNER, key: 'click-1', command: agreed };
    expect(await harness.perform(wanted)).toEqual({ refused: 'unknown_decision' });
  });

  it('that may not happen leaves nothing behind', async () => {
    const harness = await harnessWith();
    const [before, woken] = [await harness.everything(), harness.woken()];
    expect(await harness.does(ANYBODY, withdrawn(), 'form-1')).toEqual({ refused: 'not_decider' });
    expect(await harness.everything()).toEqual(before);
    expect(harness.woken()).toEqual(woken);
  });

  it('that fails half-way leaves nothing behind, and can be done again', async () => {
    const harness = await harnessWith();
    const before = await harness.everything();
    await harness.db.schema.alterTable('outbox').renameTo('elsewhere').execute();
    await expect(harness.does(ANYBODY, agreed, 'click-1')).rejects.toThrow('outbox');
    await harness.db.schema.alterTable('elsewhere').renameTo('outbox').execute();
    expect(await harness.everything()).toEqual(before);
    expect(await harness.does(ANYBODY, agreed, 'click-1')).toMatchObject({ done: 'now' });
  });
});

describe('a click or form that is delivered twice', () => {
  it('does its work once', async () => {
    const harness = await harnessWith();
    await harness.does(ANYBODY, disagreed(), 'form-1');
    const before = await harness.everything();
    const again = await harness.does(ANYBODY, disagreed(), 'form-1');
    expect(again).toMatchObject({ done: 'already', decision: { id: 'd1' } });
    expect(await harness.everything()).toEqual(before);
  });

  it('is harmless although it could not happen any more', async () => {
    const harness = await harnessWith();
    await harness.does(OWNER, decided(), 'form-1');
    const { decision } = await harness.at();
    expect(await harness.does(OWNER, decided(), 'form-1')).toEqual({ done: 'already', decision });
  });

  it('at once does its work once', async () => {
    const harness = await harnessWith();
    const both = await Promise.all([
      harness.does(ANYBODY, rated(OTHER_ANSWERS), 'form-1'),
      harness.does(ANYBODY, rated(OTHER_ANSWERS), 'form-1'),
    ]);
    expect(both.map((outcome) => 'done' in outcome && outcome.done).toSorted()).toEqual([
      'already',
      'now',
    ]);
    expect(await harness.history()).toHaveLength(2);
  });

  it('late does not bring back a voice that was changed meanwhile', async () => {
    const harness = await harnessWith();
    await harness.does(ANYBODY, agreed, 'click-1');
    await harness.does(ANYBODY, disagreed(), 'form-2');
    expect(await harness.does(ANYBODY, agreed, 'click-1')).toMatchObject({ done: 'already' });
    expect((await harness.at()).votes).toMatchObject([{ voice: 'disagree' }]);
  });

  it('late does not bring back a voice although the click it repeats changed nothing', async () => {
    const harness = await harnessWith();
    await harness.does(ANYBODY, agreed, 'click-1');
    await harness.does(ANYBODY, agreed, 'click-2');
    await harness.does(ANYBODY, disagreed(), 'form-3');
    expect(await harness.does(ANYBODY, agreed, 'click-2')).toMatchObject({ done: 'already' });
    expect((await harness.at()).votes).toMatchObject([{ voice: 'disagree' }]);
  });
  it('late does not bring back a rating that was changed meanwhile', async () => {
    const harness = await harnessWith();
    await harness.does(ANYBODY, rated(ANSWERS), 'form-1');
    await harness.does(ANYBODY, rated(OTHER_ANSWERS), 'form-2');
    await harness.does(ANYBODY, rated(ANSWERS), 'form-1');
    const [, { answers } = {}] = (await harness.at()).ratings;
    expect(answers).toEqual(OTHER_ANSWERS);
  });

  it('late does not bring back answers of record that were revised meanwhile', async () => {
    const harness = await harnessWith();
    const context = await harness.at();
    const first = revised(context, { answers: OTHER_ANSWERS });
    await harness.does(OWNER, first, 'form-1');
    await harness.does(OWNER, revised(context, { answers: ANSWERS }), 'form-2');
    await harness.does(OWNER, first, 'form-1');
    expect((await harness.at()).decision).toMatchObject({ answers: ANSWERS, revision: 3 });
  });

  it('is no other decision’s: the same key there is another one', async () => {
    const harness = await harnessWith();
    await harness.does(ANYBODY, agreed, 'click-1');
    const other = { sourceKey: 'view-2', title: 'Another one' };
    await harness.submit(aSubmission(other));
    const there = { decisionId: 'd2', actorId: ANYBODY, key: 'click-1', command: agreed };
    expect(await harness.perform(there)).toMatchObject({ done: 'now' });
  });
});

describe('two people at once', () => {
  it('are both heard', async () => {
    const harness = await harnessWith();
    await Promise.all([
      harness.does(ANYBODY, agreed, 'click-1'),
      harness.does(DECIDER, disagreed(), 'form-2'),
    ]);
    const { votes, decision } = await harness.at();
    expect(votes.map(({ userId }) => userId).toSorted()).toEqual([DECIDER, ANYBODY]);
    expect(decision.version).toBe(3);
  });

  it('who decide: the first one decides', async () => {
    const harness = await harnessWith();
    const outcomes = await Promise.all([
      harness.does(OWNER, decided({ check: 'of the owner' }), 'form-1'),
      harness.does(DECIDER, decided({ check: 'of the decider' }), 'form-2'),
    ]);
    expect(outcomes).toMatchObject([{ done: 'now' }, { refused: 'is_decided' }]);
    expect((await harness.at()).decision.decided?.check).toBe('of the owner');
  });

  it('of whom the last rating is enough: it is revealed once, with both', async () => {
    const harness = await harnessWith({ blind: { invited: [], enough: 2, deadline: null } });
    const outcomes = await Promise.all([
      harness.does(ANYBODY, rated(OTHER_ANSWERS), 'form-1'),
      harness.does(DECIDER, rated(OTHER_ANSWERS), 'form-2'),
    ]);
    expect(outcomes).toMatchObject([{ done: 'now' }, { done: 'now' }]);
    const revealed = (await harness.history()).filter(({ event }) => event.kind === 'revealed');
    expect(revealed).toMatchObject([{ event: { because: 'enough', raters: 2 } }]);
    expect((await harness.at()).ratings).toHaveLength(3);
  });
});
