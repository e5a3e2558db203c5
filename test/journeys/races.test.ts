import { describe, expect, it, vi } from 'vitest';
import { migratedPostgres } from '../contract/databases.ts';
import { inParallel } from '../contract/two-processes.ts';
import { seeded } from '../crash/seeded.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ask, threadOf } from './ask.ts';
import {
  beside,
  crowdAt,
  isDelivered,
  leastPause,
  pausesBetween,
  roomForACrowd,
  shuffled,
  troublesIn,
} from './crowd.ts';
import {
  actionLine,
  countedIn,
  entriesIn,
  entryLine,
  fourActions,
  lastOfEach,
  onlyCase,
  ownVerdicts,
} from './crowd-results.ts';
import { askBlind } from './team.ts';
import { startTestApp } from './test-app.ts';

const FIFTY = Array.from({ length: 50 }, (_, index) => `p${index + 1}`);
const TWENTY = FIFTY.slice(0, 20);
/**
 * So many people are busy at any moment, and the next comes as soon as one has finished. More of them in
 * one process would wait for each other longer than the bot waits for Slack.
 */
const AT_ONCE = 20;
const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };
const idOf = (name: string): string => `U0${name.toUpperCase()}`;

const PLACES = [
  { where: 'SQLite', bots: 1, database: async () => ({}) },
  {
    where: 'PostgreSQL, shared by two bots',
    bots: 2,
    database: async () => ({ database: await migratedPostgres() }),
  },
];

describe.each(PLACES)('on $where', ({ bots, database }) => {
  /** So many bots on one database, and people in one channel. */
  const setCrowd = async (people: readonly string[], paceMs?: number) => {
    const testApp = await startTestApp('socket', {
      people: ['ana', ...people].map((name) => ({ name })),
      channels: [{ name: 'general' }],
      ...roomForACrowd(paceMs),
      ...(await database()),
    });
    for (let more = 1; more < bots; more += 1) await testApp.startBot();
    await testApp.slack.when(() => testApp.slack.sockets.connections() === bots);
    return { slack: testApp.slack, log: testApp.log, db: await beside(testApp.config.database) };
  };

  // The pace of a message's updates is kept in the database, so it holds however many bots there
  // are. Between a channel's posts each bot keeps a pace of its own.
  it('200 votes and ratings of 50 people at once are counted exactly, in few updates', async () => {
    const random = seeded(7);
    const { slack, db, log } = await setCrowd(FIFTY);
    await ask(slack, 'ana', 'general', CASE);
    const [root] = await threadOf(slack, 'ana', 'general', CASE.title);
    const ts = root?.ts ?? '';
    const crowd = crowdAt(slack, ts, () => random() < 0.5);
    const actions = FIFTY.map((name, index) => ({ name, todo: fourActions(name, index, random) }));

    await inParallel(AT_ONCE, shuffled(random, actions), async ({ name, todo }) => {
      for (const action of todo) await crowd.act(slack.as(name), action);
    });
    await isDelivered(db);

    const history = await entriesIn(db);
    expect(history).toHaveLength(201);
    expect(history.map(({ position }) => position)).toEqual(history.map((_, index) => index));
    const done = actions.flatMap(({ name, todo }) =>
      todo.map((action) => actionLine(idOf(name), action)),
    );
    expect(history.slice(1).map(entryLine).toSorted()).toEqual(done.toSorted());
    const context = await onlyCase(db);
    expect(countedIn(context)).toEqual(lastOfEach(history));

    const panel = slack
      .as('ana')
      .thread('general', ts)
      .find(({ text }) => text.startsWith('What '));
    const [states, panelStates] = [ts, panel?.ts ?? ''].map((at) => slack.updates('general', at));
    for (const shown of [states ?? [], panelStates ?? []]) {
      expect(Math.min(...pausesBetween(shown))).toBeGreaterThanOrEqual(leastPause());
      expect(shown.length).toBeLessThan(50);
    }
    const agree = context.votes.filter(({ voice }) => voice === 'agree').length;
    expect(states?.at(-1)?.text).toContain(
      `rated by 51 people · ${agree} agree, ${50 - agree} disagree`,
    );
    expect(panelStates?.at(-1)?.text).toMatch(/^What 51 people’s answers say\n/);
    for (const [verdict, people] of ownVerdicts(context)) {
      expect(panelStates?.at(-1)?.text).toContain(`${verdict} (${people} of 51): `);
    }
    // Nobody was told that anything failed, for nothing did.
    expect(troublesIn(log())).toEqual([]);
    expect(slack.sentTo().filter(({ kind }) => kind === 'response_url')).toEqual([]);
  }, 120_000);

  it('60 ratings given blind by 20 people update the invitation alone, at its pace', async () => {
    // So slow that two bots would not keep it by themselves.
    const PACE_MS = 30;
    const random = seeded(5);
    const { slack, db } = await setCrowd(TWENTY, PACE_MS);
    const { ts } = await askBlind(slack, 'ana', CASE);
    const crowd = crowdAt(slack, ts, () => random() < 0.5);
    await Promise.all(
      shuffled(random, TWENTY).map(async (name) => {
        for (const answers of ['0 1 2 3 4 0', '4 3 2 1 0 4', '2 2 2 2 2 2']) {
          await crowd.act(slack.as(name), { kind: 'rate', answers });
        }
      }),
    );
    await isDelivered(db);
    expect(await entriesIn(db)).toHaveLength(61);
    const states = slack.updates('general', ts);
    expect(Math.min(...pausesBetween(states))).toBeGreaterThanOrEqual(leastPause(PACE_MS));
    expect(states.at(-1)?.text).toContain('Rated so far (21): ');
    expect(slack.sentTo('general')).toHaveLength(states.length);
  }, 120_000);

  it.each([
    { what: 'decide', closing: ['decide'] },
    { what: 'withdraw', closing: ['withdraw'] },
    { what: 'decide or withdraw', closing: ['decide', 'withdraw'] },
  ] as const)(
    'of 20 who reveal at once one does, and then of 20 who $what',
    async ({ closing }) => {
      const random = seeded(closing.length);
      const { slack, db, log } = await setCrowd(TWENTY);
      const { ts } = await askBlind(slack, 'ana', CASE, { deciders: TWENTY });
      const crowd = crowdAt(slack, ts, () => random() < 0.5);

      await Promise.all(
        shuffled(random, TWENTY).map((name) => crowd.click(slack.as(name), 'reveal')),
      );
      // The bot tells a person of a refusal after acknowledging the click.
      const late = () => toldAlone(slack, 'The ratings have been revealed already.');
      await vi.waitFor(() => expect(late().size).toBe(19), { timeout: 20_000, interval: 10 });
      const revealed = (await entriesIn(db)).filter(({ event }) => event.kind === 'revealed');
      expect(revealed.map(({ actorId }) => actorId)).toEqual(
        TWENTY.map(idOf).filter((id) => !late().has(id)),
      );
      await isDelivered(db);

      const forms = await Promise.all(
        TWENTY.map(async (name, index) => {
          const entry = closing[index % closing.length] ?? 'decide';
          return { name, form: await crowd.open(slack.as(name), entry) };
        }),
      );
      const sent = await Promise.all(
        shuffled(random, forms).map(async ({ name, form }) => ({
          name,
          answer: await crowd.send(form),
        })),
      );
      const winners = sent.filter(({ answer }) => answer.ok).map(({ name }) => idOf(name));
      expect(winners).toHaveLength(1);
      const last = (await entriesIn(db)).slice(revealed[0]?.position).slice(1);
      expect(last.map(({ actorId }) => actorId)).toEqual(winners);
      const became = last[0]?.event.kind === 'decided' ? 'is decided' : 'was withdrawn';
      for (const { answer } of sent.filter((one) => !one.answer.ok)) {
        expect(answer).toEqual({
          ok: false,
          reason: 'invalid',
          errors: { reason: expect.stringContaining(`This ${became}, so it cannot change`) },
        });
      }
      await isDelivered(db);
      const replies = slack.as('ana').thread('general', ts);
      const words = /recorded the decision|withdrew this/;
      expect(replies.filter(({ text }) => words.test(text))).toHaveLength(1);
      expect(troublesIn(log())).toEqual([]);
    },
    120_000,
  );
});

/** Who got an ephemeral message with these words. */
const toldAlone = (slack: Workspace, words: string): ReadonlySet<string> =>
  new Set(
    slack
      .sentTo()
      .filter(({ kind, payload }) => kind === 'response_url' && payload.text === words)
      .map(({ to }) => to),
  );
