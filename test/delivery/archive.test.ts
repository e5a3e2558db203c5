import { describe, expect, it, onTestFinished } from 'vitest';
import { orderArchive } from '../../src/decisions/order-archive.ts';
import { portfolio } from '../../src/decisions/portfolio.ts';
import { sendArchive } from '../../src/delivery/archive.ts';
import { createErrandRunner } from '../../src/delivery/errands.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en.ts';
import { createLogger } from '../../src/logger.ts';
import { NO_FILTER } from '../../src/records/portfolio.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { handClock } from '../schedule/hand-clock.ts';
import { aDecision, openInMemory } from '../store/a-decision.ts';
import { textOf } from './a-bot.ts';
import { LIMITED, NO_ANSWER } from './a-gateway.ts';
import { aSlack } from './a-slack.ts';

const PACE = 1_000;
const HOUR = 3_600_000;
const EVERYTHING = { channels: new Set(['C1']), names: new Map(), isComplete: true } as const;

/** Somebody who sees so many decisions has ordered an export of all. */
async function ordered(decisions = 1) {
  const db = await openInMemory();
  const clock = handClock();
  const slack = aSlack();
  const logger = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
  const runner = createErrandRunner({ db, clock, logger, random: () => 0 });
  onTestFinished(async () => {
    await runner.stop();
    await db.destroy();
  });
  for (let n = 1; n <= decisions; n += 1) {
    const decision = aDecision({ id: `d${n}` });
    await db.transaction().execute((tx) => insertDecision(tx, decision));
  }
  const order = orderArchive({ db, now: clock.now, wakeErrands: runner.wake });
  await order({ key: 'form', userId: 'U1', format: 'json', filter: NO_FILTER });
  const context = {
    db,
    clock,
    logger,
    gateway: slack.gateway,
    messages: en,
    portfolio: portfolio({ db, now: clock.now }),
    rubric: DEFAULT_RUBRIC,
    paceMs: PACE,
    visibility: { of: async () => EVERYTHING },
  };
  runner.start(async (row) => {
    if (row.errand.kind !== 'archive') throw new Error(`a ${row.errand.kind} was not ordered`);
    return sendArchive(context, row, row.errand);
  });
  const left = async () => (await db.selectFrom('errands').select('id').execute()).length;
  return { slack, clock, left };
}

/** What happens at each of so many calls. */
const times = <T>(count: number, answer: T) => Array.from({ length: count }, () => () => answer);

describe('an export that Slack does not take at once', () => {
  it('says what comes only once, and hands it over when Slack takes it', async () => {
    const { slack, clock, left } = await ordered();
    slack.next('upload', ...times(3, NO_ANSWER));
    await clock.pass(HOUR);
    expect(slack.callsOf('post')).toBe(1);
    expect(slack.uploads).toHaveLength(1);
    expect(await left()).toBe(0);
  });

  it('comes as text after five attempts', async () => {
    const { slack, clock, left } = await ordered();
    slack.next('upload', ...times(1_000, NO_ANSWER));
    await clock.pass(24 * HOUR);
    expect(slack.callsOf('upload')).toBe(5);
    const [heading, ...pages] = slack.messages();
    expect(textOf(pages)).toContain('Billing bot');
    expect(pages.every(({ threadTs }) => threadTs === heading?.place.ts)).toBe(true);
    expect(await left()).toBe(0);
  });

  it('says no page of text twice', async () => {
    const { slack, clock, left } = await ordered(6);
    slack.denyFiles();
    slack.next(
      'post',
      () => undefined,
      () => undefined,
      () => LIMITED,
    );
    await clock.pass(HOUR);
    const said = slack.messages().map(({ states }) => JSON.stringify(states));
    expect(said.length).toBeGreaterThan(2);
    expect(new Set(said).size).toBe(said.length);
    expect(await left()).toBe(0);
  });
});
