import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/logger.ts';
import type { Answer } from '../../../src/slack/api/answer.ts';
import type { NamedChannel } from '../../../src/slack/api/gateway.ts';
import type { Page } from '../../../src/slack/api/page-stream.ts';
import { createPeople } from '../../../src/slack/api/people.ts';
import { createVisibility } from '../../../src/slack/api/visibility.ts';
import { handClock } from '../../jobs/hand-clock.ts';
import { gatewayWith, LIMITED, NO_ANSWER, refused } from '../../outbox/a-gateway.ts';
import { MEMBER } from '../../outbox/a-slack.ts';

const SECOND = 1_000;
type Told = Answer<Page<NamedChannel>>;
const OPEN = says('C1');
const CLOSED = says('G1');

function says(...ids: readonly string[]): Told {
  return saysSo(null, ...ids);
}

/** A page after which the one at this cursor comes. */
function saysSo(next: string | null, ...ids: readonly string[]): Told {
  const items = ids.map((id) => ({ id, name: `name-of-${id}` }));
  return { kind: 'done', value: { items, next, malformed: 0 } };
}

/** Slack gives these answers about public and private channels, the last of each again and again. */
function seeing({
  open = [OPEN],
  closed = [CLOSED],
}: {
  readonly open?: readonly Told[];
  readonly closed?: readonly Told[];
} = {}) {
  const clock = handClock();
  const asked: string[] = [];
  const cursors: (string | null)[] = [];
  const left = { open: [...open], closed: [...closed] };
  const next = (of: 'open' | 'closed') => {
    const [answer = refused()] = left[of].length > 1 ? left[of].splice(0, 1) : left[of];
    return answer;
  };
  const person = { ...MEMBER };
  const gateway = {
    ...gatewayWith({}).gateway,
    person: async () => ({ kind: 'done', value: { ...person } }) as const,
    channels: async (of: string | null, cursor: string | null) => {
      asked.push(of ?? 'everybody');
      if (of === null) cursors.push(cursor);
      return next(of === null ? 'open' : 'closed');
    },
  };
  const log = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
  const people = createPeople({
    gateway,
    clock,
    log,
    installation: { teamId: 'T1', enterpriseId: null, isOrgWide: false },
  });
  return { ...createVisibility({ gateway, people, clock, log }), asked, cursors, clock, person };
}

const limited = (seconds: number) => ({ ...LIMITED, retryAfterMs: seconds * SECOND });

describe('what somebody may see', () => {
  it('is everything that Slack tells, asked once for a while', async () => {
    const { of, asked, clock } = seeing();
    expect(await of('U1')).toMatchObject({ channels: new Set(['C1', 'G1']), isComplete: true });
    await clock.pass(45 * SECOND - 1);
    await of('U1');
    expect(asked).toEqual(['everybody', 'U1']);
    await clock.pass(1);
    await of('U1');
    expect(asked).toEqual(['everybody', 'U1', 'everybody', 'U1']);
  });

  it('is asked again after that though the clock was set back', async () => {
    const { of, asked, clock } = seeing();
    await of('U1');
    clock.set(clock.now() - 3_600 * SECOND);
    await clock.pass(45 * SECOND);
    await of('U1');
    expect(asked).toEqual(['everybody', 'U1', 'everybody', 'U1']);
  });

  it('is not known while Slack is busy, which passes by itself', async () => {
    const { of } = seeing({ closed: [NO_ANSWER, CLOSED] });
    const accessScope = await of('U1');
    expect(accessScope).toMatchObject({
      channels: new Set(['C1']),
      isComplete: false,
      reason: 'busy',
    });
    expect(await of('U1')).toMatchObject({ isComplete: true });
  });

  it('is not known where Slack may not be asked', async () => {
    const { of } = seeing({ closed: [refused('missing_scope')] });
    expect(await of('U1')).toMatchObject({ isComplete: false, reason: 'not_permitted' });
  });
});

it('who has become a guest sees nothing any more after less than a minute', async () => {
  const { of, clock, person } = seeing();
  expect((await of('U1')).channels.size).toBe(2);
  Object.assign(person, { isGuest: true });
  await clock.pass(45 * SECOND);
  expect(await of('U1')).toMatchObject({ channels: new Set(), isComplete: true });
});

describe('while Slack wishes not to be asked', () => {
  it('nobody asks it, and each is told how long that is', async () => {
    const { of, asked, clock } = seeing({ closed: [limited(30), CLOSED] });
    expect(await of('U1')).toMatchObject({ reason: 'busy', retryAfterMs: 30 * SECOND });
    await clock.pass(10 * SECOND);
    expect(await of('U2')).toMatchObject({ reason: 'busy', retryAfterMs: 20 * SECOND });
    expect(asked).toEqual(['everybody', 'U1']);
    await clock.pass(20 * SECOND);
    expect(await of('U2')).toMatchObject({ channels: new Set(['C1', 'G1']), isComplete: true });
  });

  it('the other question is asked all the same', async () => {
    const { of, asked } = seeing({ open: [limited(30), OPEN] });
    expect(await of('U1')).toMatchObject({ channels: new Set(['G1']), isComplete: false });
    await of('U2');
    expect(asked).toEqual(['everybody', 'U1', 'U2']);
  });

  it('what it said before is believed no longer than ever', async () => {
    const { of, clock } = seeing({ closed: [CLOSED, limited(60)] });
    await of('U1');
    await clock.pass(30 * SECOND);
    await of('U2');
    expect((await of('U1')).channels).toContain('G1');
    await clock.pass(15 * SECOND);
    expect((await of('U1')).channels).not.toContain('G1');
  });
});

describe('more channels than Slack tells at once', () => {
  const MINUTE = 60 * SECOND;

  it('are gone on with where Slack wished not to be asked, not begun anew', async () => {
    const { of, clock, cursors } = seeing({
      open: [saysSo('2', 'C1'), saysSo('3', 'C2'), limited(30), says('C3')],
    });
    expect(await of('U1')).toMatchObject({ isComplete: false, retryAfterMs: 30 * SECOND });
    await clock.pass(30 * SECOND);
    const all = await of('U1');
    expect(all).toMatchObject({ isComplete: true });
    expect([...all.channels].sort()).toEqual(['C1', 'C2', 'C3', 'G1']);
    expect(cursors).toEqual([null, '2', '3', '3']);
  });

  it('are read anew where nobody asked for a while: what was read first is old by then', async () => {
    const { of, clock, cursors } = seeing({
      open: [saysSo('2', 'C1'), limited(5 * 60), saysSo('2', 'C2'), says('C3')],
    });
    await of('U1');
    await clock.pass(5 * MINUTE + 2 * MINUTE);
    const all = await of('U1');
    expect([...all.channels].sort()).toEqual(['C2', 'C3', 'G1']);
    expect(cursors).toEqual([null, '2', null, '2']);
  });

  it('are all known after some minutes, with fewer questions than Slack allows', async () => {
    const pages = Array.from({ length: 60 }, (_, page) => saysSo(`${page + 1}`, `C${page}`));
    const { of, clock, cursors } = seeing({ open: [...pages, says('C60')] });
    const asked: number[] = [];
    const queries = async () => {
      const before = cursors.length;
      const accessScope = await of('U1');
      asked.push(cursors.length - before);
      return accessScope;
    };
    let accessScope = await queries();
    for (let minute = 1; !accessScope.isComplete && minute < 10; minute += 1) {
      await clock.pass(accessScope.retryAfterMs ?? 0);
      accessScope = await queries();
    }
    expect(accessScope.channels.size).toBe(62);
    expect(Math.max(...asked)).toBeLessThan(20);
    expect(cursors).toHaveLength(61);
  });

  it('are shown as they were while they are asked again, for as long as that took', async () => {
    const { of, clock } = seeing({
      open: [saysSo('2', 'C1'), limited(30), says('C2'), limited(10 * 60)],
    });
    await of('U1');
    await clock.pass(30 * SECOND);
    expect((await of('U1')).isComplete).toBe(true);
    await clock.pass(MINUTE);
    expect((await of('U1')).channels).toContain('C1');
    await clock.pass(MINUTE);
    expect((await of('U1')).channels).not.toContain('C1');
  });

  it('come to no end where Slack tells the same page again and again: none is shown', async () => {
    const { of, cursors } = seeing({ open: [saysSo('2', 'C1')] });
    expect(await of('U1')).toMatchObject({ isComplete: false, reason: 'busy' });
    expect(cursors.length).toBeLessThan(4);
  });

  it('may come in pages with nothing on them', async () => {
    const { of } = seeing({ open: [saysSo('2'), saysSo('3', 'C1'), says()] });
    expect(await of('U1')).toMatchObject({ channels: new Set(['C1', 'G1']), isComplete: true });
  });
});

it('a clock that is set back makes nothing be believed for longer, nor anybody wait longer', async () => {
  const { of, clock, asked } = seeing({ closed: [CLOSED, limited(30), CLOSED] });
  await of('U1');
  clock.set(clock.now() - 3_600_000);
  await clock.pass(45_000);
  expect((await of('U1')).channels).not.toContain('G1');
  clock.set(clock.now() - 3_600_000);
  await clock.pass(30_000);
  expect((await of('U1')).channels).toContain('G1');
  expect(asked.filter((who) => who === 'U1')).toHaveLength(3);
});
