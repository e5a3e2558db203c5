import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { boltLogger, createLogger } from '../../src/logger.ts';
import { sign } from '../workspace/transport/sign.ts';
import { median, quantile } from './measure.ts';

const SECRET = 'bench-signing-secret';
const logger = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });

/** A Web API that only notes when `views.open` arrives. */
async function apiThatNotes() {
  let arrived: (at: number) => void = () => {};
  const server = createServer((request, response) => {
    const at = performance.now();
    request.resume().on('end', () => {
      if (request.url === '/api/views.open') arrived(at);
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":true,"user_id":"U1","bot_id":"B1","user":"bot","team":"T"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    nextOpen: () =>
      new Promise<number>((resolve) => {
        arrived = resolve;
      }),
    close: () => server.close(),
  };
}

/** Milliseconds from sending the command to the arrival of `views.open`. */
async function roundTrip(port: number, nextOpen: () => Promise<number>): Promise<number> {
  const body = new URLSearchParams({
    command: '/rag-or-finetune',
    text: 'Billing bot',
    user_id: 'U2',
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'general',
    trigger_id: `${Math.random()}`,
    response_url: 'http://127.0.0.1:9/none',
  }).toString();
  const headers = {
    ...sign(SECRET, body),
    'content-type': 'application/x-www-form-urlencoded',
  };
  const opened = nextOpen();
  const sent = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers,
    body,
  });
  await response.text();
  return (await opened) - sent;
}

/** Our whole bot beside a Bolt app that does nothing but open an empty form, turn by turn. */
export async function benchOpenForm(rounds: number): Promise<string> {
  const api = await apiThatNotes();
  const ours = await startApp(
    {
      slack: {
        apiUrl: api.url,
        botToken: 'xoxb-bench',
        transport: { kind: 'http', signingSecret: SECRET, port: 0 },
      },
      database: { kind: 'sqlite', path: ':memory:' },
      logLevel: 'silent',
      rubricPath: null,
      production: true,
    },
    { logger, clock: systemClock, random: Math.random, newId: () => 'x', paceMs: 1000 },
  );
  const receiver = new HTTPReceiver({ signingSecret: SECRET, logger: boltLogger(logger) });
  const bare = new App({
    receiver,
    token: 'xoxb-bench',
    botId: 'B1',
    botUserId: 'U1',
    convoStore: false,
    logger: boltLogger(logger),
    clientOptions: { slackApiUrl: api.url },
  });
  bare.command('/rag-or-finetune', async ({ ack, command, client }) => {
    const opening = client.views.open({
      trigger_id: command.trigger_id,
      view: { type: 'modal', title: { type: 'plain_text', text: 'Empty' }, blocks: [] },
    });
    await ack();
    await opening;
  });
  const server = await receiver.start(0);
  const barePort = (server.address() as AddressInfo).port;
  const samples = { ours: [] as number[], bare: [] as number[] };
  for (let round = -20; round < rounds; round += 1) {
    const one = await roundTrip(ours.started.port ?? 0, api.nextOpen);
    const other = await roundTrip(barePort, api.nextOpen);
    if (round < 0) continue;
    samples.ours.push(one);
    samples.bare.push(other);
  }
  await ours.stop();
  await receiver.stop();
  api.close();
  const row = (values: readonly number[]): string =>
    `median ${median(values).toFixed(2)} ms, 95th percentile ${quantile(values, 0.95).toFixed(2)} ms`;
  return [
    `From the command's arrival to views.open, ${rounds} rounds each, turn by turn:`,
    `  this bot       ${row(samples.ours)}`,
    `  bare Bolt app  ${row(samples.bare)}`,
    `  ratio of medians ${(median(samples.ours) / median(samples.bare)).toFixed(2)}`,
  ].join('\n');
}
