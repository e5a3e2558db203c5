import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { impatientClient, startAlone } from './probe.ts';
import type { Workspace } from './workspace.ts';

const envelopeSchema = z.looseObject({
  type: z.string(),
  envelope_id: z.string().optional(),
  retry_attempt: z.number().optional(),
  accepts_response_payload: z.boolean().optional(),
});
type Envelope = z.output<typeof envelopeSchema>;

async function ticketUrl(ws: Workspace): Promise<string> {
  const { url } = await impatientClient(ws, ws.tokens.app).apps.connections.open({});
  return url ?? '';
}

/** A bare connection that notes what arrives; acks only when told to. */
async function connect(url: string, acks = true) {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const received: Envelope[] = [];
  socket.on('message', (data) => {
    const envelope = envelopeSchema.parse(JSON.parse(String(data)));
    received.push(envelope);
    if (acks && envelope.envelope_id !== undefined) {
      socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
    }
  });
  await once(socket, 'message');
  return { socket, received };
}

describe('a connection', () => {
  it('needs the app’s own token', async () => {
    const { client } = await startAlone();
    await expect(client.apps.connections.open({})).rejects.toMatchObject({
      data: { error: 'not_allowed_token_type' },
    });
  });

  it('starts with hello, on a URL that works once', async () => {
    const { ws } = await startAlone();
    const url = await ticketUrl(ws);
    const { received } = await connect(url);
    expect(received).toMatchObject([{ type: 'hello', num_connections: 1 }]);
    await expect(once(new WebSocket(url), 'open')).rejects.toThrow('403');
  });

  it('is one of ten at most', async () => {
    const { ws } = await startAlone();
    for (let made = 0; made < 10; made += 1) await connect(await ticketUrl(ws));
    const { received } = await connect(await ticketUrl(ws));
    expect(received).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  });

  it('is pinged', async () => {
    const { ws } = await startAlone({ timing: { pingMs: 5 } });
    const { socket } = await connect(await ticketUrl(ws));
    await once(socket, 'ping');
  });

  it('can be refreshed, warned and cut', async () => {
    const { ws } = await startAlone();
    const first = await connect(await ticketUrl(ws));
    ws.sockets.refreshConnections('warning');
    await once(first.socket, 'message');
    expect(first.received.at(-1)).toMatchObject({ type: 'disconnect', reason: 'warning' });
    expect(ws.sockets.connections()).toBe(1);
    ws.sockets.refreshConnections('refresh_requested');
    // What is closing counts no more: it takes no payload.
    expect(ws.sockets.connections()).toBe(0);
    await once(first.socket, 'close');
    const second = await connect(await ticketUrl(ws));
    ws.sockets.cutConnections();
    // 1006: the other side went away without a word.
    expect(await once(second.socket, 'close')).toMatchObject([1006, expect.anything()]);
  });

  it('can be refused for a while', async () => {
    const { ws } = await startAlone();
    ws.sockets.refuseConnections(true);
    await expect(ticketUrl(ws)).rejects.toMatchObject({ data: { error: 'internal_error' } });
    ws.sockets.refuseConnections(false);
    await connect(await ticketUrl(ws));
    expect(ws.sockets.connections()).toBe(1);
  });
});

describe('a payload', () => {
  it('goes to one connection of several', async () => {
    const { ws } = await startAlone();
    const one = await connect(await ticketUrl(ws));
    const two = await connect(await ticketUrl(ws));
    for (let times = 0; times < 4; times += 1) await ws.as('ana').command('general', '/probe');
    const commands = (received: readonly Envelope[]) =>
      received.filter(({ type }) => type === 'slash_commands').length;
    expect(commands(one.received) + commands(two.received)).toBe(4);
    expect(commands(one.received)).toBe(2);
  });

  it('says whether its acknowledgement may carry an answer', async () => {
    const { ws } = await startAlone();
    const { received } = await connect(await ticketUrl(ws));
    await ws.as('ana').command('general', '/probe');
    await ws.as('ana').shortcut('probe_global');
    expect(received.slice(1)).toMatchObject([
      { type: 'slash_commands', accepts_response_payload: true },
      { type: 'interactive', accepts_response_payload: false },
    ]);
  });

  it('delivered twice has the same envelope', async () => {
    const { ws } = await startAlone();
    const { received } = await connect(await ticketUrl(ws));
    ws.delivery.deliverTwice();
    await ws.as('ana').command('general', '/probe');
    const ids = received.slice(1).map(({ envelope_id }) => envelope_id);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it('that nobody acknowledges fails for the person', async () => {
    const { ws } = await startAlone({ timing: { ackMs: 30 } });
    await connect(await ticketUrl(ws), false);
    expect(await ws.as('ana').command('general', '/probe')).toMatchObject({
      message: '/probe failed with the error "operation_timeout"',
    });
  });

  it('fails at once when nobody is connected', async () => {
    const { ws } = await startAlone();
    expect(await ws.as('ana').command('general', '/probe')).toMatchObject({
      message: '/probe failed with the error "dispatch_failed"',
    });
  });

  it('with an event waits for the app to come back', async () => {
    const { ws } = await startAlone({
      timing: { eventRetryMs: Array.from({ length: 100 }, () => 20) },
    });
    await ws.as('ana').openHome();
    await ws.when(() => ws.delivery.delivered().length >= 2);
    const { received } = await connect(await ticketUrl(ws));
    await ws.delivery.idle();
    expect(received.at(-1)).toMatchObject({
      type: 'events_api',
      retry_attempt: expect.any(Number),
    });
  });
});
