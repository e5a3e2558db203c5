import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startSocketProbe } from './bolt-probe.ts';
import { type Probe, probeManifest } from './probe.ts';
import type { InputValue } from './protocol.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });
const blocks = [
  {
    type: 'actions' as const,
    block_id: 'acts',
    elements: [
      { type: 'button' as const, action_id: 'vote', text: plain('Vote'), value: 'rag' },
      { type: 'static_select' as const, action_id: 'pick', options: [option('a'), option('b')] },
      { type: 'overflow' as const, action_id: 'more', options: [option('mute')] },
    ],
  },
];
const channel = 'C0SHARED';
const place = {
  people: [{ name: 'ana' }, { name: 'ben' }, { name: 'otto', teamId: 'T0ELSEWHERE' }],
  channels: [{ name: 'shared', members: ['ana', 'otto', '@app'] }],
};
const acking = (app: import('@slack/bolt').App): void => {
  app.action(/.*/, async ({ ack }) => ack());
};

async function withMessage(options: object = {}): Promise<Probe & { ts: string }> {
  const probe = await startSocketProbe(acking, { ...place, ...options });
  const posted = await probe.client.chat.postMessage({ channel, text: 'Vote', blocks });
  return { ...probe, ts: posted.ts ?? '' };
}
const lastPayload = ({ ws }: Probe) => ws.delivery.delivered().at(-1)?.inbound.payload;

describe('a click', () => {
  it('tells who, where and what, with a response_url and a trigger', async () => {
    const probe = await withMessage();
    expect(await probe.ws.as('ana').click('shared', probe.ts, 'vote')).toEqual({ ok: true });
    expect(lastPayload(probe)).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0ANA', team_id: 'T0WORKSPACE' },
      channel: { id: channel },
      container: {
        type: 'message',
        message_ts: probe.ts,
        channel_id: channel,
        is_ephemeral: false,
      },
      message: { ts: probe.ts, blocks },
      actions: [{ type: 'button', action_id: 'vote', block_id: 'acts', value: 'rag' }],
      state: { values: { acts: { pick: { type: 'static_select', selected_option: null } } } },
      trigger_id: expect.any(String),
      response_url: expect.any(String),
    });
  });

  it('comes from another company’s people too, with their team', async () => {
    const probe = await withMessage();
    expect(await probe.ws.as('otto').click('shared', probe.ts, 'vote')).toEqual({ ok: true });
    expect(lastPayload(probe)).toMatchObject({
      user: { id: 'U0OTTO', team_id: 'T0ELSEWHERE' },
      team: { id: 'T0WORKSPACE' },
    });
  });

  it('needs membership', async () => {
    const probe = await withMessage();
    expect(await probe.ws.as('ben').click('shared', probe.ts, 'vote')).toMatchObject({ ok: false });
  });

  it('fails for the person when it is not acknowledged', async () => {
    const ws = await startSocketProbe(() => undefined, { ...place, timing: { ackMs: 40 } });
    const { ts = '' } = await ws.client.chat.postMessage({ channel, text: 'Vote', blocks });
    expect(await ws.ws.as('ana').click('shared', ts, 'vote')).toMatchObject({
      reason: 'failed',
      message: 'We had some trouble connecting. Try again?',
    });
  });

  it('is not delivered to an app without interactivity', async () => {
    const settings = { ...probeManifest.settings, interactivity: { is_enabled: false } };
    const probe = await withMessage({ manifest: { ...probeManifest, settings } });
    expect(await probe.ws.as('ana').click('shared', probe.ts, 'vote')).toMatchObject({ ok: false });
    expect(probe.ws.delivery.delivered()).toEqual([]);
  });
});

describe('a choice', () => {
  it.each([
    ['pick', 'b'],
    ['more', 'mute'],
  ])('in %s carries the option as the app offered it', async (actionId, value) => {
    const probe = await withMessage();
    await probe.ws.as('ana').choose('shared', probe.ts, actionId, value);
    expect(lastPayload(probe)?.actions).toMatchObject([
      { action_id: actionId, selected_option: option(value) },
    ]);
  });

  it('stays chosen for what is done next, and for others is as it was', async () => {
    const probe = await withMessage();
    const pickOf = () => {
      const payload = lastPayload(probe);
      return z
        .object({ values: z.object({ acts: z.object({ pick: z.unknown() }) }) })
        .parse(payload?.state).values.acts.pick;
    };
    await probe.ws.as('ana').choose('shared', probe.ts, 'pick', 'b');
    await probe.ws.as('ana').click('shared', probe.ts, 'vote');
    expect(pickOf()).toMatchObject({ selected_option: option('b') });
    await probe.ws.as('otto').click('shared', probe.ts, { value: 'rag' });
    expect(pickOf()).toMatchObject({ selected_option: null });
  });

  it('in an accessory works like any other', async () => {
    const probe = await startSocketProbe(acking, place);
    const section = (accessory: object) => ({ type: 'section', text: plain('x'), accessory });
    const { ts = '' } = await probe.client.chat.postMessage({
      channel,
      text: 'x',
      blocks: [
        section({ type: 'overflow', action_id: 'more', options: [option('mute')] }),
        section({ type: 'checkboxes', action_id: 'tick', options: [option('a'), option('b')] }),
        section({ type: 'users_select', action_id: 'who' }),
        section({ type: 'datepicker', action_id: 'day' }),
      ],
    });
    const ana = probe.ws.as('ana');
    const chosen: unknown[] = [];
    for (const [actionId, choice] of [
      ['more', 'mute'],
      ['tick', ['a', 'b']],
      ['who', '@ben'],
      ['day', '2026-12-24'],
    ] as const) {
      await ana.choose('shared', ts, actionId, choice);
      chosen.push(lastPayload(probe)?.actions);
    }
    expect(chosen).toMatchObject([
      [{ selected_option: option('mute') }],
      [{ selected_options: [option('a'), option('b')] }],
      [{ selected_user: 'U0BEN' }],
      [{ selected_date: '2026-12-24' }],
    ]);
  });

  it.each<InputValue>([
    { type: 'static_select', selected_option: option('forged') },
    { type: 'radio_buttons', selected_option: option('a') },
  ])('that was not offered never reaches the app: %j', async (value) => {
    const probe = await withMessage();
    const result = await probe.ws.as('ana').act({
      type: 'block_action',
      at: { message: { channel, ts: probe.ts } },
      blockId: 'acts',
      actionId: 'pick',
      value,
      state: {},
    });
    expect(result).toMatchObject({ ok: false });
    expect(probe.ws.delivery.delivered()).toEqual([]);
  });
});

describe('the response_url of a click', () => {
  const post = (probe: Probe, body: object) =>
    fetch(String(lastPayload(probe)?.response_url), {
      method: 'POST',
      body: JSON.stringify(body),
    });

  it('replaces and deletes the message', async () => {
    const probe = await withMessage();
    const ana = probe.ws.as('ana');
    await ana.click('shared', probe.ts, 'vote');
    await post(probe, { replace_original: true, text: 'Thanks' });
    expect(ana.messages('shared')).toMatchObject([{ ts: probe.ts, text: 'Thanks', blocks: [] }]);
    await post(probe, { delete_original: true });
    expect(ana.messages('shared')).toEqual([]);
  });

  it('never makes an ephemeral message public', async () => {
    const probe = await withMessage();
    const ana = probe.ws.as('ana');
    await probe.client.chat.postEphemeral({ channel, user: 'U0ANA', text: 'only you', blocks });
    const ts = ana.messages('shared').at(-1)?.ts ?? '';
    await ana.click('shared', ts, 'vote');
    expect(lastPayload(probe)).not.toHaveProperty('message');
    await post(probe, { replace_original: true, response_type: 'in_channel', text: 'Thanks' });
    expect(ana.messages('shared').at(-1)).toMatchObject({ text: 'Thanks', ephemeral: true });
    expect(probe.ws.as('otto').messages('shared')).toHaveLength(1);
  });
});
