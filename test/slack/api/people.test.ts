import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/logger.ts';
import type { Answer } from '../../../src/slack/api/answer.ts';
import type { Profile } from '../../../src/slack/api/gateway-values.ts';
import { createPeople, type Workspace } from '../../../src/slack/api/people.ts';
import { everythingElse, handClock } from '../../jobs/hand-clock.ts';
import { gatewayWith, LIMITED, NO_ANSWER, refused } from '../../outbox/a-gateway.ts';

const MINUTE = 60_000;

const ANA: Profile = {
  name: 'Ana Ruiz',
  teamId: 'T1',
  teams: [],
  enterpriseId: null,
  isGuest: false,
  isStranger: false,
  isDeactivated: false,
  isBot: false,
  isAdmin: false,
  zone: 'Europe/Zurich',
};
const says = (said: Partial<Profile> = {}): Answer<Profile> => ({
  kind: 'done',
  value: { ...ANA, ...said },
});

/** People of the workspace T1, of whom Slack says this, or nothing until the test lets it. */
function peopleOf(
  answers: Readonly<Record<string, readonly Answer<Profile>[]>> = {},
  installation: Workspace = { teamId: 'T1', enterpriseId: null, isOrgWide: false },
) {
  const asked: string[] = [];
  const waiting: ((answer: Answer<Profile>) => void)[] = [];
  const lines: string[] = [];
  const left = new Map(Object.entries(answers).map(([id, said]) => [id, [...said]]));
  const clock = handClock();
  const gateway = {
    ...gatewayWith({}).gateway,
    person: (userId: string): Promise<Answer<Profile>> => {
      asked.push(userId);
      const answer = left.get(userId)?.shift();
      return answer === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(answer);
    },
  };
  const write = (line: string) => lines.push(line);
  const log = createLogger({ level: 'trace', secrets: [], json: true, write });
  return {
    ...createPeople({ gateway, clock, log, installation }),
    asked,
    clock,
    log: () => lines.join(''),
    /** Slack answers the first question that waits. */
    answer: async (answer: Answer<Profile>): Promise<void> => {
      const resolve = waiting.shift();
      if (resolve === undefined) throw new Error('nothing was asked');
      resolve(answer);
      await everythingElse();
    },
  };
}

describe('what Slack says about somebody', () => {
  it('is asked once for a while', async () => {
    const people = peopleOf({ U1: [says(), says({ name: 'Ana R.' })] });
    expect(await people.profile('U1')).toEqual(ANA);
    await people.clock.pass(10 * MINUTE - 1);
    expect(await people.profile('U1')).toEqual(ANA);
    expect(people.asked).toEqual(['U1']);
  });

  it.each([-60, 60])(
    'is asked again after that, wherever the clock is set: %d minutes',
    async (set) => {
      const people = peopleOf({ U1: [says(), says({ isGuest: true })] });
      await people.profile('U1');
      people.clock.set(people.clock.now() + set * MINUTE);
      await people.clock.pass(10 * MINUTE - 1);
      expect(await people.profile('U1')).toEqual(ANA);
      await people.clock.pass(1);
      expect(await people.profile('U1')).toMatchObject({ isGuest: true });
    },
  );

  it('is asked again after that: somebody may have become a guest', async () => {
    const people = peopleOf({ U1: [says(), says({ isGuest: true })] });
    await people.profile('U1');
    await people.clock.pass(10 * MINUTE);
    expect(await people.profile('U1')).toMatchObject({ isGuest: true });
    await people.profile('U1');
    expect(people.asked).toEqual(['U1', 'U1']);
  });

  it('is asked again sooner by whoever needs it fresh, and that holds for all', async () => {
    const people = peopleOf({ U1: [says(), says({ isGuest: true })] });
    await people.profile('U1');
    await people.clock.pass(MINUTE - 1);
    expect(await people.membership('U1', MINUTE)).toBe('member');
    await people.clock.pass(1);
    expect(await people.membership('U1')).toBe('member');
    expect(await people.membership('U1', MINUTE)).toBe('guest');
    expect(await people.membership('U1')).toBe('guest');
    expect(people.asked).toEqual(['U1', 'U1']);
  });

  it('is still believed by others when that question has no answer', async () => {
    const people = peopleOf({ U1: [says(), NO_ANSWER] });
    await people.profile('U1');
    await people.clock.pass(MINUTE);
    expect(await people.membership('U1', MINUTE)).toBe('unknown_person');
    expect(await people.membership('U1')).toBe('member');
    expect(people.asked).toEqual(['U1', 'U1']);
  });

  it('is asked of nobody while Slack wishes not to be asked', async () => {
    const people = peopleOf({ U1: [{ ...LIMITED, retryAfterMs: MINUTE }, says()], U2: [says()] });
    expect(await people.membership('U1')).toBe('unknown_person');
    expect(await people.membership('U2')).toBe('unknown_person');
    expect(people.asked).toEqual(['U1']);
    await people.clock.pass(MINUTE);
    expect(await people.membership('U2')).toBe('member');
    expect(await people.membership('U1')).toBe('member');
  });

  it('that is asked again is not forgotten before its time', async () => {
    const people = peopleOf({ U1: [says(), says({ name: 'Ana R.' })], U2: [says(), says()] });
    await people.profile('U1');
    await people.profile('U2');
    await people.clock.pass(6 * MINUTE);
    await people.profile('U1', MINUTE);
    await people.clock.pass(6 * MINUTE);
    await people.profile('U2');
    expect(await people.profile('U1')).toMatchObject({ name: 'Ana R.' });
    expect(people.asked).toEqual(['U1', 'U2', 'U1', 'U2']);
  });

  it('is each person’s own, and grows old by itself', async () => {
    const people = peopleOf({ U1: [says(), says()], U2: [says({ name: 'Ben' })] });
    await people.profile('U1');
    await people.clock.pass(6 * MINUTE);
    expect(await people.profile('U2')).toMatchObject({ name: 'Ben' });
    await people.clock.pass(6 * MINUTE);
    await people.profile('U1');
    await people.profile('U2');
    expect(people.asked).toEqual(['U1', 'U2', 'U1']);
  });

  it('is asked once for all who want to know at the same time', async () => {
    const people = peopleOf();
    const wanted = [people.profile('U1'), people.profile('U1'), people.membership('U1')];
    await people.answer(says());
    expect(await Promise.all(wanted)).toEqual([ANA, ANA, 'member']);
    expect(people.asked).toEqual(['U1']);
  });

  it('leaves nobody waiting once it is there', async () => {
    const people = peopleOf({ U1: [says()] });
    await people.profile('U1');
    expect(people.clock.waiting()).toBe(0);
  });
});

describe('what is known of somebody without asking', () => {
  it('is what Slack said less than a minute ago, and nothing after that', async () => {
    const people = peopleOf({ U1: [says({ isGuest: true })] });
    expect(people.knownMembership('U1')).toBeNull();
    await people.membership('U1');
    expect(people.knownMembership('U1')).toBe('guest');
    await people.clock.pass(45_000);
    expect(people.knownMembership('U1')).toBeNull();
    expect(people.asked).toEqual(['U1']);
  });

  it('is nothing while Slack has not answered, or does not', async () => {
    const people = peopleOf({ U2: [NO_ANSWER] });
    const asking = people.membership('U1');
    expect(people.knownMembership('U1')).toBeNull();
    await people.answer(says());
    await asking;
    expect(people.knownMembership('U1')).toBe('member');
    await people.membership('U2');
    expect(people.knownMembership('U2')).toBeNull();
  });
});

describe('what Slack does not say', () => {
  it.each([refused('missing_scope'), LIMITED, NO_ANSWER])(
    'is nothing for now, and asked again the next time: $error',
    async (trouble) => {
      const people = peopleOf({ U1: [trouble, says()] });
      expect(await people.profile('U1')).toBeNull();
      expect(people.log()).toContain(trouble.error);
      expect(await people.profile('U1')).toEqual(ANA);
      expect(people.asked).toEqual(['U1', 'U1']);
    },
  );

  it('is nothing for all who asked at the same time', async () => {
    const people = peopleOf();
    const wanted = [people.profile('U1'), people.profile('U1')];
    await people.answer(NO_ANSWER);
    expect(await Promise.all(wanted)).toEqual([null, null]);
  });

  it('in time is nothing, but remembered when it comes', async () => {
    const people = peopleOf();
    const wanted = people.profile('U1');
    await people.clock.pass(1_500);
    expect(await wanted).toBeNull();
    await people.answer(says());
    expect(await people.profile('U1')).toEqual(ANA);
    expect(people.asked).toEqual(['U1']);
  });

  it('is waited for from the first question on', async () => {
    const people = peopleOf();
    const first = people.profile('U1');
    await people.clock.pass(1_000);
    const second = people.profile('U1');
    await people.clock.pass(500);
    expect(await Promise.all([first, second])).toEqual([null, null]);
    expect(people.clock.waiting()).toBe(0);
  });
});

describe('whether somebody may take part', () => {
  it.each([
    { who: 'a member', said: {}, standing: 'member' },
    { who: 'a guest', said: { isGuest: true }, standing: 'guest' },
    { who: 'somebody of another workspace', said: { teamId: 'T9' }, standing: 'external' },
    { who: 'a stranger', said: { isStranger: true }, standing: 'external' },
    {
      who: 'a guest of another workspace',
      said: { teamId: 'T9', isGuest: true },
      standing: 'external',
    },
    {
      who: 'somebody whose account is gone',
      said: { isDeactivated: true },
      standing: 'deactivated',
    },
    { who: 'a bot', said: { isBot: true }, standing: 'bot' },
    { who: 'somebody whose workspace is not said', said: { teamId: '' }, standing: 'member' },
  ] as const)('$who: $standing', async ({ said, standing }) => {
    const people = peopleOf({ U1: [says(said)] });
    expect(await people.membership('U1')).toBe(standing);
    expect(await people.membership('U1')).toBe(standing);
    expect(people.asked).toEqual(['U1']);
  });

  it('is what Slack says, whatever workspace their click names', async () => {
    const people = peopleOf({ U1: [says()], U2: [says({ teamId: 'T9' })] });
    expect(await people.membership('U1')).toBe('member');
    expect(await people.membership('U2')).toBe('external');
  });

  describe('on Enterprise Grid', () => {
    const sister = says({ teamId: 'T2', teams: ['T2', 'T1'], enterpriseId: 'E1' });
    const elsewhere = says({ teamId: 'T2', teams: ['T2'], enterpriseId: 'E1' });
    const otherOrg = says({ teamId: 'T8', teams: ['T8'], enterpriseId: 'E8' });
    const workspace = { teamId: 'T1', enterpriseId: 'E1', isOrgWide: false };
    const orgWide = { ...workspace, isOrgWide: true };

    it.each([
      { who: 'a colleague at home in a sister workspace', said: sister, standing: 'member' },
      { who: 'one who belongs to sister workspaces alone', said: elsewhere, standing: 'external' },
      { who: 'somebody of another organisation', said: otherOrg, standing: 'external' },
    ])('$who: $standing', async ({ said, standing }) => {
      const people = peopleOf({ W1: [said] }, workspace);
      expect(await people.membership('W1')).toBe(standing);
    });

    it('everybody of the organisation is a member where the app serves all of it', async () => {
      const people = peopleOf({ W1: [sister], W2: [elsewhere], W3: [otherOrg] }, orgWide);
      expect(await people.membership('W1')).toBe('member');
      expect(await people.membership('W2')).toBe('member');
      expect(await people.membership('W3')).toBe('external');
    });

    it('who is a guest, or a stranger to Slack, stays one', async () => {
      const guest = says({ teamId: 'T2', teams: ['T2', 'T1'], enterpriseId: 'E1', isGuest: true });
      const stranger = says({ teams: ['T1'], enterpriseId: 'E1', isStranger: true });
      const people = peopleOf({ W1: [guest], W2: [stranger] }, orgWide);
      expect(await people.membership('W1')).toBe('guest');
      expect(await people.membership('W2')).toBe('external');
    });
  });

  it.each([refused('missing_scope'), NO_ANSWER])(
    'somebody of whom Slack says nothing is not known: $error',
    async (trouble) => {
      const people = peopleOf({ U1: [trouble, says()] });
      expect(await people.membership('U1')).toBe('unknown_person');
      expect(await people.membership('U1')).toBe('member');
    },
  );

  it.each(['user_not_found', 'users_not_found', 'user_not_visible'])(
    'somebody of whom Slack says %s is nobody here, and that is an answer',
    async (error) => {
      const people = peopleOf({ U1: [refused(error), says()] });
      expect(await people.membership('U1')).toBe('stranger');
      expect(await people.profile('U1')).toBeNull();
      expect(people.asked).toEqual(['U1']);
    },
  );

  it('somebody of whom Slack says nothing in time is not known for now', async () => {
    const people = peopleOf();
    const standing = people.membership('U1');
    await people.clock.pass(1_500);
    expect(await standing).toBe('unknown_person');
    await people.answer(says({ isGuest: true }));
    expect(await people.membership('U1')).toBe('guest');
  });
});
