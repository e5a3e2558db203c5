import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { notifies } from '../workspace/notifies.ts';
import { ask, fillIn, threadOf, WHOLE_THREAD } from './ask.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const ANSWERS = '3 4 4 3 3 2';

const HOSTILE = [
  { what: 'mentions and broadcasts', title: '<!channel> <!here> <@U0BEN> <#C0SECRET> @everyone' },
  { what: 'mrkdwn', title: '*bold* _it_ ~no~ `code` ```block``` > quote' },
  {
    what: 'a disguised link',
    title: '<https://evil.example|https://slack.com> [x](https://evil.example)',
  },
  { what: 'an address', title: 'see https://evil.example and #general' },
  { what: 'ampersands and entities', title: 'R&D &lt;not a tag&gt; &amp;' },
  { what: 'right-to-left text', title: 'مساعد الفواتير \u200Fفي المتجر' },
  { what: 'emoji', title: '👩‍👩‍👧‍👦🏳️‍🌈 :tada: 🇨🇭' },
  { what: 'quotes for SQL', title: "Robert'); DROP TABLE decisions;--" },
  { what: 'a template', title: '%s {{title}} {0} #{title}' },
];

const titlesIn = ({ config }: TestApp): readonly unknown[] => {
  if (config.database.kind !== 'sqlite')
    throw new Error('this stage keeps its decisions in a file');
  const db = new SqliteDatabase(config.database.path, { readonly: true });
  const titles = db.prepare('select title from decisions order by created_at').pluck().all();
  db.close();
  return titles;
};

describe('a title with', () => {
  it.each(HOSTILE)(
    '$what is kept and shown letter by letter, and alerts nobody',
    async ({ title }) => {
      const testApp = await startTestApp();
      const { slack } = testApp;
      await slack.as('ana').command('general', '/rag-or-finetune');
      const modal = await slack.as('ana').modal();
      await fillIn(modal, { title, context: title, answers: ANSWERS });
      expect(await modal.submit()).toEqual({ ok: true });
      const thread = await slack.when(() => {
        const all = slack.as('ana').messages('general');
        return all.length === WHOLE_THREAD ? all : null;
      });
      expect(titlesIn(testApp)).toEqual([title]);
      expect(thread[0]?.blocks[0]).toMatchObject({
        type: 'header',
        text: { type: 'plain_text', text: title },
      });
      const stored = [...slack.world.messages.values()].flat();
      expect(stored.flatMap((message) => notifies(message))).toEqual([slack.as('ana').person.id]);
      expect(JSON.stringify(thread[1]?.blocks)).toContain(JSON.stringify(title).slice(1, -1));
    },
  );

  it('3,000 characters is refused under its field, and nothing typed is lost', async () => {
    const { slack } = await startTestApp();
    await slack.as('ana').command('general', '/rag-or-finetune');
    const modal = await slack.as('ana').modal();
    await fillIn(modal, { title: 'x'.repeat(3000), answers: ANSWERS });
    expect(await modal.submit()).toMatchObject({ ok: false, reason: 'invalid' });
    expect(modal.isOpen).toBe(true);
  });

  it('NUL and unpaired surrogates is kept with those replaced', async () => {
    const testApp = await startTestApp();
    await ask(testApp.slack, 'ana', 'general', {
      title: 'nul \u0000 and half \uD83D a pair',
      context: '\uDE00\u0000',
      answers: ANSWERS,
    });
    await threadOf(testApp.slack, 'ana', 'general', 'half');
    expect(titlesIn(testApp)).toEqual(['nul \uFFFD and half \uFFFD a pair']);
  });

  it('a description of 3,000 characters that all need escaping still makes a thread', async () => {
    const { slack } = await startTestApp();
    await ask(slack, 'ana', 'general', {
      title: 'Long one',
      context: '<&>'.repeat(1000),
      answers: '- - - - - -',
    });
    const thread = await threadOf(slack, 'ana', 'general', 'Long one');
    expect(JSON.stringify(thread[1]?.blocks)).toContain('<&>'.repeat(1000));
  });
});

describe('over HTTP', () => {
  const post = async (testApp: TestApp, body: string, headers: Record<string, string>) => {
    return fetch(testApp.requestUrl(), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
  };
  const command = new URLSearchParams({
    command: '/rag-or-finetune',
    text: 'help',
    user_id: 'U0ANA',
    team_id: 'T0WORKSPACE',
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    trigger_id: '1.2.3',
  }).toString();

  it('a request without a signature, or with a forged one, is refused', async () => {
    const testApp = await startTestApp('http');
    const good = testApp.slack.sign(command);
    expect((await post(testApp, command, {})).status).toBe(401);
    expect(
      (await post(testApp, command, { ...good, 'x-slack-signature': `v0=${'0'.repeat(64)}` }))
        .status,
    ).toBe(401);
    expect((await post(testApp, `${command}&user_id=U0BEN`, good)).status).toBe(401);
    expect((await post(testApp, command, good)).status).toBe(200);
  });

  it('a request that was recorded and sent again later is refused', async () => {
    const testApp = await startTestApp('http');
    const tenMinutesAgo = Math.floor(Date.now() / 1000) - 600;
    const old = testApp.slack.sign(command, tenMinutesAgo);
    expect((await post(testApp, command, old)).status).toBe(401);
  });

  it.each([
    { what: 'no JSON', payload: '{' },
    { what: 'an unknown kind', payload: '{"type":"surprise"}' },
    { what: 'a form without state', payload: form({ state: undefined }) },
    { what: 'a form with a level that is none', payload: form({ state: stateWith('9') }) },
    { what: 'a form with broken memory', payload: form({ private_metadata: '<xml/>' }) },
    { what: 'nothing', payload: '' },
  ])('a signed payload with $what harms nobody', async ({ payload }) => {
    const testApp = await startTestApp('http');
    const body = new URLSearchParams({ payload }).toString();
    const response = await post(testApp, body, testApp.slack.sign(body));
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).not.toMatch(/at .*\.ts|node_modules/);
    await ask(testApp.slack, 'ana', 'general', { title: 'Still here', answers: ANSWERS });
    await threadOf(testApp.slack, 'ana', 'general', 'Still here');
    expect(titlesIn(testApp)).toEqual(['Still here']);
  });
});

describe('the log', () => {
  it('holds no token, no secret and nothing that was typed', async () => {
    const testApp = await startTestApp('http');
    testApp.slack.faults.add({
      method: 'chat.postMessage',
      effect: { type: 'error', error: 'invalid_auth' },
    });
    await ask(testApp.slack, 'ana', 'general', { title: 'Confidential plan', answers: ANSWERS });
    await threadOf(testApp.slack, 'ana', 'general', 'Confidential plan');
    const log = testApp.log();
    expect(log).toContain('invalid_auth');
    for (const secret of [
      testApp.slack.tokens.bot,
      testApp.slack.tokens.app,
      testApp.slack.signingSecret,
      'Confidential plan',
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

function form(view: Record<string, unknown>): string {
  return JSON.stringify({
    type: 'view_submission',
    user: { id: 'U0ANA' },
    team: { id: 'T0WORKSPACE' },
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: 'assessment',
      private_metadata: '{"channel":"C0GENERAL","revision":0}',
      state: { values: {} },
      ...view,
    },
  });
}

function stateWith(level: string): unknown {
  return {
    values: {
      external_knowledge: {
        answer_changed: { type: 'static_select', selected_option: { value: level } },
      },
    },
  };
}
