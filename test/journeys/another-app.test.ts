import { readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Json } from '../workspace/json.ts';
import { ask, threadOf } from './ask.ts';
import { minutesUntil, movableClock } from './clock.ts';
import { MANIFEST, startTestApp, type TestApp, type TransportKind } from './test-app.ts';

const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };
const KINDS: readonly TransportKind[] = ['socket', 'http'];

const manifest = z
  .looseObject({
    features: z.looseObject({ slash_commands: z.array(z.looseObject({ command: z.string() })) }),
    settings: z.looseObject({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    }),
  })
  .parse(parse(readFileSync(MANIFEST, 'utf8')));

/** The manifest, edited to install a second copy of the app in the same workspace. */
const renamed = (command: string) => ({
  ...manifest,
  features: {
    ...manifest.features,
    slash_commands: manifest.features.slash_commands.map((one) => ({ ...one, command })),
  },
});

const eventOf = (event: Json, over: Json = {}): Json => ({
  type: 'event_callback',
  event_id: 'Ev1',
  api_app_id: 'A0APP',
  team_id: 'T0WORKSPACE',
  event,
  ...over,
});

const clickOn = (over: Json = {}): Json => ({
  type: 'block_actions',
  api_app_id: 'A0APP',
  user: { id: 'U0ANA', team_id: 'T0WORKSPACE' },
  team: { id: 'T0WORKSPACE' },
  actions: [{ action_id: 'nobody_knows', block_id: 'b', type: 'button' }],
  trigger_id: '1.2.3',
  ...over,
});

const send = ({ slack }: TestApp, payload: Json) =>
  slack.delivery.interact({ kind: 'interactive', payload });

describe.each(KINDS)('over %s', (kind) => {
  it('a command of another name works, and is named so in what it says', async () => {
    const { slack } = await startTestApp(kind, { manifest: renamed('/rag-staging') });
    const ana = slack.as('ana');
    expect(await ana.command('general', '/rag-staging help')).toEqual({ ok: true });
    const said = JSON.stringify(ana.messages('general'));
    expect(said).toContain('/rag-staging');
    expect(said).not.toContain('/rag-or-finetune');
    expect(await ana.command('general', '/rag-staging Billing bot')).toEqual({ ok: true });
    expect((await ana.modal()).isOpen).toBe(true);
  });

  it('what nobody listens to is answered at once, with a line in the log', async () => {
    const testApp = await startTestApp(kind, { clock: movableClock() });
    const user = { id: 'U0ANA' };
    const unheard: readonly Json[] = [
      clickOn(),
      { type: 'shortcut', user, callback_id: 'no_shortcut', trigger_id: '1.2.3' },
      {
        type: 'message_action',
        user,
        callback_id: 'no_shortcut',
        trigger_id: '1.2.3',
        message: { ts: '1.2' },
        channel: { id: 'C0GENERAL' },
      },
      {
        type: 'view_submission',
        user,
        view: { id: 'V1', callback_id: 'no_view', state: { values: {} } },
      },
      { type: 'block_suggestion', user, action_id: 'none', block_id: 'b', value: 'Secret words' },
    ];
    for (const payload of unheard)
      expect(await send(testApp, payload)).toMatchObject({ acked: true });
    const event = eventOf({ type: 'reaction_added', user: 'U0ANA' });
    expect(await testApp.slack.delivery.interact({ kind: 'event', payload: event })).toMatchObject({
      acked: true,
    });
    await expect
      .poll(() => testApp.log().match(/Nobody listens/g))
      .toHaveLength(unheard.length + 1);
    for (const id of [
      'nobody_knows',
      'no_shortcut',
      'no_view',
      'block_suggestion',
      'reaction_added',
    ])
      expect(testApp.log()).toContain(id);
    expect(testApp.log()).not.toContain('Secret words');
  });

  it('every event that the manifest subscribes to has a listener', async () => {
    const testApp = await startTestApp(kind);
    for (const type of manifest.settings.event_subscriptions.bot_events) {
      if (type === 'app_uninstalled') continue;
      const event = eventOf({ type, user: 'U0BEN', channel: 'C0GENERAL' });
      await testApp.slack.delivery.interact({ kind: 'event', payload: event });
    }
    await testApp.slack.as('ana').command('general', '/rag-or-finetune help');
    expect(testApp.log()).not.toContain('Nobody listens');
  });

  it('what is for another app or workspace is refused', async () => {
    const testApp = await startTestApp(kind);
    const foreign: readonly Json[] = [
      clickOn({ api_app_id: 'A0OTHER' }),
      clickOn({ team: { id: 'T0OTHER' } }),
      clickOn({ team: null, enterprise: { id: 'E0OTHER' } }),
      clickOn({ team: { id: 'T0OTHER' }, view: { id: 'V', callback_id: '', team_id: 'T0OTHER' } }),
    ];
    for (const payload of foreign) void send(testApp, payload);
    await expect.poll(() => testApp.log().match(/Refused a payload for/g)).toHaveLength(4);
    expect(testApp.log()).not.toContain('Nobody listens');
  });

  it('what a stranger clicks on our message is for us', async () => {
    const testApp = await startTestApp(kind);
    const stranger = clickOn({
      user: { id: 'U0STRANGER', team_id: 'T0PARTNER' },
      team: { id: 'T0PARTNER' },
      message: { ts: '1.2', team: 'T0WORKSPACE' },
    });
    const nameless = clickOn({ team: null, api_app_id: undefined });
    for (const payload of [stranger, nameless]) {
      expect(await send(testApp, payload)).toMatchObject({ acked: true });
    }
    expect(testApp.log()).not.toContain('Refused');
  });

  it('told that it was uninstalled, the bot asks Slack, and keeps all while its token works', async () => {
    const clock = movableClock();
    const testApp = await startTestApp(kind, { clock });
    const { slack, log } = testApp;
    await ask(slack, 'ana', 'general', CASE);
    await threadOf(slack, 'ana', 'general', CASE.title);
    const gone = { type: 'app_uninstalled' };
    for (const over of [
      { api_app_id: 'A0OTHER' },
      { team_id: 'T0OTHER' },
      {},
      { api_app_id: '' },
    ]) {
      slack.delivery.event(eventOf(gone, over));
    }
    slack.faults.add({ method: 'auth.test', effect: { type: 'status', status: 503 } });
    await minutesUntil(clock, () => log().match(/its token works/g)?.length === 2);
    expect(log().match(/Refused a payload for/g)).toHaveLength(2);
    const { database } = testApp.config;
    if (database.kind !== 'sqlite') throw new Error('this stage keeps its decisions in a file');
    const db = new SqliteDatabase(database.path, { readonly: true });
    expect(db.prepare('select title from decisions').pluck().all()).toEqual([CASE.title]);
    db.close();
  });

  it('uninstalled while Slack is down, it deletes everything once Slack says so', async () => {
    const clock = movableClock();
    const { slack, log } = await startTestApp(kind, { clock });
    const down = slack.faults.add({
      method: 'auth.test',
      times: Number.POSITIVE_INFINITY,
      effect: { type: 'status', status: 503 },
    });
    slack.delivery.event(eventOf({ type: 'app_uninstalled' }));
    await slack.when(() => down.hits() > 0);
    expect(log()).not.toContain('is deleted');
    slack.uninstall();
    await minutesUntil(clock, () => log().includes('The app was uninstalled: everything'));
  });
});
