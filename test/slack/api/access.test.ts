import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/logger.ts';
import { createAccess } from '../../../src/slack/api/access.ts';
import type { Answer } from '../../../src/slack/api/answer.ts';
import type { Profile } from '../../../src/slack/api/gateway-values.ts';
import { createPeople } from '../../../src/slack/api/people.ts';
import { everythingElse, handClock } from '../../jobs/hand-clock.ts';
import { gatewayWith, LIMITED, NO_ANSWER, refused } from '../../outbox/a-gateway.ts';
import { MEMBER } from '../../outbox/a-slack.ts';

const HOME = { teamId: 'T1', enterpriseId: null, isOrgWide: false };

const SECOND = 1_000;
const said = <T>(value: T): Answer<T> => ({ kind: 'done', value });
const among = (...ids: readonly string[]): Answer<ReadonlySet<string>> => said(new Set(ids));

/** Slack says this of channels and of those who are in them, the last answer again and again. */
function asking({
  open = [said(false)],
  members = [among('U1')],
  person = {},
}: {
  readonly open?: readonly Answer<boolean>[];
  readonly members?: readonly Answer<ReadonlySet<string>>[];
  readonly person?: Partial<Profile>;
} = {}) {
  const clock = handClock();
  const asked: string[] = [];
  const inTurn = <T>(answers: readonly Answer<T>[]) => {
    const left = [...answers];
    return (what: string): Answer<T> => {
      asked.push(what);
      const [next = refused()] = left.length > 1 ? left.splice(0, 1) : left;
      return next;
    };
  };
  const isOpen = inTurn(open);
  const inIt = inTurn(members);
  const gateway = {
    ...gatewayWith({}).gateway,
    person: async () => said({ ...MEMBER, ...person }),
    isOpen: async (id: string) => isOpen(`info ${id}`),
    members: async (id: string) => inIt(`members ${id}`),
  };
  const log = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
  const people = createPeople({ gateway, clock, log, installation: HOME });
  const access = createAccess({ gateway, people, clock, log });
  const may = (userId = 'U1', channelId = 'C1') => access.of({ userId }, channelId);
  return { ...access, may, clock, asked };
}

describe('a channel may be read', () => {
  it('by every member where it is public', async () => {
    const { may, asked } = asking({ open: [said(true)] });
    expect(await may('U9')).toBe('may');
    expect(asked).toEqual(['info C1']);
  });

  it('only by those who are in it where it is private', async () => {
    const { may } = asking();
    expect(await may('U1')).toBe('may');
    expect(await may('U2')).toBe('not_in_it');
  });

  it.each([
    [{ isGuest: true }, 'guest'],
    [{ teamId: 'T9' }, 'external'],
    [{ isBot: true }, 'bot'],
    [{ isDeactivated: true }, 'deactivated'],
  ] as const)('by nobody but members of the workspace, even in it: %o', async (person, why) => {
    expect(await asking({ person }).may('U1')).toBe(why);
  });

  it('by nobody where Slack does not tell the bot of it', async () => {
    expect(await asking({ open: [refused('channel_not_found')] }).may()).toBe('bot_not_in_it');
    expect(await asking({ open: [refused('missing_scope')] }).may()).toBe('not_permitted');
    expect(await asking({ members: [refused('missing_scope')] }).may()).toBe('not_permitted');
    expect(await asking({ members: [refused('fetch_members_failed')] }).may()).toBe('not_known');
    expect(await asking({ open: [NO_ANSWER] }).may()).toBe('not_known');
  });

  it('by nobody where it is a direct message or somebody’s id, of which Slack is not asked', async () => {
    const { may, asked } = asking({ open: [said(true)] });
    for (const id of ['D1', 'U1', '', '#general']) expect(await may('U1', id)).toBe('not_in_it');
    expect(asked).toEqual([]);
  });
});

describe('what Slack says of a channel', () => {
  it('is asked once for all who want to know, for a while', async () => {
    const { may, asked, clock } = asking();
    const people = Array.from({ length: 50 }, (_, index) => `U${index}`);
    await Promise.all(people.map((id) => may(id)));
    await clock.pass(45 * SECOND - 1);
    await Promise.all(people.map((id) => may(id)));
    expect(asked).toEqual(['info C1', 'members C1']);
    await clock.pass(1);
    await may();
    expect(asked).toHaveLength(4);
  });

  it('is asked anew as soon as somebody has come or gone', async () => {
    const { may, forget, asked } = asking({ members: [among('U1', 'U2'), among('U1')] });
    expect(await may('U2')).toBe('may');
    forget('C1');
    expect(await may('U2')).toBe('not_in_it');
    expect(asked).toHaveLength(4);
  });

  it('is asked of each channel by itself', async () => {
    const { may, asked } = asking();
    await may('U1', 'C1');
    await may('U1', 'C2');
    expect(asked).toEqual(['info C1', 'members C1', 'info C2', 'members C2']);
  });

  it('is not believed for longer because the clock was set back', async () => {
    const { may, clock, asked } = asking({ members: [among('U2'), among('U1')] });
    expect(await may('U2')).toBe('may');
    clock.set(clock.now() - 3_600 * SECOND);
    expect(await may('U2')).toBe('may');
    await clock.pass(45 * SECOND);
    expect(await may('U2')).toBe('not_in_it');
    expect(asked).toHaveLength(4);
  });

  it('is asked again after no answer, but not before Slack wishes to be', async () => {
    const busy = { ...LIMITED, retryAfterMs: 30 * SECOND };
    const { may, clock, asked } = asking({ open: [busy, said(true)] });
    expect(await may()).toBe('not_known');
    expect(await may('U1', 'C2')).toBe('not_known');
    expect(asked).toEqual(['info C1']);
    await clock.pass(30 * SECOND);
    expect(await may()).toBe('may');
  });

  it('is waited for no longer than a click can wait, and known at the next one', async () => {
    const clock = handClock();
    const log = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
    let answer = (_: Answer<boolean>): void => {};
    const gateway = {
      ...gatewayWith({}).gateway,
      person: async () => said(MEMBER),
      isOpen: () =>
        new Promise<Answer<boolean>>((resolve) => {
          answer = resolve;
        }),
    };
    const people = createPeople({ gateway, clock, log, installation: HOME });
    const { soon } = createAccess({ gateway, people, clock, log });
    const first = soon({ userId: 'U1' }, 'C1');
    await clock.pass(1_500);
    expect(await first).toBe('not_known');
    answer(said(true));
    await everythingElse();
    expect(await soon({ userId: 'U1' }, 'C1')).toBe('may');
  });
});

it('whether somebody can read a channel does not depend on who they are', async () => {
  const { reach } = asking({ person: { isGuest: true } });
  expect(await reach('U1', 'C1')).toBe('may');
  expect(await reach('U2', 'C1')).toBe('not_in_it');
});
