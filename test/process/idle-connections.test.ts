import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../contract/free-port.ts';
import { MANIFEST, type TransportKind } from '../journeys/test-app.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { spawnBot } from './spawn-bot.ts';

it.each<TransportKind>(['http', 'socket'])(
  'over %s the process ends at once, whoever is connected and says nothing',
  async (kind) => {
    const slack = await startWorkspace({ manifest: MANIFEST, transport: { kind } });
    onTestFinished(slack.stop);
    const port = await freePort();
    const bot = spawnBot({
      DATABASE_URL: 'file::memory:',
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_API_URL: slack.apiUrl,
      PORT: String(port),
      ...(kind === 'socket'
        ? { SLACK_APP_TOKEN: slack.tokens.app }
        : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    });
    await bot.says('Connected to');
    const halves = [
      '',
      'GET /hea',
      'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf',
      'GET /health HTTP/1.1\r\nHost: x\r\n\r\n',
    ];
    for (const sent of halves) {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      onTestFinished(() => void socket.destroy());
      await once(socket, 'connect');
      socket.write(sent);
    }
    // An answer to a later request shows that the bot has seen those before it.
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual({ code: 0, signal: null });
    expect(bot.stderr()).toBe('');
  },
  // A process of its own takes its time to start where others are at work.
  60_000,
);
