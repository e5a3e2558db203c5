import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CRITERIA } from '../../src/engine/index.ts';
import { tryParse } from '../workspace/json.ts';
import type { Sent } from '../workspace/sent-log.ts';
import { answer, inputOf } from './ask.ts';
import {
  askInSecret,
  chosenIn,
  idOf,
  isLinked,
  letIn,
  prefilled,
  rateInVain,
  takeTheRecord,
} from './blind-acts.ts';
import { all, ONE, OTHER, ownOf, type Said } from './blind-answers.ts';
import {
  CHANNELS,
  isForged,
  lookAround,
  PEOPLE,
  pressEverything,
  sendForgedForms,
} from './blind-probing.ts';
import { movableClock } from './clock.ts';
import { beside, isDelivered } from './crowd.ts';
import { type Leak, leaksIn, leaksInText, shownIn, steady, writeMarkedRubric } from './leaks.ts';
import { askBlind, DAY, discussionOf, rate, sent } from './team.ts';
import { startTestApp } from './test-app.ts';

describe('while a team rates blind', () => {
  it('nothing that anybody is sent, and no line of the log, tells answers or a verdict', async () => {
    const life = await begin(ONE);
    await everythingPeopleCanDo(life);
    expect(life.leaks()).toEqual([]);
    // The same search finds all of it once it may be known.
    await reveal(life);
    await life.discussion.click('eve', 'export');
    await isDelivered(life.db);
    const found = new Set(life.leaks().map(({ what }) => what));
    expect([...found].toSorted()).toEqual(expect.arrayContaining(ALL_THERE_IS_TO_FIND));
  }, 120_000);

  it('what anybody is sent, and what is logged, does not depend on what was answered', async () => {
    const lives = await Promise.all([begin(ONE), begin(OTHER)]);
    await Promise.all(lives.map(everythingPeopleCanDo));
    const [one, other] = lives;
    expect(other.shown()).toEqual(one.shown());
    await Promise.all(lives.map(reveal));
    expect(other.shown()).not.toEqual(one.shown());
  }, 120_000);
});

describe('what was never revealed', () => {
  it('stays hidden once the question is withdrawn', async () => {
    const life = await begin(ONE);
    await twoRate(life);
    const form = await life.discussion.form('dana', 'withdraw');
    await form.type('reason', 'No longer asked.');
    await sent(form);
    await life.discussion.reply('No longer asked.');
    await everythingPeopleCanStillDo(life);
    life.clock.advance(100 * DAY);
    await lookAround(life);
    expect(life.leaks()).toEqual([]);
  }, 120_000);

  it('stays hidden once another decision takes its place, and when that one is revealed', async () => {
    const life = await begin(ONE);
    await twoRate(life);
    for (const who of ['dana', 'ana']) {
      const form = await life.discussion.form(who, 'start_over');
      expect(CRITERIA.map((id) => chosenIn(inputOf(form, id))).join(' ')).toBe(all('-'));
      if (who === 'dana') {
        await form.close();
        continue;
      }
      await form.type('title', 'Gamma');
      await answer(form, ONE.ana);
      await form.check('blind', ['blind']);
      await life.slack.when(() => inputOf(form, 'invited'));
      await sent(form);
    }
    const successor = await discussionOf(life.slack, 'Gamma');
    await life.discussion.reply('Gamma');
    await everythingPeopleCanStillDo(life);
    expect(life.leaks()).toEqual([]);
    await reveal({ ...life, discussion: successor });
    const from = life.slack.sentTo().length;
    await pressEverything(life);
    expect(life.leaks(from)).toEqual([]);
  }, 120_000);
});

type BlindDiscussion = Awaited<ReturnType<typeof begin>>;

/** A blind rating that ana asks for; the bot's words for each level stand nowhere else. */
async function begin(said: Said) {
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-rubric-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = movableClock();
  const testApp = await startTestApp('socket', {
    people: PEOPLE,
    channels: CHANNELS,
    clock,
    rubricPath: await writeMarkedRubric(folder),
    paceMs: 1,
    timing: { ackMs: 60_000, triggerMs: 60_000 },
    botStarts: false,
  });
  const { slack, log } = testApp;
  let bot = await testApp.startBot();
  const db = await beside(testApp.config.database);
  const asked = { title: 'Alpha', context: 'What it is for.', answers: said.ana };
  const discussion = await askBlind(slack, 'ana', asked, {
    invited: ['ben', 'eve'],
    deciders: ['dana'],
    details: said.details,
  });
  await isDelivered(db);
  await isLinked(db, 'Alpha');
  const lines = (): readonly string[] => log().split('\n').filter(Boolean);
  const told = (): readonly Sent[] => slack.sentTo().filter((one) => !isForged(one));
  return {
    slack,
    db,
    discussion,
    said,
    clock,
    decisionId: await idOf(db, 'Alpha'),
    restart: async (): Promise<void> => {
      await bot.stop();
      bot = await testApp.startBot();
    },
    /** All that gives something away in what was sent since, and in the log. */
    leaks: (from = 0): readonly Leak[] => [
      ...told()
        .slice(from)
        .flatMap((one) => leaksIn(one, ownOf(said, one.to))),
      ...lines().flatMap((line) => leaksInText(line, 'the log')),
    ],
    /**
     * All that was sent and logged, in words that do not differ from run to run; each once. Of the
     * Homes only the last: how often they are brought up to date in between is a matter of time.
     */
    shown: (): readonly string[] => {
      const homes = new Map(told().flatMap((one) => (one.kind === 'home' ? [[one.to, one]] : [])));
      const others = told().filter(({ kind }) => kind !== 'home');
      return [
        ...new Set([
          ...[...others, ...homes.values()].map((one) => shownIn(one, ownOf(said, one.to))),
          ...lines().map((line) => steady(tryParse(line))),
        ]),
      ].toSorted();
    },
  };
}

async function everythingPeopleCanDo(life: BlindDiscussion): Promise<void> {
  const { slack, db, discussion, said, clock } = life;
  await lookAround(life);
  for (const [who, answers] of [
    ['ben', said.ben],
    ['dana', said.danaAtFirst],
    ['dana', said.dana],
  ] as const) {
    await rate(discussion, who, answers);
    await isDelivered(db);
  }
  await rateInVain(life, 'chloe', said.chloe);
  const menuAt = await pressEverything(life);
  await lookAround(life);
  await takeTheRecord(life, menuAt);
  for (const result of await sendForgedForms(life)) expect(result.ok).toBe(false);

  const notice = await askInSecret(life, said.ana);
  await pressEverything({ ...life, decisionId: await idOf(db, 'Beta') }, ['ana', 'ben']);
  await letIn(life, notice);

  await life.restart();
  await rate(discussion, 'chloe', said.chloe);
  for (const who of ['ana', 'ben', 'chloe', 'dana'] as const) {
    expect(await prefilled(discussion, who)).toBe(said[who]);
  }
  expect(await prefilled(discussion, 'eve')).toBe(all('-'));

  const [told, replies] = [slack.as('eve').dms().length, discussion.replies().length];
  clock.advance(3 * DAY);
  await slack.when(() => slack.as('eve').dms().length > told, { label: 'the reminder to rate' });
  clock.advance(5 * DAY);
  await slack.when(() => discussion.replies().length > replies, {
    label: 'the reminder in the thread',
  });
  await isDelivered(db);
  await lookAround(life);
}

async function everythingPeopleCanStillDo(life: BlindDiscussion): Promise<void> {
  await isDelivered(life.db);
  await pressEverything(life);
  for (const result of await sendForgedForms(life)) expect(result.ok).toBe(false);
  await life.restart();
  await lookAround(life);
}

async function twoRate({ discussion, said, db }: BlindDiscussion): Promise<void> {
  await rate(discussion, 'ben', said.ben);
  await rate(discussion, 'chloe', said.chloe);
  await isDelivered(db);
}

async function reveal({
  discussion,
  db,
}: Pick<BlindDiscussion, 'discussion' | 'db'>): Promise<void> {
  await discussion.click('ana', 'reveal');
  await discussion.reply('Prove it before');
  await isDelivered(db);
}

const ALL_THERE_IS_TO_FIND = [
  'a level',
  'a verdict',
  'a strength',
  'what decides',
  'a need',
  'a reason',
  'a reply',
  'a field answers',
  'a field details',
  'a field verdict',
  'a field recommendation',
  'a field together',
];
