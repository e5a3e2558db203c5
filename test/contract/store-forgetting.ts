import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { panelOf } from '../../src/engine/index.ts';
import { deleteAll } from '../../src/store/deletion.ts';
import { owedJobs } from '../store/a-job.ts';
import { ANYBODY, DECIDER, OTHER_ANSWERS, OWNER } from '../usecases/a-context.ts';
import { anySteps } from '../usecases/any-simulation.ts';
import {
  agreed,
  decided,
  disagreed,
  proposed,
  rated,
  revised,
  withdrawn,
} from '../usecases/commands.ts';
import { aSubmission, harnessOn } from '../usecases/harness.ts';
import { markedEvent, markedSubmission, markOf } from '../usecases/marked-texts.ts';
import { allRows, recounted, tablesWith } from './all-rows.ts';
import { postAll } from './post-all.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function describeForgetting(store: StoreUnderTest): void {
  const placesToErase = async () =>
    (await owedJobs(store.db))
      .flatMap(({ payload }) => JSON.parse(payload).messages)
      .map(({ ts }: { ts: string }) => ts);
  /** The rows of the outbox that have posted messages of these kinds. */
  const rowsOf = async (...kinds: readonly string[]) =>
    (await store.db.selectFrom('outbox').select(['id', 'kind']).orderBy('position').execute())
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id }) => id);
  const wordsThatFind = async (id: string) =>
    (
      await store.db
        .selectFrom('search_words')
        .select('word')
        .where('decision_id', '=', id)
        .execute()
    )
      .map(({ word }) => word)
      .toSorted();

  /** The owner and two others write something, and all of it is in Slack. */
  async function discussed() {
    const harness = harnessOn(store.db);
    await harness.submit(aSubmission({ title: 'Zebra bot', context: 'Sorts quaggas' }));
    await postAll(store.db);
    await harness.does(DECIDER, rated(OTHER_ANSWERS), 'k1');
    await harness.does(ANYBODY, disagreed({ reason: 'Okapis bite', preferred: 'other' }), 'k2');
    await harness.does(ANYBODY, proposed(OTHER_ANSWERS, 'Ask a gnu'), 'k3');
    await postAll(store.db);
    return harness;
  }

  describe('what a person wrote, once taken out', () => {
    it('is in no table, and everything else is', async () => {
      const harness = await discussed();
      expect(await harness.forget(ANYBODY, ANYBODY)).toBe(1);
      const left = await allRows(store.db);
      for (const word of ['okapi', 'bite', 'gnu']) expect(tablesWith(left, word), word).toEqual([]);
      for (const word of ['zebra', 'quagga']) expect(tablesWith(left, word)).not.toEqual([]);
      expect((await harness.at()).votes).toMatchObject([
        { userId: ANYBODY, voice: 'disagree', reason: '', preferred: null },
      ]);
      expect(await wordsThatFind('d1')).toEqual(['bot', 'quaggas', 'sorts', 'zebra']);
    });

    it('goes out of Slack with the messages that quote it', async () => {
      const harness = await discussed();
      await harness.forget(ANYBODY, ANYBODY);
      expect(await placesToErase()).toEqual(await rowsOf('objection', 'proposal'));
      const waiting = (await harness.outbox()).filter(({ kind }) => kind === 'refresh').slice(-6);
      expect(waiting.map(({ live }) => live)).toEqual([
        ...['root', 'why', 'how', 'trade_offs', 'proof', 'panel'],
      ]);
    });

    it('is a rating too, unless it is the only one: on that the decision rests', async () => {
      const harness = await discussed();
      await harness.forget(OWNER, OWNER);
      expect((await harness.at()).ratings.map(({ userId }) => userId)).toEqual([DECIDER]);
      await harness.forget(DECIDER, DECIDER);
      expect((await harness.at()).ratings.map(({ userId }) => userId)).toEqual([DECIDER]);
      const [, ratedEntry] = await harness.history();
      expect(ratedEntry?.event).toEqual({ kind: 'rated', answers: null, revision: 1 });
    });

    it('leaves no panel of one rating', async () => {
      const harness = await discussed();
      const [panel = 'none'] = await rowsOf('refresh');
      expect((await allRows(store.db)).live_messages).toContainEqual(
        expect.objectContaining({ name: 'panel' }),
      );
      await harness.forget(DECIDER, DECIDER);
      expect((await allRows(store.db)).live_messages).not.toContainEqual(
        expect.objectContaining({ name: 'panel' }),
      );
      expect((await placesToErase()).filter((ts) => ts.startsWith('d1'))).not.toEqual([]);
      expect(panel).not.toBe('none');
    });

    it('is the title and the description of what they asked, whoever edited them since', async () => {
      const harness = await discussed();
      const context = await harness.at();
      await harness.does(DECIDER, revised(context, { title: 'Zebra and zebu bot' }), 'k9');
      await harness.forget(OWNER, OWNER);
      const { decision } = await harness.at();
      expect([decision.title, decision.context]).toEqual(['[removed]', '']);
      expect(tablesWith(await allRows(store.db), 'zeb')).toEqual([]);
      expect(await wordsThatFind('d1')).toEqual(['bite', 'okapis']);
    });

    it('is what they decided and why, which is marked, and the record of why it was withdrawn', async () => {
      const harness = await discussed();
      const made = decided({ outcome: 'other', reason: 'Tapirs first', check: 'Count kudus' });
      await harness.does(DECIDER, made, 'k9');
      await harness.submit(aSubmission({ sourceKey: 'view-2' }));
      await harness.perform({
        decisionId: 'd2',
        actorId: DECIDER,
        key: 'k1',
        command: withdrawn('Elands came'),
      });
      expect(await harness.forget(DECIDER, OWNER)).toBe(2);
      expect((await harness.at()).decision.decided).toMatchObject({
        outcome: 'other',
        reason: '[removed]',
        check: '',
      });
      expect((await harness.at('d2')).decision.withdrawn).toMatchObject({
        by: DECIDER,
        reason: '',
      });
      const left = await allRows(store.db);
      for (const word of ['tapir', 'kudu', 'eland']) expect(tablesWith(left, word)).toEqual([]);
    });

    it('is what they set up for themselves alone', async () => {
      const harness = await discussed();
      for (const user_id of [ANYBODY, OWNER]) {
        await store.db.insertInto('home_states').values({ user_id, state: '{}' }).execute();
        await store.db
          .insertInto('digests')
          .values({ target: user_id, value: '{}', covered_until: 0 })
          .execute();
      }
      await harness.forget(ANYBODY, ANYBODY);
      const { home_states, digests } = await allRows(store.db);
      expect(home_states).toMatchObject([{ user_id: OWNER }]);
      expect(digests).toMatchObject([{ target: OWNER }]);
    });

    it('is where a successor was named by its title', async () => {
      const harness = await discussed();
      await harness.submit(
        aSubmission({ sourceKey: 'view-2', title: 'Zebu', userId: DECIDER, supersedes: 'd1' }),
      );
      await postAll(store.db);
      const [pointing] = await rowsOf('superseded');
      await harness.forget(DECIDER, DECIDER);
      expect(await placesToErase()).toContain(pointing);
      const waiting = await store.db
        .selectFrom('outbox')
        .select('payload')
        .where('decision_id', '=', 'd1')
        .where('state', '=', 'due')
        .execute();
      expect(waiting).toContainEqual({ payload: '{"live":"root"}' });
    });

    it('is in what others began anew with it, however often, and nothing else is', async () => {
      const harness = harnessOn(store.db);
      const about = { title: 'Zebra bot', context: 'Sorts quaggas' };
      await harness.submit(aSubmission(about));
      const anew = { ...about, userId: DECIDER, context: 'Counts kudus' };
      await harness.submit(aSubmission({ ...anew, sourceKey: 'v2', supersedes: 'd1' }));
      const command = revised(await harness.at('d2'), { title: 'Zebra and zebu bot' });
      await harness.perform({ decisionId: 'd2', actorId: DECIDER, key: 'k1', command });
      const again = { ...anew, title: 'Zebra and zebu bot', supersedes: 'd2' };
      await harness.submit(aSubmission({ ...again, sourceKey: 'v3' }));
      await postAll(store.db);
      expect(await harness.forget(OWNER, OWNER)).toBe(3);
      const left = await allRows(store.db);
      for (const word of ['zebra', 'zebu', 'quagga']) expect(tablesWith(left, word)).toEqual([]);
      const { title, context } = (await harness.at('d3')).decision;
      expect({ title, context }).toEqual({ title: '[removed]', context: 'Counts kudus' });
      expect(await wordsThatFind('d3')).toEqual(['counts', 'kudus']);
    });

    it('is in what others began anew with it, although what they copied it from is deleted', async () => {
      const harness = harnessOn(store.db);
      await harness.submit(aSubmission({ title: 'Zebra bot' }));
      const anew = { title: 'Zebra bot', userId: DECIDER, supersedes: 'd1' };
      await harness.submit(aSubmission({ ...anew, sourceKey: 'v2' }));
      await harness.erase({ decisionId: 'd1', actorId: OWNER, isManager: false });
      expect(await harness.forget(OWNER, OWNER)).toBe(1);
      expect(tablesWith(await allRows(store.db), 'zebra')).toEqual([]);
    });

    it('was copied once: what others wrote there afterwards is not taken for theirs again', async () => {
      const harness = harnessOn(store.db);
      await harness.submit(aSubmission({ title: 'Zebra bot' }));
      const replacement = { title: 'Zebra bot', userId: DECIDER, supersedes: 'd1' };
      await harness.submit(aSubmission({ ...replacement, sourceKey: 'v2' }));
      expect(await harness.forget(OWNER, OWNER)).toBe(2);
      const words = { title: 'Kudu bot', context: 'Counts kudus' };
      const command = revised(await harness.at('d2'), words);
      await harness.perform({ decisionId: 'd2', actorId: DECIDER, key: 'k1', command });
      expect(await harness.forget(OWNER, OWNER)).toBe(0);
      expect((await harness.at('d2')).decision).toMatchObject(words);
    });

    it('counts no decision in which they had a part but wrote nothing', async () => {
      const harness = await discussed();
      await harness.submit(aSubmission({ sourceKey: 'view-2', userId: DECIDER }));
      await harness.perform({ decisionId: 'd2', actorId: 'U4', key: 'k1', command: agreed });
      expect(await harness.forget('U4', 'U4')).toBe(0);
    });

    it('of somebody who never wrote anything is nothing', async () => {
      const harness = await discussed();
      const before = await allRows(store.db);
      expect(await harness.forget('U9', 'U9')).toBe(0);
      expect(await allRows(store.db)).toEqual(before);
    });

    it('is taken out once: the same again changes nothing', async () => {
      const harness = await discussed();
      await Promise.all([harness.forget(ANYBODY, ANYBODY), harness.forget(ANYBODY, OWNER)]);
      const before = await allRows(store.db);
      expect(await harness.forget(ANYBODY, ANYBODY)).toBe(0);
      expect(await allRows(store.db)).toEqual(before);
    });

    it('is in no table after any life of a decision, which goes on', async () => {
      await fc.assert(
        fc.asyncProperty(
          anySteps,
          fc.constantFrom(OWNER, DECIDER, ANYBODY, 'U4'),
          async ([asked, events], who) => {
            await deleteAll(store.db);
            const harness = harnessOn(store.db);
            await harness.submit(markedSubmission(asked));
            for (const [index, event] of events.entries()) {
              if (event === 'time passes') continue;
              const { decision } = await harness.at();
              const { actorId, command } = markedEvent(event, decision);
              const { kind } = command;
              if (kind === 'move' || kind === 'supersede') continue;
              await harness.does(actorId, command, `k${index}`);
              if (index % 3 === 0) await postAll(store.db);
            }
            await harness.forget(who, who);
            expect(tablesWith(await allRows(store.db), markOf(who))).toEqual([]);
            const { oneByOne, told } = await recounted(store.db);
            expect(told).toEqual(oneByOne);
            const { ratings } = await harness.at();
            panelOf(ratings.map(({ userId: raterId, answers }) => ({ raterId, answers })));
            await postAll(store.db);
            await harness.does('U5', rated(OTHER_ANSWERS), 'last');
          },
        ),
        { numRuns: 15 },
      );
    }, 60_000);
  });

  it('a wish to be forgotten is kept once', async () => {
    const harness = harnessOn(store.db);
    const wish = { personId: ANYBODY, actorId: OWNER, key: 'form' };
    await harness.requestForgetting(wish);
    await harness.requestForgetting(wish);
    const { jobs } = await allRows(store.db);
    expect(jobs).toMatchObject([{ kind: 'forget_person', to_id: OWNER }]);
  });
}
