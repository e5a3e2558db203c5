import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startAlone } from './probe.ts';

const snapshotSchema = z.looseObject({
  version: z.number(),
  me: z.looseObject({ id: z.string() }),
  channels: z.array(z.looseObject({ id: z.string() })),
  messages: z.record(z.string(), z.array(z.looseObject({ text: z.string() }))),
});

describe('a client', () => {
  it('sees the app, its own conversations and the public ones', async () => {
    const { ws } = await startAlone();
    const state = async (as: string) =>
      snapshotSchema.parse(await (await fetch(`${ws.url}/client/state?as=${as}`)).json());
    expect(await state('U0ANA')).toMatchObject({
      me: { name: 'ana' },
      app: {
        name: 'Probe',
        userId: 'U0APP',
        homeEnabled: true,
        commands: [{ command: '/probe' }, { command: '/escape' }],
        shortcuts: [{ callbackId: 'probe_global' }, { callbackId: 'probe_message' }],
      },
    });
    const channelsOf = async (as: string) => (await state(as)).channels.map(({ id }) => id);
    expect(await channelsOf('U0ANA')).toContain('C0SECRET');
    expect(await channelsOf('U0CHLOE')).not.toContain('C0SECRET');
    expect((await fetch(`${ws.url}/client/state?as=U0APP`)).status).toBe(404);
  });

  it('lists whom one can be, and not the app', async () => {
    const { ws } = await startAlone();
    const people = await (await fetch(`${ws.url}/client/people`)).json();
    expect(people).toMatchObject([{ name: 'ana' }, { name: 'ben' }, { name: 'chloe' }]);
  });

  it('acts, and is told that something changed', async () => {
    const { ws } = await startAlone();
    const leave = new AbortController();
    const changes = await fetch(`${ws.url}/client/changes?as=U0ANA`, { signal: leave.signal });
    const reader = changes.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    const first = await next();
    const act = { type: 'say', channel: 'C0GENERAL', text: 'hi' };
    const done = await fetch(`${ws.url}/client/act`, {
      method: 'POST',
      body: JSON.stringify({ as: 'U0BEN', act }),
    });
    expect(await done.json()).toEqual({ ok: true });
    const second = await next();
    const version = (text: string) => Number(/^data: (\d+)\n\n/.exec(text)?.[1]);
    expect(version(second)).toBeGreaterThan(version(first));
    expect(ws.as('ana').messages('general')).toMatchObject([{ text: 'hi', user: 'U0BEN' }]);
    leave.abort();
  });

  it('cannot send what is no act, or be nobody', async () => {
    const { ws } = await startAlone();
    const send = async (body: unknown) =>
      (await fetch(`${ws.url}/client/act`, { method: 'POST', body: JSON.stringify(body) })).status;
    expect(await send({ as: 'U0ANA', act: { type: 'fly' } })).toBe(400);
    expect(await send({ as: 'U0NOBODY', act: { type: 'open_home' } })).toBe(404);
  });

  it('gets the page for every route of it, and nothing outside its folder', async () => {
    const pageDir = mkdtempSync(join(tmpdir(), 'page-'));
    onTestFinished(() => rmSync(pageDir, { recursive: true }));
    writeFileSync(join(pageDir, 'index.html'), 'the page');
    writeFileSync(join(pageDir, 'app.js'), 'the script');
    const { ws } = await startAlone({ pageDir });
    const get = async (path: string) => (await fetch(`${ws.url}${path}`)).text();
    expect(await get('/')).toBe('the page');
    expect(await get('/archives/C0GENERAL/p1700000000000001')).toBe('the page');
    expect(await get('/app.js')).toBe('the script');
    expect(await get('/%2e%2e/%2e%2e/etc/passwd')).toBe('the page');
  });
});

describe('a state file', () => {
  it('brings people, conversations, messages and ids back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const stateFile = join(folder, 'state.json');
    const before = await startAlone({ stateFile });
    const root = await before.client.chat.postMessage({ channel: 'U0ANA', text: 'root' });
    const metadata = { event_type: 'x', event_payload: { id: 1 } };
    const reply = { channel: root.channel ?? '', thread_ts: root.ts ?? '', text: 'r', metadata };
    await before.client.chat.postMessage(reply);
    await before.ws.as('ana').createChannel('plans', true);
    await before.ws.as('ana').command('general', '/probe');
    await before.ws.stop();

    const after = await startAlone({ stateFile });
    expect(after.ws.as('ana').dms()).toEqual(before.ws.as('ana').dms());
    expect(after.ws.as('ana').snapshot().channels).toEqual(before.ws.as('ana').snapshot().channels);
    const plans = after.ws
      .as('ana')
      .snapshot()
      .channels.find(({ name }) => name === 'plans');
    await after.ws.as('ana').createChannel('more');
    const more = after.ws
      .as('ana')
      .snapshot()
      .channels.find(({ name }) => name === 'more');
    expect([plans?.kind, more?.id === plans?.id]).toEqual(['private', false]);
    const next = await after.client.chat.postMessage({ channel: 'U0ANA', text: 'next' });
    expect(Number(next.ts)).toBeGreaterThan(Number(root.ts));
  });
});

describe('when', () => {
  it('says what there was when it waited in vain', async () => {
    const { ws } = await startAlone();
    await ws.as('ana').say('general', 'only this');
    const waiting = ws.when(() => false, { timeoutMs: 10, label: 'a miracle' });
    await expect(waiting).rejects.toThrow(/10 ms: a miracle[\s\S]*#general[\s\S]*ana: only this/);
  });
});
