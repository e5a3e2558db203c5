import { WebClient } from '@slack/web-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { MANIFEST } from '../journeys/test-app.ts';
import { startWorkspace } from './workspace.ts';

const ORG = { enterpriseId: 'E0ORG', enterpriseName: 'The Org' };
const PEOPLE = [
  { name: 'ana' },
  { name: 'wim', id: 'W0WIM', teamId: 'T0SISTER', teams: ['T0SISTER', 'T0WORKSPACE'] },
  { name: 'xia', id: 'W0XIA', teamId: 'T0SISTER', teams: ['T0SISTER'] },
];

async function gridOf(isOrgInstall: boolean) {
  const grid = { ...ORG, isOrgInstall };
  const slack = await startWorkspace({
    manifest: MANIFEST,
    people: PEOPLE,
    channels: [{ name: 'general' }],
    grid,
  });
  onTestFinished(() => slack.stop());
  const client = new WebClient(slack.tokens.bot, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
  });
  return { slack, client };
}

const errorOf = async (call: Promise<unknown>): Promise<unknown> => {
  const error = await call.catch((thrown: unknown) => thrown);
  return z.object({ data: z.object({ error: z.string() }) }).parse(error).data.error;
};

describe('a workspace of an organisation', () => {
  it('says which workspaces somebody belongs to, wherever they are at home', async () => {
    const { client } = await gridOf(false);
    const { user } = await client.users.info({ user: 'W0WIM' });
    expect(user).toMatchObject({
      team_id: 'T0SISTER',
      enterprise_user: { enterprise_id: 'E0ORG', teams: ['T0SISTER', 'T0WORKSPACE'] },
    });
    expect(user).not.toHaveProperty('is_stranger');
  });

  it('lets colleagues of sister workspaces in, and nobody who belongs to those alone', async () => {
    const { slack } = await gridOf(false);
    expect(
      slack
        .as('wim')
        .snapshot()
        .channels.map(({ name }) => name),
    ).toContain('general');
    expect(
      slack
        .as('xia')
        .snapshot()
        .channels.map(({ name }) => name),
    ).not.toContain('general');
  });

  it('tells the app in whose name it was installed', async () => {
    const workspace = await gridOf(false);
    expect(await workspace.client.auth.test()).toMatchObject({
      team_id: 'T0WORKSPACE',
      enterprise_id: 'E0ORG',
      is_enterprise_install: false,
    });
    const org = await gridOf(true);
    expect(await org.client.auth.test()).toMatchObject({
      team_id: 'E0ORG',
      is_enterprise_install: true,
    });
  });

  it('lists nothing to an org-wide token that names no workspace', async () => {
    const { client } = await gridOf(true);
    expect(await errorOf(client.users.list({}))).toBe('missing_argument');
    expect(await errorOf(client.conversations.list({}))).toBe('missing_argument');
    expect(await errorOf(client.users.conversations({}))).toBe('missing_argument');
    expect(await errorOf(client.users.list({ team_id: 'T0ELSE' }))).toBe('team_access_not_granted');
    expect((await client.users.list({ team_id: 'T0WORKSPACE' })).members).toHaveLength(4);
  });
});
