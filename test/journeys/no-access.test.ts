import { describe, expect, it, vi } from 'vitest';
import { en } from '../../src/i18n/en/english.ts';
import { ATTEMPTS, type Attempt, homeOpened, type Sender, typedCommand } from './attempts.ts';
import { leaksOf, type PrivateChannel, SECRETS, setUpPrivateChannel } from './private-channel.ts';

const of = (name: string, teamId = 'T0WORKSPACE'): Sender => ({
  id: `U0${name.toUpperCase()}`,
  teamId,
});

type Attacker = {
  readonly who: string;
  readonly by: Sender;
  /** A member of the workspace may do what is about themselves. */
  readonly isMember?: true;
  /** What a manager may do, wherever it is. */
  readonly may?: readonly string[];
};

/** Everyone who may not see what is in a private channel. */
const ATTACKERS: readonly Attacker[] = [
  { who: 'a member outside of it', by: of('mallory'), isMember: true },
  { who: 'a member who has left it', by: of('leo'), isMember: true },
  {
    who: 'a manager outside of it',
    by: of('mona'),
    isMember: true,
    may: ['sends deletion', 'sends forgetting', 'sends keeping'],
  },
  { who: 'a guest', by: of('gus') },
  { who: 'a guest in it', by: of('gil') },
  { who: 'somebody of another company in it', by: of('xena', 'T0OTHER') },
  { who: 'the same, with a payload of the bot’s own workspace', by: of('xena') },
  { who: 'somebody whose account is deactivated', by: of('dora') },
  { who: 'a bot in it', by: of('rob') },
  { who: 'the bot itself', by: of('app') },
  { who: 'nobody that Slack knows', by: of('nobody') },
];

/** What Slack may be silent about. */
const SILENCES: readonly (readonly string[])[] = [
  ['users.info'],
  ['conversations.info', 'conversations.list', 'users.conversations'],
  ['conversations.members', 'users.conversations'],
];

/** They try it all, one person after the other; then everything has ended. */
async function attack(
  privateChannel: PrivateChannel,
  attackers: readonly Attacker[],
  attempts: (attacker: Attacker) => readonly Attempt[],
) {
  const from = privateChannel.saidSoFar();
  for (const attacker of attackers) {
    const tried = attempts(attacker);
    await Promise.all(tried.map((attempt) => privateChannel.tries(attacker.by, attempt)));
  }
  await privateChannel.restart();
  return privateChannel.saidSince(from);
}

const isRightful = ({ name, isOwn }: Attempt, { isMember, may = [] }: Attacker): boolean =>
  (isOwn === true && isMember === true) || may.includes(name);

describe('a decision in a private channel', () => {
  it('is shown to nobody who may not see it, and nothing they send changes anything', async () => {
    const privateChannel = await setUpPrivateChannel();
    const { slack } = privateChannel;
    // The bot has just heard that he is in it.
    const rate = named('rate ');
    await privateChannel.tries(of('leo'), rate);
    await slack.as('ana').remove('board', 'leo');
    await slack.delivery.idle();
    const before = await privateChannel.kept();
    const said = await attack(privateChannel, ATTACKERS, (attacker) =>
      ATTEMPTS.filter((attempt) => !isRightful(attempt, attacker)),
    );
    expect.soft(said.flatMap(leaksOf)).toEqual([]);
    expect.soft(await privateChannel.kept()).toEqual(before);
    // Nobody can make the bot post or change a message, whatever their payload claims.
    expect.soft(said.filter(({ how }) => how.startsWith('chat.'))).toEqual([]);
    // Nobody was refused because Slack was slow.
    expect.soft(JSON.stringify(said)).not.toContain(en.discussion.refusal.not_known(''));

    const members = ATTACKERS.filter(({ isMember }) => isMember === true);
    const told = await attack(privateChannel, members, () =>
      ATTEMPTS.filter(({ isOwn }) => isOwn === true),
    );
    expect.soft(told.flatMap(leaksOf)).toEqual([]);

    // Nor to those who may, while Slack does not say so.
    const by = of('cleo');
    const atLast = await privateChannel.kept();
    for (const methods of SILENCES) {
      const error = { type: 'error', error: 'internal_error' } as const;
      const silence = methods.map((method) =>
        privateChannel.slack.faults.add({ method, times: 1e9, effect: error }),
      );
      // What Slack said before is not known any more.
      await privateChannel.restart();
      const heard = await attack(privateChannel, [{ who: 'a member in it', by }], () =>
        // A whole archive is ordered all the same, and waits for Slack.
        ATTEMPTS.filter(({ name }) => name !== 'sends archive'),
      );
      for (const fault of silence) fault.remove();
      expect.soft(heard.flatMap(leaksOf), methods.join()).toEqual([]);
      expect.soft(await privateChannel.kept(), methods.join()).toEqual(atLast);
    }
  }, 180_000);

  it('is shown to those who are in it, to whom all of that is open', async () => {
    const privateChannel = await setUpPrivateChannel();
    for (const queries of [homeOpened, typedCommand('list'), typedCommand('search common')]) {
      const from = privateChannel.saidSoFar();
      await privateChannel.tries(of('cleo'), queries);
      await vi.waitFor(
        () => expect(JSON.stringify(privateChannel.saidSince(from))).toMatch(SECRETS),
        {
          timeout: 10_000,
          interval: 10,
        },
      );
    }
    for (const attempt of ATTEMPTS.filter(({ isOwn }) => isOwn !== true)) {
      // So that nothing changes by itself.
      await privateChannel.delivered();
      const from = privateChannel.saidSoFar();
      const before = JSON.stringify(await privateChannel.kept());
      await privateChannel.tries(of(attempt.worksFor), attempt);
      await vi.waitFor(
        async () => {
          const isShown = SECRETS.test(JSON.stringify(privateChannel.saidSince(from)));
          const isDone = isShown || JSON.stringify(await privateChannel.kept()) !== before;
          if (!isDone) {
            throw new Error(`${attempt.name}: ${JSON.stringify(privateChannel.saidSince(from))}`);
          }
        },
        { timeout: 10_000, interval: 10 },
      );
    }
  }, 180_000);
});

function named(start: string): Attempt {
  const found = ATTEMPTS.find(({ name }) => name.startsWith(start));
  if (found === undefined) throw new Error(`nothing is called ${start}`);
  return found;
}
