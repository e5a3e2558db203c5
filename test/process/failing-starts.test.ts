import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../contract/free-port.ts';
import { failsWith, PLAIN_USER, SLOW, setStart } from './a-start.ts';

const { slack, path, start } = setStart();

/** A port that somebody else listens on until the test ends. */
async function usedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

describe('a start fails with one line and 1 where the variables', SLOW, () => {
  it('are missing or wrong, with a line each', async () => {
    expect(await start({ SLACK_BOT_TOKEN: '', PORT: '70000' })).toEqual(
      failsWith(
        'SLACK_BOT_TOKEN is missing: copy the "Bot User OAuth Token" (xoxb-…) from your app\'s page, OAuth & Permissions, after installing the app',
        'PORT is out of range: set a port from 1 to 65535',
      ),
    );
  });

  it('stand in a .env that is a folder', async () => {
    await mkdir(path('folder/.env'), { recursive: true });
    expect(await start({}, { cwd: path('folder') })).toEqual(
      failsWith(
        '.env cannot be read (EISDIR: illegal operation on a directory, read): make it a file that this user may read, or remove it.',
      ),
    );
  });
});

describe('a start fails with one line and 1 where Slack', SLOW, () => {
  it('refuses the bot’s token', async () => {
    expect(await start({ SLACK_BOT_TOKEN: 'xoxb-wrong' })).toEqual(
      failsWith(
        'SLACK_BOT_TOKEN is refused by Slack (invalid_auth): copy the "Bot User OAuth Token" again from your app\'s page, OAuth & Permissions, and reinstall the app if it was removed.',
      ),
    );
  });

  it('refuses the app’s token', async () => {
    const ended = await start({ SLACK_APP_TOKEN: 'xapp-wrong', LOG_LEVEL: 'fatal' });
    expect(ended).toEqual(
      failsWith(
        "SLACK_APP_TOKEN is refused by Slack (invalid_auth): create one with the scope connections:write on your app's page, Basic Information, App-Level Tokens.",
      ),
    );
  });

  it('is not there', async () => {
    const url = `http://127.0.0.1:${await freePort()}/api/`;
    const ended = await start({ SLACK_API_URL: url, LOG_LEVEL: 'error' });
    expect(ended).toEqual(
      failsWith(
        `Slack cannot be reached at ${url} (connect ECONNREFUSED ${new URL(url).host}): check the network, a proxy, and SLACK_API_URL.`,
      ),
    );
  });

  it('is somebody else', async () => {
    const url = `${slack().url}/elsewhere/`;
    expect(await start({ SLACK_API_URL: url })).toEqual(
      failsWith(
        `What answers at ${url} is not Slack (http_404): check SLACK_API_URL, and leave it empty for https://slack.com/api/.`,
      ),
    );
  });
});

describe('a start fails with one line and 1 where PORT', SLOW, () => {
  it.each(['HTTP', 'Socket Mode'])('is in use, with %s', async (transport) => {
    const PORT = String(await usedPort());
    const app = transport === 'HTTP' ? {} : { SLACK_APP_TOKEN: slack().tokens.app };
    expect(await start({ ...app, PORT })).toEqual(
      failsWith(
        `PORT ${PORT} cannot be used (listen EADDRINUSE: address already in use :::${PORT}): stop what uses it, or set another PORT.`,
      ),
    );
  });

  it('is not this user’s to use', async () => {
    expect(await start({ PORT: '1' }, { command: PLAIN_USER })).toEqual(
      failsWith(
        'PORT 1 cannot be used (listen EACCES: permission denied 0.0.0.0:1): set a PORT of 1024 or more, or let this user listen there.',
      ),
    );
  });
});

describe('a start fails with one line and 1 where the rubric', SLOW, () => {
  const unreadable = (why: string, name: string) =>
    failsWith(
      `RUBRIC_PATH ${path(name)} cannot be read (${why}): set it to a YAML or JSON file, or leave it out.`,
    );

  it('is missing', async () => {
    expect(await start({ RUBRIC_PATH: path('none.yaml') })).toEqual(
      unreadable(`ENOENT: no such file or directory, open '${path('none.yaml')}'`, 'none.yaml'),
    );
  });

  it('is not this user’s to read', async () => {
    await writeFile(path('secret.yaml'), '{}', { mode: 0o000 });
    const ended = await start({ RUBRIC_PATH: path('secret.yaml') }, { command: PLAIN_USER });
    expect(ended).toEqual(
      unreadable(`EACCES: permission denied, open '${path('secret.yaml')}'`, 'secret.yaml'),
    );
  });

  it('is wrong, with its line and column', async () => {
    await writeFile(path('wrong.yaml'), 'behaviour:\n  labels: 9\n');
    expect(await start({ RUBRIC_PATH: path('wrong.yaml') })).toEqual(
      failsWith(
        `RUBRIC_PATH ${path('wrong.yaml')}:2:11 behaviour.labels: Too big: expected number to be <=4`,
      ),
    );
  });
});
