import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/logger.ts';
import type { Profile } from '../../../src/slack/api/gateway-values.ts';
import { createMayManage, createPeople } from '../../../src/slack/api/people.ts';
import { handClock } from '../../jobs/hand-clock.ts';
import { gatewayWith, refused } from '../../outbox/a-gateway.ts';

const MEMBER: Profile = {
  name: 'Ana Ruiz',
  teamId: 'T1',
  teams: [],
  enterpriseId: null,
  isGuest: false,
  isStranger: false,
  isDeactivated: false,
  isBot: false,
  isAdmin: false,
  zone: 'UTC',
};

/** What is answered to U1, of whom Slack says this, or nothing. */
function answerTo(
  said: Partial<Profile> | null,
  { managers = [] }: { managers?: readonly string[] } = {},
) {
  const people = createPeople({
    gateway: {
      ...gatewayWith({}).gateway,
      person: async () =>
        said === null ? refused('internal_error') : { kind: 'done', value: { ...MEMBER, ...said } },
    },
    clock: handClock(),
    log: createLogger({ level: 'silent', secrets: [], json: true, write: () => {} }),
    installation: { teamId: 'T1', enterpriseId: null, isOrgWide: false },
  });
  return createMayManage(people, async () => managers)('U1');
}

it('who is no admin any more may not manage after less than a minute', async () => {
  const clock = handClock();
  const said = { ...MEMBER, isAdmin: true };
  const people = createPeople({
    gateway: {
      ...gatewayWith({}).gateway,
      person: async () => ({ kind: 'done', value: { ...said } }),
    },
    clock,
    log: createLogger({ level: 'silent', secrets: [], json: true, write: () => {} }),
    installation: { teamId: 'T1', enterpriseId: null, isOrgWide: false },
  });
  const may = createMayManage(people, async () => []);
  expect(await may('U1')).toBe('may');
  said.isAdmin = false;
  await clock.pass(45_000);
  expect(await may('U1')).toBe('not_manager');
});

describe('managing is for', () => {
  it('admins of the workspace, whoever is named', async () => {
    expect(await answerTo({ isAdmin: true })).toBe('may');
    expect(await answerTo({ isAdmin: true }, { managers: ['U2'] })).toBe('may');
  });

  it('members who are named', async () => {
    expect(await answerTo({}, { managers: ['U2', 'U1'] })).toBe('may');
  });

  it('no other member, also while nobody is named', async () => {
    expect(await answerTo({}, { managers: ['U2'] })).toBe('not_manager');
    expect(await answerTo({})).toBe('not_manager');
  });

  it.each([
    { who: 'a guest', said: { isGuest: true }, answer: 'guest' },
    {
      who: 'an admin of another company',
      said: { isAdmin: true, teamId: 'T9' },
      answer: 'external',
    },
    { who: 'somebody unknown', said: null, answer: 'unknown_person' },
  ] as const)('never $who, not even when they are named', async ({ said, answer }) => {
    expect(await answerTo(said, { managers: ['U1'] })).toBe(answer);
  });

  it('a colleague of a sister workspace', async () => {
    const said = { isAdmin: true, teamId: 'T9', teams: ['T9', 'T1'] };
    expect(await answerTo(said)).toBe('may');
  });
});
