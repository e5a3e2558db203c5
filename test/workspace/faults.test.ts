import { describe, expect, it } from 'vitest';
import { startAlone } from './probe.ts';

const channels = [{ name: 'general', members: ['ana', '@app'] }];
const channel = 'C0GENERAL';

async function start() {
  const probe = await startAlone({ channels });
  const texts = () =>
    probe.ws
      .as('ana')
      .messages('general')
      .map(({ text }) => text);
  const post = (text = 'x') => probe.client.chat.postMessage({ channel, text });
  return { ...probe, texts, post };
}

describe('a fault', () => {
  it('hits as often as it says, and only the calls it names', async () => {
    const { ws, client, post, texts } = await start();
    const effect = { type: 'error', error: 'fatal_error' } as const;
    const fault = ws.faults.add({ method: 'chat.postMessage', times: 2, effect });
    expect((await client.auth.test()).ok).toBe(true);
    for (let times = 0; times < 2; times += 1) {
      await expect(post()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
    }
    await post('third');
    expect([fault.hits(), texts()]).toEqual([2, ['third']]);
  });

  it('can look at the arguments, and can be removed', async () => {
    const { ws, post, texts } = await start();
    const fault = ws.faults.add({
      times: Number.POSITIVE_INFINITY,
      when: ({ text }) => text === 'bad',
      effect: { type: 'status', status: 503 },
    });
    await post('good');
    await expect(post('bad')).rejects.toMatchObject({ statusCode: 503 });
    fault.remove();
    await post('bad');
    expect(texts()).toEqual(['good', 'bad']);
  });

  it('can be a rate limit', async () => {
    const { ws, post } = await start();
    ws.faults.add({ effect: { type: 'rate_limited', retryAfterSeconds: 7 } });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  });

  it.each([
    { applied: true, seen: ['x'] },
    { applied: false, seen: [] },
  ])('can lose the answer or the call: %j', async ({ applied, seen }) => {
    const { ws, post, texts } = await start();
    ws.faults.add({ effect: { type: 'reset', applied } });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(texts()).toEqual(seen);
  });

  it('can take effect and answer with an error all the same', async () => {
    const { ws, post, texts } = await start();
    ws.faults.add({ effect: { type: 'error', error: 'internal_error', applied: true } });
    await expect(post()).rejects.toMatchObject({ data: { error: 'internal_error' } });
    expect(texts()).toEqual(['x']);
  });

  it('can hang for ever after the call took effect', async () => {
    const { ws, texts } = await start();
    ws.faults.add({ effect: { type: 'hang', applied: true } });
    const gaveUp = new AbortController();
    const call = fetch(`${ws.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ws.tokens.bot}` },
      body: new URLSearchParams({ channel, text: 'x' }),
      signal: gaveUp.signal,
    });
    await ws.when(() => texts().length === 1);
    gaveUp.abort();
    await expect(call).rejects.toThrow();
  });

  it('composes: slow and refused', async () => {
    const { ws, post } = await start();
    ws.faults.add({ effect: { type: 'slow', ms: 20 } });
    ws.faults.add({ effect: { type: 'error', error: 'internal_error' } });
    const before = performance.now();
    await expect(post()).rejects.toMatchObject({ data: { error: 'internal_error' } });
    expect(performance.now() - before).toBeGreaterThan(15);
  });

  it('can refuse whatever holds a certain block', async () => {
    const { ws, client, post } = await start();
    const effect = { type: 'refuse_block', block: 'divider' } as const;
    ws.faults.add({ times: Number.POSITIVE_INFINITY, effect });
    const blocks = [{ type: 'divider' as const }];
    const posting = client.chat.postMessage({ channel, text: 'x', blocks });
    await expect(posting).rejects.toMatchObject({ data: { error: 'invalid_blocks' } });
    expect((await post()).ok).toBe(true);
  });
});
