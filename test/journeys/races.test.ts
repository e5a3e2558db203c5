import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answers, CRITERIA, DEFAULT_RUBRIC, recommend } from '../../src/engine/index.ts';
import type { Case } from '../../src/records/decision.ts';
import type { HistoryEntry } from '../../src/records/history.ts';
import { findDecision } from '../../src/store/decisions.ts';
import { readHistory } from '../../src/store/history.ts';
import type { Db } from '../../src/store/open.ts';
import { caseOf } from '../../src/store/voices.ts';
import { type Postgres, startPostgres } from '../contract/a-postgres.ts';
import { seeded } from '../crash/seeded.ts';
import { ask, threadOf } from './ask.ts';
import {
  beside,
  crowdAt,
  type Deed,
  isDelivered,
  PATIENT,
  pausesBetween,
  shuffled,
} from './crowd.ts';
import { setStage } from './stage.ts';

const PACE_MS = 50;
const PEOPLE = Array.from({ length: 50 }, (_, index) => `p${index + 1}`);
const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };
const idOf = (name: string): string => `U0${name.toUpperCase()}`;

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

const PLACES = [
  { where: 'SQLite', bots: 1, database: async () => ({}) },
  {
    where: 'PostgreSQL, shared by two bots',
    bots: 2,
    database: async () => ({ database: await postgres.freshDatabase() }),
  },
];

describe.each(PLACES)('on $where', ({ bots, database }) => {
  /** So many bots on one database, and people in one channel. */
  const setCrowd = async (people: readonly string[]) => {
    const stage = await setStage('socket', {
      people: ['ana', ...people].map((name) => ({ name })),
      channels: [{ name: 'general' }],
      paceMs: PACE_MS,
      ...PATIENT,
      ...(await database()),
    });
    for (let more = 1; more < bots; more += 1) await stage.startBot();
    await stage.slack.when(() => stage.slack.sockets.connections() === bots);
    return { ...stage, db: await beside(stage.config.database) };
  };

  // The pace of a message's updates is kept in the database, so it holds however many bots there
  // are. Between a channel's posts each bot keeps a pace of its own.
  it('200 votes and ratings of 50 people at once are counted exactly, in few updates', async () => {
    const random = seeded(7);
    const { slack, db } = await setCrowd(PEOPLE);
    await ask(slack, 'ana', 'general', CASE);
    const [root] = await threadOf(slack, 'ana', 'general', CASE.title);
    const ts = root?.ts ?? '';
    const crowd = crowdAt(slack, ts, () => random() < 0.5);
    const deeds = PEOPLE.map((name, index) => ({ name, todo: fourDeeds(name, index, random) }));

    await Promise.all(
      shuffled(random, deeds).map(async ({ name, todo }) => {
        for (const deed of todo) await crowd.act(slack.as(name), deed);
      }),
    );
    // A click is acknowledged before it is kept.
    await vi.waitFor(async () => expect(await entriesIn(db)).toHaveLength(201), 10_000);
    await isDelivered(db);

    const history = await entriesIn(db);
    expect(history.map(({ position }) => position)).toEqual(history.map((_, index) => index));
    const done = deeds.flatMap(({ name, todo }) => todo.map((deed) => lineOf(name, deed)));
    expect(history.slice(1).map(toldOf).toSorted()).toEqual(done.toSorted());

    const of = await onlyCase(db);
    const { votes, ratings } = lastOfEach(history);
    expect(of.votes.map(({ userId, voice, reason }) => [userId, voice, reason]).toSorted()).toEqual(
      votes.toSorted(),
    );
    expect(of.ratings.map(({ userId, answers }) => [userId, levelsOf(answers)]).toSorted()).toEqual(
      ratings.toSorted(),
    );

    const panel = slack
      .as('ana')
      .thread('general', ts)
      .find(({ text }) => text.startsWith('What '));
    for (const at of [ts, panel?.ts ?? '']) {
      const states = slack.updates('general', at);
      expect(Math.min(...pausesBetween(states))).toBeGreaterThanOrEqual(PACE_MS);
      expect(states.length).toBeLessThan(50);
    }
    const agree = of.votes.filter(({ voice }) => voice === 'agree').length;
    expect(slack.updates('general', ts).at(-1)?.text).toContain(
      `rated by 51 people · ${agree} agree, ${50 - agree} disagree`,
    );
    const [first, ...lines] =
      slack
        .updates('general', panel?.ts ?? '')
        .at(-1)
        ?.text.split('\n') ?? [];
    expect(first).toBe('What 51 people’s answers say');
    for (const [verdict, people] of ownVerdicts(of)) {
      expect(lines.join('\n')).toContain(`${verdict} (${people} of 51): `);
    }
    // Nobody was told that anything failed, for nothing did.
    expect(slack.sentTo().filter(({ kind }) => kind === 'response_url')).toEqual([]);
  }, 60_000);
});

/** Two ratings and two votes, no two of them alike. */
function fourDeeds(name: string, index: number, random: () => number): readonly Deed[] {
  const rate = (first: number): Deed => ({
    kind: 'rate',
    answers: [first, ...CRITERIA.slice(1).map(() => Math.floor(random() * 5))].join(' '),
  });
  const disagree = (reason: string): Deed => ({
    kind: 'disagree',
    preferred: random() < 0.5 ? 'rag' : 'other',
    reason: `${name}: ${reason}`,
  });
  const vote: Deed = index % 3 === 0 ? disagree('second thoughts') : { kind: 'agree' };
  return shuffled(random, [vote, disagree('first thoughts'), rate(0), rate(4)]);
}

const levelsOf = (answers: Answers): string => CRITERIA.map((id) => answers[id]).join(' ');

/** A deed in one line, and an entry of the history in the same words. */
function lineOf(name: string, deed: Deed): string {
  switch (deed.kind) {
    case 'agree':
      return `${idOf(name)} agrees`;
    case 'disagree':
      return `${idOf(name)} prefers ${deed.preferred}: ${deed.reason}`;
    case 'rate':
      return `${idOf(name)} answers ${deed.answers}`;
  }
}

function toldOf({ actorId, what }: HistoryEntry): string {
  if (what.kind === 'rated') return `${actorId} answers ${levelsOf(what.answers)}`;
  if (what.kind !== 'voted') return `${actorId} ${what.kind}`;
  if (what.voice === 'agree') return `${actorId} agrees`;
  return `${actorId} prefers ${what.preferred}: ${what.reason}`;
}

/** What counts in the end: the last vote and the last rating of each, in the order of the history. */
function lastOfEach(history: readonly HistoryEntry[]) {
  const votes = new Map<string, string[]>();
  const ratings = new Map<string, string[]>();
  for (const { actorId, what } of history) {
    if (what.kind === 'voted') votes.set(actorId, [actorId, what.voice, what.reason]);
    if (what.kind === 'rated' || what.kind === 'submitted') {
      ratings.set(actorId, [actorId, levelsOf(what.answers)]);
    }
  }
  return { votes: [...votes.values()], ratings: [...ratings.values()] };
}

const WORDS = {
  rag: 'RAG',
  finetune: 'Fine-tuning',
  hybrid: 'Hybrid',
  prompting: 'Prompting first',
} as const;

/** How many people's own answers say what. */
function ownVerdicts({ ratings }: Case): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { answers } of ratings) {
    const verdict = WORDS[recommend(answers, { rubric: DEFAULT_RUBRIC }).verdict];
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}

async function onlyCase(db: Db): Promise<Case> {
  const { id } = await db.selectFrom('decisions').select('id').executeTakeFirstOrThrow();
  const decision = await findDecision(db, id);
  if (decision === null) throw new Error('there is no decision');
  return caseOf(db, decision);
}

const entriesIn = async (db: Db): Promise<readonly HistoryEntry[]> =>
  readHistory(db, (await onlyCase(db)).decision.id);
