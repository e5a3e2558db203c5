import { randomBytes } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { en } from '../../src/i18n/en/english.ts';
import { createLogger } from '../../src/logger.ts';
import { EMPTY_MEMORY } from '../../src/slack/assessment/assessment-form.ts';
import { assessmentModal, EMPTY_DRAFT } from '../../src/slack/assessment/assessment-view.ts';
import { EXAMPLES } from '../../src/slack/assessment/examples.ts';
import { sign } from '../workspace/transport/sign.ts';
import { initialState } from '../workspace/view-state.ts';

/**
 * A second, independent simulation of Slack's Web API (vercel-labs/emulate, strict scopes). It
 * sends no commands and forms of its own, so the test sends them, signed, as Slack would.
 */
const SECRET = 'another-signing-secret';
const TOKEN = 'xoxb-another-slack';

it('does the main job on a Slack that somebody else has simulated', async () => {
  const log: string[] = [];
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        channels: [{ name: 'general' }],
        signing_secret: SECRET,
        strict_scopes: true,
        tokens: [
          {
            token: TOKEN,
            type: 'bot',
            app_id: 'A000000001',
            scopes: ['commands', 'chat:write', 'users:read', 'channels:read', 'channels:history'],
          },
        ],
      },
    },
  });
  onTestFinished(() => emulator.close());
  const apiUrl = `${emulator.url}/api/`;
  const slack = new WebClient(TOKEN, { slackApiUrl: apiUrl });
  const channel = (await slack.conversations.list()).channels?.find(
    ({ name }) => name === 'general',
  );
  const me = await slack.auth.test();
  const people = (await slack.users.list({})).members ?? [];
  const asker = people.find(({ is_bot, deleted }) => is_bot !== true && deleted !== true)?.id ?? '';
  const app = await startApp(
    {
      slack: {
        apiUrl,
        botToken: TOKEN,
        transport: { kind: 'http', signingSecret: SECRET, port: 0 },
      },
      database: { kind: 'sqlite', path: ':memory:' },
      logLevel: 'silent',
      rubricPath: null,
      production: true,
    },
    {
      logger: createLogger({
        level: 'warn',
        secrets: [],
        json: true,
        write: (line) => log.push(line),
      }),
      clock: systemClock,
      random: Math.random,
      newId: () => randomBytes(8).toString('hex'),
      paceMs: 20,
    },
  );
  onTestFinished(app.stop);
  const send = async (fields: Record<string, string>): Promise<string> => {
    const body = new URLSearchParams(fields).toString();
    const response = await fetch(`http://127.0.0.1:${app.started.port}/slack/events`, {
      method: 'POST',
      headers: { ...sign(SECRET, body), 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    expect(response.status).toBe(200);
    return response.text();
  };

  const trigger = z
    .object({ trigger_id: z.string() })
    .parse(await slack.apiCall('views.generateTriggerId', { user: asker, user_id: asker }));
  await send({
    command: '/rag-or-finetune',
    text: 'Billing bot',
    user_id: asker,
    team_id: me.team_id ?? '',
    channel_id: channel?.id ?? '',
    channel_name: 'general',
    trigger_id: trigger.trigger_id,
    response_url: `${emulator.url}/nowhere`,
  });

  const view = assessmentModal(
    en,
    { ...EMPTY_DRAFT, title: 'Billing bot', answers: EXAMPLES.support },
    { ...EMPTY_MEMORY, channel: channel?.id ?? '' },
  );
  const closed = await send({
    payload: JSON.stringify({
      type: 'view_submission',
      user: { id: asker },
      team: { id: me.team_id },
      view: {
        ...view,
        id: 'V1',
        hash: '1.a',
        state: {
          values: initialState(z.array(z.looseObject({ type: z.string() })).parse(view.blocks)),
        },
      },
    }),
  });
  expect(closed).toBe('');

  const thread = await vi.waitFor(async () => {
    const { messages = [] } = await slack.conversations.history({ channel: channel?.id ?? '' });
    const root = messages.find(({ text }) => text?.includes('Billing bot'));
    const replies = await slack.conversations.replies({
      channel: channel?.id ?? '',
      ts: root?.ts ?? '',
    });
    expect(replies.messages).toHaveLength(5);
    return replies.messages;
  }, 5000);
  expect(thread?.map(({ text }) => text?.split('\n')[0])).toEqual([
    expect.stringContaining('Hybrid: '),
    'Why hybrid',
    en.how.heading,
    en.tradeOffs.heading,
    en.proof.heading,
  ]);
  expect(log.join('')).not.toContain('could not be opened');
});
