import { expect, it } from 'vitest';
import { probeManifest, startAlone } from './probe.ts';

const channels = [
  { name: 'in', kind: 'private' as const, members: ['ana', '@app'] },
  { name: 'out', kind: 'private' as const, members: ['ana'] },
];
const settings = { event_subscriptions: { bot_events: ['channel_id_changed'] } };
const start = () =>
  startAlone({
    channels,
    timing: { ackMs: 40, eventRetryMs: [1, 1, 1] },
    manifest: { ...probeManifest, settings },
  });

it('a private channel that is shared has another id, which only an app in it is told', async () => {
  const { ws, client } = await start();
  const { ts = '' } = await client.chat.postMessage({ channel: 'C0IN', text: 'before' });
  const id = ws.shareOutside('in');
  ws.shareOutside('out');
  const events = ws.delivery.delivered().map(({ inbound }) => inbound.payload.event);
  expect(events).toMatchObject([
    { type: 'channel_id_changed', old_channel_id: 'C0IN', new_channel_id: id },
  ]);
  await expect(client.chat.postMessage({ channel: 'C0IN', text: 'lost' })).rejects.toMatchObject({
    data: { error: 'channel_not_found' },
  });
  await client.chat.update({ channel: id, ts, text: 'after' });
  const link = await client.chat.getPermalink({ channel: id, message_ts: ts });
  expect(link.permalink).toContain(`/archives/${id}/`);
});
