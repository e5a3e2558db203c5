import { describe, expect, it } from 'vitest';
import { NOTHING_SET } from '../../src/domain/settings.ts';
import { recordResult } from '../../src/outbox/record-result.ts';
import { claimDue } from '../../src/store/outbox-claim.ts';
import { changeSettings } from '../../src/store/settings.ts';
import { NOON } from '../store/a-decision.ts';
import { owedJobs } from '../store/a-job.ts';
import { ANYBODY, DECIDER, OWNER } from '../usecases/a-context.ts';
import { agreed } from '../usecases/commands.ts';
import { aSubmission, harnessOn } from '../usecases/harness.ts';
import { discussedOn, keepFor } from './a-discussion.ts';
import { allRows, recounted, tablesWith } from './all-rows.ts';
import { postAll } from './post-all.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const MINUTE = 60_000;

export function describeErasing(store: StoreUnderTest): void {
  const discussed = () => discussedOn(store.db);
  const posted = () => postAll(store.db);
  const erases = (harness: ReturnType<typeof harnessOn>, actorId = OWNER, isManager = false) =>
    harness.erase({ decisionId: 'd1', actorId, isManager });
  const owedNow = async () =>
    (await owedJobs(store.db)).map((row) => ({
      ...row,
      ...JSON.parse(row.payload),
    }));
  const keeps = (keepDays: number | null) => keepFor(store.db, keepDays);

  describe('a decision that is deleted', () => {
    it('leaves no word anywhere, and of itself only that it was there', async () => {
      const harness = await discussed();
      const words = ['zebra', 'quagga', 'okapi', 'tapir', 'kudu', 'gnus'];
      for (const word of words) {
        expect(tablesWith(await allRows(store.db), word)).not.toEqual([]);
      }
      expect(await erases(harness)).toEqual({ done: 'now' });
      const left = await allRows(store.db);
      for (const word of words) expect(tablesWith(left, word), word).toEqual([]);
      expect(tablesWith(left, 'd1').toSorted()).toEqual(['deletions', 'jobs']);
      expect(left.deletions).toEqual([
        {
          decision_id: 'd1',
          channel_id: 'C1',
          actor_id: OWNER,
          because: 'request',
          at: harness.now(),
        },
      ]);
    });

    it('leaves jobs that know where its messages stand, each once, the root apart', async () => {
      const harness = await discussed();
      const { decision } = await harness.at();
      await erases(harness);
      const owed = await owedNow();
      for (const job of owed) {
        expect(job).toMatchObject({ kind: 'erase_messages', by: OWNER, at: harness.now() });
        // A few at a time, so that none takes long.
        expect(job.messages.length).toBeLessThanOrEqual(5);
      }
      expect(owed.map(({ root }) => root)).toEqual([decision.thread, null]);
      const places = owed.flatMap(({ messages }) => messages.map(({ ts }: { ts: string }) => ts));
      expect(new Set(places).size).toBe(places.length);
      expect(places).not.toContain(decision.thread?.ts);
      // Why, how, trade-offs, proof, the panel, the objection, what was edited, what was decided.
      expect(places.length).toBe(8);
    });

    it('is not counted any more', async () => {
      const harness = await discussed();
      await harness.submit(aSubmission({ sourceKey: 'view-2' }));
      await erases(harness);
      const { oneByOne, told } = await recounted(store.db);
      expect(told).toEqual(oneByOne);
      expect(Object.values(told)).toEqual([1]);
    });

    it('is deleted once, however often it is wished', async () => {
      const harness = await discussed();
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => erases(harness)));
      expect(
        outcomes.filter((outcome) => 'done' in outcome && outcome.done === 'now'),
      ).toHaveLength(1);
      expect(await erases(harness)).toEqual({ done: 'already' });
      const { oneByOne, told } = await recounted(store.db);
      expect(told).toEqual(oneByOne);
      expect(await owedNow()).toHaveLength(2);
    });

    it('that nobody ever kept is not known', async () => {
      expect(await erases(harnessOn(store.db))).toEqual({ refused: 'unknown_decision' });
    });

    it('that is not posted yet leaves nothing to post', async () => {
      const harness = harnessOn(store.db);
      await harness.submit(aSubmission());
      await erases(harness);
      const now = Number.MAX_SAFE_INTEGER - MINUTE;
      expect(
        await claimDue(store.db, { now, slackNow: NOON, leaseMs: 1, limit: 8, resting: [] }),
      ).toEqual([]);
      expect(await owedNow()).toEqual([]);
    });

    it.each([
      { who: 'its owner', actorId: OWNER, isManager: false },
      { who: 'whom the owner named to decide', actorId: DECIDER, isManager: false },
      { who: 'who manages', actorId: ANYBODY, isManager: true },
    ])('may be deleted by $who', async ({ actorId, isManager }) => {
      expect(await erases(await discussed(), actorId, isManager)).toEqual({ done: 'now' });
    });

    it('may not be deleted by anybody else, not even where any member decides', async () => {
      const harness = await discussed();
      await store.db.transaction().execute((tx) =>
        changeSettings(tx, {
          id: 'change',
          scope: 'C1',
          actorId: OWNER,
          at: 0,
          before: NOTHING_SET,
          after: { ...NOTHING_SET, decide: 'members' },
        }),
      );
      const before = await allRows(store.db);
      expect(await erases(harness, ANYBODY)).toEqual({ refused: 'not_decider' });
      expect(await allRows(store.db)).toEqual(before);
    });

    it('and a vote at the same moment leave nothing, whichever is first', async () => {
      const harness = await discussed();
      await harness.submit(aSubmission({ sourceKey: 'view-2' }));
      await Promise.all([
        harness.perform({ decisionId: 'd2', actorId: ANYBODY, key: 'k1', command: agreed }),
        harness.erase({ decisionId: 'd2', actorId: OWNER, isManager: false }),
        harness.perform({ decisionId: 'd2', actorId: DECIDER, key: 'k2', command: agreed }),
      ]);
      const left = await allRows(store.db);
      expect(tablesWith(left, 'd2')).toEqual(['deletions']);
      const { oneByOne, told } = await recounted(store.db);
      expect(told).toEqual(oneByOne);
    });
  });

  describe('a decision that was replaced', () => {
    async function replaced() {
      const harness = await discussed();
      await harness.submit(
        aSubmission({ sourceKey: 'view-2', title: 'Zebu bot', supersedes: 'd1' }),
      );
      await posted();
      return harness;
    }

    it('lets its successor go alone, which is shown anew', async () => {
      const harness = await replaced();
      await erases(harness);
      expect((await harness.at('d2')).decision.supersedes).toBeNull();
      expect(tablesWith(await allRows(store.db), '"d1"')).toEqual(['deletions']);
      const waiting = (await harness.outbox('d2')).at(-1);
      expect(waiting).toEqual({ kind: 'refresh', live: 'root', to: 'C1' });
    });

    it('stays replaced when its successor is deleted, and tells nothing of that', async () => {
      const harness = await replaced();
      const { decision: before } = await harness.at();
      await harness.erase({ decisionId: 'd2', actorId: OWNER, isManager: false });
      const { decision } = await harness.at();
      expect(decision).toEqual({ ...before, supersededBy: null, version: before.version + 1 });
      const left = await allRows(store.db);
      expect(tablesWith(left, 'zebu')).toEqual([]);
      expect(tablesWith(left, '"d2"')).toEqual(['deletions']);
      const pointing = await store.db
        .selectFrom('outbox')
        .select('message_ts')
        .where('kind', '=', 'superseded')
        .executeTakeFirstOrThrow();
      const [{ messages }] = await owedNow();
      expect(messages).toContainEqual({ channel: 'C1', ts: pointing.message_ts });
    });

    it('can be deleted while its successor is being posted, and deleted too', async () => {
      const harness = harnessOn(store.db);
      for (let pair = 0; pair < 6; pair += 1) {
        const [old, young] = [`d${2 * pair + 1}`, `d${2 * pair + 2}`];
        await harness.submit(aSubmission({ sourceKey: old }));
        await posted();
        await harness.submit(aSubmission({ sourceKey: young, supersedes: old }));
        const now = Number.MAX_SAFE_INTEGER - MINUTE;
        const rows = await claimDue(store.db, {
          now,
          slackNow: NOON,
          leaseMs: 1,
          limit: 8,
          resting: [],
        });
        const row = rows.find(({ decisionId }) => decisionId === young);
        if (row === undefined) throw new Error('the successor is not due');
        const { decision } = await harness.at(young);
        const erasing = [old, young].map((decisionId) =>
          harness.erase({ decisionId, actorId: OWNER, isManager: false }),
        );
        const recording = recordResult(store.db, {
          row,
          shown: { decision, entry: null, supersededBy: null },
          answer: { kind: 'done', value: { channel: 'C1', ts: row.id } },
          now: 0,
          refreshMs: 0,
          random: 0,
        });
        await Promise.all([...erasing, recording]);
        const [job] = (await owedNow()).filter(({ messages, root }) =>
          JSON.stringify([messages, root]).includes(row.id),
        );
        expect(job).toBeDefined();
      }
      expect((await allRows(store.db)).outbox).toEqual([]);
      expect((await recounted(store.db)).told).toEqual({});
    });

    it('can be deleted together with its successor', async () => {
      const harness = await replaced();
      await Promise.all(
        ['d1', 'd2'].map((decisionId) =>
          harness.erase({ decisionId, actorId: OWNER, isManager: false }),
        ),
      );
      const left = await allRows(store.db);
      expect(left.decisions).toEqual([]);
      expect((await recounted(store.db)).told).toEqual({});
    });
  });

  it('a bot that is uninstalled leaves nothing in any table', async () => {
    const harness = await discussed();
    await keeps(30);
    await harness.submit(aSubmission({ sourceKey: 'view-2' }));
    await harness.erase({ decisionId: 'd2', actorId: OWNER, isManager: false });
    await harness.submit(aSubmission({ sourceKey: 'view-3' }));
    await harness.requestForgetting({ personId: OWNER, actorId: OWNER, key: 'form' });
    await store.db.insertInto('home_states').values({ user_id: OWNER, state: '{}' }).execute();
    await store.db
      .insertInto('digests')
      .values({ target: OWNER, value: '{}', covered_until: 0 })
      .execute();
    const before = await allRows(store.db);
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    await harness.uninstall();
    const after = await allRows(store.db);
    expect(Object.entries(after).filter(([, rows]) => rows.length > 0)).toEqual([]);
    await harness.submit(aSubmission());
  });
}
