import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/logger.ts';
import { identify } from '../../../src/slack/api/identity.ts';
import { NOON } from '../../store/a-decision.ts';
import { inTurn, says, slackThat } from '../a-slack.ts';

const API = 'https://slack.example/api/';
const ME = says({
  ok: true,
  user_id: 'U7',
  bot_id: 'B7',
  user: 'rag-or-finetune',
  team_id: 'T1',
  team: 'Example',
});
const IDENTITY = {
  botUserId: 'U7',
  botId: 'B7',
  botName: 'rag-or-finetune',
  teamId: 'T1',
  teamName: 'Example',
  enterpriseId: null,
  isOrgWide: false,
};

const page: RequestListener = (_request, response) => {
  response.end('<html>Welcome</html>');
};

/** Asks a Slack that answers so, with a clock on which a wait takes no time. */
async function identifyAt(answers: RequestListener) {
  const { client, calls } = await slackThat(answers);
  const waits: number[] = [];
  const lines: string[] = [];
  const clock = {
    now: () => NOON,
    elapsed: () => 0,
    wait: async (ms: number) => {
      waits.push(ms);
    },
  };
  const logger = createLogger({
    level: 'trace',
    secrets: [],
    json: true,
    write: (line) => lines.push(line),
  });
  const outcome: unknown = await identify(client, API, { clock, logger }).catch(
    (error: unknown) => error,
  );
  return { outcome, waits, calls: calls.map(({ method }) => method), log: lines.join('') };
}

describe('the bot asks who it is, and', () => {
  it('is told at once', async () => {
    const { outcome, waits, calls, log } = await identifyAt(ME);
    expect(outcome).toEqual(IDENTITY);
    expect(calls).toEqual(['auth.test']);
    expect(waits).toEqual([]);
    expect(log).toBe('');
  });

  it('is told its organisation, and which workspace an org-wide token works for', async () => {
    const org = { user_id: 'U7', bot_id: 'B7', user: 'rag-or-finetune', enterprise_id: 'E1' };
    const here = says({ ...org, ok: true, team_id: 'T1', team: 'Example' });
    const inGrid = { ...IDENTITY, enterpriseId: 'E1' };
    expect((await identifyAt(here)).outcome).toEqual(inGrid);
    const orgWide = says({
      ...org,
      ok: true,
      team_id: 'E1',
      team: 'The Org',
      is_enterprise_install: true,
    });
    const teams = says({ ok: true, teams: [{ id: 'T1', name: 'Example' }, { id: 'T2' }] });
    const { outcome, calls } = await identifyAt(inTurn(orgWide, teams));
    expect(outcome).toEqual({ ...inGrid, isOrgWide: true });
    expect(calls).toEqual(['auth.test', 'auth.teams.list']);
  });

  it('asks again, ever more patiently, while Slack is in trouble', async () => {
    const trouble = [
      says('down', 503),
      says({ ok: false, error: 'internal_error' }),
      says('<html>Gateway</html>', 502),
    ];
    const { outcome, waits, log } = await identifyAt(inTurn(...trouble, ME));
    expect(outcome).toEqual(IDENTITY);
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(log.match(/does not answer at https:\/\/slack\.example/g)).toHaveLength(3);
  });

  it('waits as long as Slack asks', async () => {
    const limited = says({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '30' });
    const { outcome, waits } = await identifyAt(inTurn(limited, ME));
    expect(outcome).toEqual(IDENTITY);
    expect(waits).toEqual([30_000]);
  });

  it('gives up after five attempts, and says what to check', async () => {
    const { outcome, waits, calls } = await identifyAt(says('down', 503));
    expect(outcome).toMatchObject({
      name: 'SlackStartError',
      code: 'unreachable',
      message: expect.stringMatching(/slack\.example\/api\/ \(http_503\): check the network/),
    });
    expect(calls).toHaveLength(5);
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked', 'not_authed', 'not_allowed'])(
    'does not ask again when its token is refused: %s',
    async (error) => {
      const { outcome, waits, calls } = await identifyAt(says({ ok: false, error }));
      expect(outcome).toMatchObject({
        name: 'SlackStartError',
        code: 'token_refused',
        message: expect.stringContaining(`SLACK_BOT_TOKEN is refused by Slack (${error})`),
      });
      expect(calls).toHaveLength(1);
      expect(waits).toEqual([]);
    },
  );

  it.each([
    { what: 'nothing is found', answers: says('not found', 404), why: 'http_404' },
    { what: 'a page is shown', answers: page, why: 'not_slack' },
    { what: 'anything is granted', answers: says({ ok: true }), why: 'not_slack' },
  ])('does not ask again where $what, for that is not Slack', async ({ answers, why }) => {
    const { outcome, calls } = await identifyAt(answers);
    expect(outcome).toMatchObject({
      code: 'unreachable',
      message: `What answers at https://slack.example/api/ is not Slack (${why}): check SLACK_API_URL, and leave it empty for https://slack.com/api/.`,
    });
    expect(calls).toHaveLength(1);
  });
});
