import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { LiveMessage, OutboxMessage } from '../../src/domain/outbox-entry.ts';
import { dropIfNeedless } from '../../src/outbox/record-result.ts';
import { findDecision, lockDecision } from '../../src/store/decisions.ts';
import { readHistory } from '../../src/store/history.ts';
import { setTimer } from '../../src/store/jobs.ts';
import type { Db, Tx } from '../../src/store/open.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { claimDue } from '../../src/store/outbox-claim.ts';
import { restartThread, unblockChannel, unblockDecision } from '../../src/store/outbox-thread.ts';
import { loadContext } from '../../src/store/ratings-and-votes.ts';
import { uninstall } from '../../src/usecases/uninstall.ts';
import { rate } from '../engine/answers.ts';
import { NOON } from '../store/a-decision.ts';
import { claimTimer } from '../store/a-job.ts';
import { uninstallAtOnce } from '../usecases/harness.ts';
import { allRows } from './all-rows.ts';
import { migratedPostgres } from './databases.ts';
import { HOUR, queueOf, UNDELIVERED } from './queue.ts';
import { openForTest } from './store-opening.ts';
import { createUseCases, drain, inParallel, sharedSlack } from './two-processes.ts';

const PEOPLE = Array.from({ length: 42 }, (_, index) => `U${100 + index}`);
const CHANNELS = ['C1', 'C2', 'C9'];
const ANSWERS = rate('3 4 4 3 3 2');
const OTHER_ANSWERS = rate('0 0 1 1 2 2');

/** What everybody does. */
const COMMANDS = [
  { kind: 'agree' },
  { kind: 'rate', answers: OTHER_ANSWERS },
  { kind: 'propose', answers: OTHER_ANSWERS, note: '' },
] as const;

const refresh = (live: LiveMessage): OutboxMessage => ({ kind: 'refresh', live });

const asked = (sourceKey: string, channelId: string, supersedes: string | null = null) => ({
  sourceKey,
  teamId: 'T1',
  channelId,
  userId: 'U1',
  title: sourceKey,
  context: '',
  answers: ANSWERS,
  considerations: [],
  details: {},
  deciders: [],
  blind: null,
  source: null,
  supersedes,
});

describe('two processes on one PostgreSQL database', () => {
  /** Two processes, with three decisions to discuss: `a1` in C1, `a2` in C2, `a3` in C1. */
  async function aCrowd() {
    const database = await migratedPostgres();
    const stores: readonly [Db, Db] = [await openForTest(database), await openForTest(database)];
    const place = sharedSlack();
    const [one, two] = [
      createUseCases(stores[0], place, 'a'),
      createUseCases(stores[1], place, 'b'),
    ];
    for (const channel of ['C1', 'C2', 'C1']) {
      await one.submit(asked(`from ${channel} at ${place.now()}`, channel));
    }
    return { stores, place, one, two };
  }

  it('do 200 things, 20 at once, none lost and none in another’s way', async () => {
    const { stores, place, one, two } = await aCrowd();
    const [db] = stores;
    const processes = [one, two];
    const written = new Map<string, number>();
    const wrote = (id: string) => written.set(id, (written.get(id) ?? 0) + 1);
    for (const id of ['a1', 'a2', 'a3']) {
      await db.transaction().execute(async (tx) => {
        await lockDecision(tx, id);
        await setTimer(tx, id, { kind: 'remind_open', dueAt: NOON, count: 0 });
      });
    }
    const said = PEOPLE.flatMap((actorId, index) =>
      COMMANDS.map((command) => async () => {
        const decisionId = `a${1 + (index % 3)}`;
        const { perform } = index % 2 === 0 ? one : two;
        const key = `${actorId} ${command.kind}`;
        const outcome = await perform({ decisionId, actorId, key, command });
        if ('done' in outcome && outcome.done === 'now') wrote(decisionId);
      }),
    );
    const submitted: string[] = [];
    const replacing = processes.map(({ submit }) => async () => {
      const outcome = await submit(asked('in place of the third', 'C2', 'a3'));
      submitted.push(typeof outcome === 'string' ? outcome : outcome.refused);
      if (outcome === 'kept') wrote('a3');
    });
    const times = ['a1', 'a2'].flatMap((id) =>
      [...processes, ...processes].map(({ performDue }) => async () => {
        const row = await claimTimer(db, id, 'remind_open', place.now());
        if (row !== null && (await performDue(row)) === 'done') wrote(id);
      }),
    );
    const mending = processes.flatMap(({ redeliver, resumeChannel }) => [
      ...['a1', 'a2', 'a3'].map((id) => () => redeliver({ decisionId: id, userId: 'U1' })),
      ...CHANNELS.map((channelId) => () => resumeChannel(channelId)),
    ]);
    const posting = Array.from({ length: 60 }, (_, index) => async () => {
      await place.work(index % 2 === 0 ? stores[0] : stores[1]);
    });
    const all = [...said, ...posting, ...replacing, ...times, ...mending];
    expect(all.length).toBeGreaterThan(200);
    // Not one kind after the other.
    const mixed = all.map((_, index) => all[(index * 97) % all.length]);
    // As many as both have connections: more would only wait for one, longer than is allowed.
    await inParallel(20, mixed, async (run) => run?.());
    await drain(place, stores);

    expect(submitted.toSorted()).toEqual(['kept', 'repeated']);
    for (const id of ['a1', 'a2', 'a3']) {
      const decision = await findDecision(db, id);
      if (decision === null) throw new Error('the decision is gone');
      const history = await readHistory(db, id);
      expect(history.map(({ position }) => position)).toEqual(history.map((_, index) => index));
      expect(history).toHaveLength(1 + (written.get(id) ?? 0));
      const { ratings, votes } = await loadContext(db, decision);
      const happened = (kind: string) => history.filter(({ event }) => event.kind === kind).length;
      expect(ratings).toHaveLength(1 + happened('rated'));
      expect(votes).toHaveLength(happened('voted'));
      expect(place.shownVersion(id, 'root')).toBe(decision.version);
    }
    const everybody = PEOPLE.length / 3;
    for (const id of ['a1', 'a2']) {
      expect(written.get(id)).toBe(everybody * COMMANDS.length + 1);
      expect(place.shownVersion(id, 'panel')).toBe((await findDecision(db, id))?.version);
    }
    expect(await findDecision(db, 'a3')).toMatchObject({ status: 'superseded' });
    expect([...place.posts.values()].every((times) => times === 1)).toBe(true);
  }, 60_000);

  /** Resolves once somebody waits for a lock. */
  async function somebodyWaits(db: Db): Promise<void> {
    for (;;) {
      const { rows } = await sql`
        select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
      if (rows.length > 0) return;
    }
  }

  /** A decision in C1 on whose thread these rows wait because Slack refuses them. */
  async function refusedRows(outbox: readonly OutboxMessage[]) {
    const { stores, place } = await aCrowd();
    const [db, other] = stores;
    await drain(place, stores);
    const { wish, claimOne, refuse } = queueOf({ db });
    for (const message of outbox) {
      const channel = message.kind === 'undelivered' ? 'U1' : 'C1';
      await wish('a1', channel, [message], place.now());
      await refuse(await claimOne({ now: place.now() }), 'not_in_channel', place.now() + HOUR);
    }
    const pace = { now: place.now(), refreshMs: 0 };
    const touch = (tx: Tx, message: OutboxMessage) =>
      enqueue(tx, 'a1', [{ message, channelId: 'C1' }], pace);
    return { db, other, now: place.now, touch };
  }

  it.each([
    ['root', 'panel'],
    ['panel', 'root'],
  ] as const)(
    'do not wait for each other when one lets the bot into a channel: %s, %s',
    async (first, second) => {
      const { db, other, now, touch } = await refusedRows([refresh('root'), refresh('panel')]);
      const invitations: Promise<number>[] = [];
      await db.transaction().execute(async (tx) => {
        await lockDecision(tx, 'a1');
        await touch(tx, refresh(first));
        invitations.push(unblockChannel(other, 'C1', now()));
        await somebodyWaits(db);
        await touch(tx, refresh(second));
      });
      expect(await Promise.all(invitations)).toEqual([2]);
    },
  );

  it('do not wait for each other when one drops a notice that the other wants sent', async () => {
    const { db, other, now, touch } = await refusedRows([UNDELIVERED]);
    await db.transaction().execute((tx) => touch(tx, { kind: 'withdrawn', entry: 0 }));
    const claim = { now: now() + 2 * HOUR, slackNow: NOON, leaseMs: 1, limit: 8, resting: [] };
    const rows = await claimDue(other, claim);
    const notice = rows.find(({ message }) => message.kind === 'undelivered');
    if (notice === undefined) throw new Error('the notice is not due');
    const drops: Promise<boolean>[] = [];
    await db.transaction().execute(async (tx) => {
      await lockDecision(tx, 'a1');
      await restartThread(tx, 'a1', now());
      drops.push(dropIfNeedless(other, notice, { now: now(), refreshMs: 0 }));
      await somebodyWaits(db);
      await unblockDecision(tx, 'a1', now());
    });
    expect(await Promise.all(drops)).toEqual([true]);
  });

  describe('that are uninstalled', () => {
    const rowsLeft = async (db: Db) =>
      Object.entries(await allRows(db)).filter(([, rows]) => rows.length > 0);

    it('keep nothing of what was still being written meanwhile', async () => {
      const { stores, place } = await aCrowd();
      const [db, other] = stores;
      const gone: Promise<boolean>[] = [];
      await db.transaction().execute(async (tx) => {
        await lockDecision(tx, 'a1');
        gone.push(uninstall(uninstallAtOnce(other))());
        await somebodyWaits(db);
        const wish = { message: UNDELIVERED, channelId: 'U1' };
        await enqueue(tx, 'a1', [wish], { now: place.now(), refreshMs: 0 });
      });
      expect(await Promise.all(gone)).toEqual([true]);
      expect(await rowsLeft(db)).toEqual([]);
    });

    it('keep nothing, whatever else goes on', async () => {
      const { stores, place, one, two } = await aCrowd();
      await drain(place, stores);
      const doing = PEOPLE.flatMap((actorId, index) =>
        COMMANDS.map(async (command) => {
          const decisionId = `a${1 + (index % 3)}`;
          const { perform } = index % 2 === 0 ? one : two;
          await perform({ decisionId, actorId, key: `${actorId} ${command.kind}`, command });
        }),
      );
      const removing = { ...uninstallAtOnce(stores[1]), failed: () => {} };
      await Promise.all([Promise.allSettled(doing), uninstall(removing)()]);
      expect(await rowsLeft(stores[0])).toEqual([]);
    });
  });
});
