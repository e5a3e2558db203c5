import { describe, expect, it } from 'vitest';
import { createSlackClock } from '../../../src/slack/api/connection.ts';
import { handClock } from '../../jobs/hand-clock.ts';
import { NOON } from '../../store/a-decision.ts';

const MINUTE = 60_000;

/** Slack’s clock as it is heard from answers with these headers, one after the other. */
function hearing(...answers: readonly Readonly<Record<string, string>>[]) {
  const clock = handClock();
  const slack = createSlackClock(clock);
  const left = [...answers];
  const call = slack.hearing(async () => new Response('{}', { headers: left.shift() ?? {} }));
  return { clock, now: slack.now, call: () => call('https://slack.example/api/auth.test') };
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const dated = (ms: number) => ({ ...JSON_TYPE, date: new Date(ms).toUTCString() });

describe('Slack’s clock', () => {
  it('is not known before Slack has answered', () => {
    expect(hearing().now()).toBe(0);
  });

  it.each([-10 * MINUTE, 10 * MINUTE])(
    'is what its answers say, %d ms from ours',
    async (apart) => {
      const { call, now, clock } = hearing(dated(NOON + apart));
      await call();
      await clock.pass(MINUTE);
      expect(now()).toBe(NOON + apart + MINUTE);
    },
  );

  it('goes on wherever ours is set', async () => {
    const { call, now, clock } = hearing(dated(NOON));
    await call();
    clock.set(NOON - 60 * MINUTE);
    await clock.pass(MINUTE);
    expect(now()).toBe(NOON + MINUTE);
  });

  it('goes in whole milliseconds, and is never ahead', async () => {
    const { call, now, clock } = hearing(dated(NOON));
    await clock.pass(0.25);
    await call();
    await clock.pass(1.5);
    expect(now()).toBe(NOON + 1);
  });

  it('is set anew by each answer', async () => {
    const { call, now, clock } = hearing(dated(NOON), dated(NOON + 5 * MINUTE));
    await call();
    await clock.pass(MINUTE);
    await call();
    expect(now()).toBe(NOON + 5 * MINUTE);
  });

  it.each([
    { what: 'no time', headers: JSON_TYPE },
    { what: 'what is no time', headers: { ...JSON_TYPE, date: 'yesterday' } },
    { what: 'a proxy’s page', headers: { ...dated(NOON), 'content-type': 'text/html' } },
  ])('is left alone by $what', async ({ headers }) => {
    const { call, now } = hearing(dated(NOON + MINUTE), headers);
    await call();
    await call();
    expect(now()).toBe(NOON + MINUTE);
  });
});
