import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { NO_FILTER } from '../../src/domain/portfolio.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { sendArchive } from '../../src/jobs/export.ts';
import { createJobRunner } from '../../src/jobs/runner.ts';
import { createLogger } from '../../src/logger.ts';
import { createWakeUp } from '../../src/loop.ts';
import { createNames } from '../../src/slack/api/names.ts';
import type { Visible } from '../../src/slack/api/visibility.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { createPortfolio } from '../../src/usecases/portfolio.ts';
import { requestExport } from '../../src/usecases/request-export.ts';
import { textOf } from '../outbox/a-bot.ts';
import { LIMITED, NO_ANSWER } from '../outbox/a-gateway.ts';
import { aSlack } from '../outbox/a-slack.ts';
import { aDecision, openInMemory } from '../store/a-decision.ts';
import { handClock } from './hand-clock.ts';

const PACE = 1_000;
const HOUR = 3_600_000;
const EVERYTHING = { channels: new Set(['C1']), names: new Map(), isComplete: true } as const;

/** A person has requested an export of this many decisions. Slack reports these access scopes first, then all. */
async function ordered(
  decisions = 1,
  sights: readonly Visible[] = [],
  said: Readonly<Record<string, Partial<Decision>>> = {},
) {
  const db = await openInMemory();
  const clock = handClock();
  const toSay = [...sights];
  const slack = aSlack();
  const logger = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
  const wakeUp = createWakeUp();
  for (let n = 1; n <= decisions; n += 1) {
    const decision = aDecision({ ...said[`d${n}`], id: `d${n}` });
    await db.transaction().execute((tx) => insertDecision(tx, decision));
  }
  const order = requestExport({ db, now: clock.now, wakeJobs: wakeUp.wake });
  await order({ key: 'form', userId: 'U1', format: 'json', filter: NO_FILTER });
  const context = {
    db,
    clock,
    logger,
    gateway: slack.gateway,
    messages: en,
    portfolio: createPortfolio({ db, now: clock.now }),
    rubric: DEFAULT_RUBRIC,
    paceMs: PACE,
    visibility: { of: async () => toSay.shift() ?? EVERYTHING },
    names: createNames({ gateway: slack.gateway, clock, log: logger }),
  };
  const runner = createJobRunner({
    db,
    clock,
    logger,
    random: () => 0,
    wakeUp,
    handle: async (row, signal) => {
      if (row.job.kind !== 'archive') throw new Error(`a ${row.job.kind} was not ordered`);
      return sendArchive(context, row, row.job, signal);
    },
  });
  onTestFinished(async () => {
    await runner.stop();
    await db.destroy();
  });
  runner.start();
  const left = async () => (await db.selectFrom('jobs').select('id').execute()).length;
  return { slack, clock, left, stop: runner.stop };
}

const NOTHING = { channels: new Set<string>(), names: new Map(), isComplete: false } as const;
const BUSY: Visible = { ...NOTHING, reason: 'busy' };

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
    await clock.pass(HOUR);
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

it('an export leaves out a decision whose record cannot be made, and says so', async () => {
  // No date can be written for it.
  const { slack, clock, left } = await ordered(3, [], { d2: { createdAt: 9e15 } });
  await clock.pass(HOUR);
  const json = slack.uploads[0]?.files[0]?.content ?? '';
  expect(json).toContain('"d1"');
  expect(json).toContain('"d3"');
  expect(json).not.toContain('"d2"');
  expect(textOf(slack.messages())).toContain(en.archive.leftOut(1));
  expect(await left()).toBe(0);
});

describe('an export for somebody of whom it is not known what they may see', () => {
  it('waits until Slack says it', async () => {
    const { slack, clock, left } = await ordered(1, [BUSY, BUSY]);
    await clock.pass(HOUR);
    expect(slack.uploads[0]?.files[0]?.content).toContain('"complete":true');
    expect(textOf(slack.messages())).toContain('The one decision');
    expect(await left()).toBe(0);
  });

  it('waits for as long as Slack wishes not to be asked', async () => {
    const { slack, clock } = await ordered(1, [{ ...BUSY, retryAfterMs: 30_000 }]);
    await clock.pass(29_000);
    expect(slack.messages()).toEqual([]);
    await clock.pass(1_000);
    await vi.waitFor(() => expect(slack.uploads).toHaveLength(1));
  });

  it('waits for as long as more of it is known each time, in one attempt', async () => {
    const growing: Visible = { ...BUSY, retryAfterMs: 60_000, isGrowing: true };
    const { slack, clock, left } = await ordered(
      1,
      Array.from({ length: 20 }, () => growing),
    );
    await clock.pass(19 * 60_000);
    expect(slack.uploads).toEqual([]);
    await clock.pass(60_000);
    await vi.waitFor(() => expect(slack.uploads).toHaveLength(1));
    expect(slack.uploads[0]?.files[0]?.content).toContain('"complete":true');
    await vi.waitFor(async () => expect(await left()).toBe(0));
  });

  it('has after a few attempts what they surely may, and says so', async () => {
    const some: Visible = { ...BUSY, channels: new Set(['C1']) };
    const { slack, clock } = await ordered(
      1,
      Array.from({ length: 100 }, () => some),
    );
    await clock.pass(HOUR);
    expect(slack.uploads[0]?.files[0]?.content).toContain('"complete":false');
    expect(textOf(slack.messages())).toContain(en.archive.incomplete);
  });

  it('does not wait for what an admin has to permit', async () => {
    const some: Visible = { ...NOTHING, channels: new Set(['C1']), reason: 'not_permitted' };
    const { slack } = await ordered(1, [some]);
    await vi.waitFor(() => expect(slack.uploads).toHaveLength(1));
    expect(textOf(slack.messages())).toContain(en.archive.incomplete);
  });
});

describe('a stop', () => {
  it('does not wait until every page of text is said', async () => {
    const { slack, left, stop } = await ordered(6);
    slack.denyFiles();
    await vi.waitFor(() => expect(slack.uploads).toHaveLength(1));
    await stop();
    expect(slack.messages()).toHaveLength(1);
    expect(await left()).toBe(1);
  });
});
