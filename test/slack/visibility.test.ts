import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import type { Answer } from '../../src/slack/answer.ts';
import type { NamedChannel } from '../../src/slack/gateway.ts';
import { createPeople } from '../../src/slack/people.ts';
import { createVisibility } from '../../src/slack/visibility.ts';
import { gatewayWith, LIMITED, NO_ANSWER, refused } from '../delivery/a-gateway.ts';
import { MEMBER } from '../delivery/a-slack.ts';
import { handClock } from '../schedule/hand-clock.ts';

const SECOND = 1_000;
const OPEN = says('C1');
const CLOSED = says('G1');

function says(...ids: readonly string[]): Answer<readonly NamedChannel[]> {
  return { kind: 'done', value: ids.map((id) => ({ id, name: `name-of-${id}` })) };
}

/** Slack gives these answers about public and private channels, the last of each again and again. */
function seeing({
  open = [OPEN],
  closed = [CLOSED],
}: {
  readonly open?: readonly Answer<readonly NamedChannel[]>[];
  readonly closed?: readonly Answer<readonly NamedChannel[]>[];
} = {}) {
  const clock = handClock();
  const asked: string[] = [];
  const left = { open: [...open], closed: [...closed] };
  const next = (of: 'open' | 'closed') => {
    const [answer = refused()] = left[of].length > 1 ? left[of].splice(0, 1) : left[of];
    return answer;
  };
  const person = { ...MEMBER };
  const gateway = {
    ...gatewayWith({}).gateway,
    person: async () => ({ kind: 'done', value: { ...person } }) as const,
    channels: async (of: string | null) => {
      asked.push(of ?? 'everybody');
      return next(of === null ? 'open' : 'closed');
    },
  };
  const log = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
  const people = createPeople({ gateway, clock, log, teamId: 'T1' });
  return { ...createVisibility({ gateway, people, clock, log }), asked, clock, person };
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
    const sight = await of('U1');
    expect(sight).toMatchObject({ channels: new Set(['C1']), isComplete: false, reason: 'busy' });
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
