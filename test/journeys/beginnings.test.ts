import { describe, expect, it } from 'vitest';
import { addMessage } from '../workspace/messages.ts';
import { forwardedJson } from '../workspace/payloads.ts';
import type { Message } from '../workspace/protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { answer, ask, fillIn, inputOf, threadOf } from './ask.ts';
import { directMessage, discussionOf, FIVE, sent } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { controlsOf, wordsOf } from './words.ts';

const ANSWERS = '4 2 4 2 4 3';

/** Ben writes something; the message as everybody sees it. */
async function said(
  slack: Workspace,
  channel: string,
  text: string,
  threadTs?: string,
): Promise<Message> {
  await slack.as('ben').say(channel, text, threadTs);
  return slack.when(() => slack.as('ben').messages(channel).at(-1));
}

const linkTo = ({ ts, channel }: Message): string => `/archives/${channel}/p${ts.replace('.', '')}`;

async function withHome(): Promise<TestApp> {
  const testApp = await startTestApp('socket', { people: FIVE });
  await testApp.slack.as('ana').openHome();
  await testApp.slack.when(() => testApp.slack.as('ana').home());
  return testApp;
}

const home = ({ slack }: TestApp): string => wordsOf(slack.as('ana').home()?.blocks);

async function reopened(testApp: TestApp, words: string): Promise<string> {
  await testApp.slack.as('ana').openHome();
  await testApp.slack.when(() => home(testApp).includes(words), {
    label: `a Home with “${words}”`,
  });
  return home(testApp);
}

describe('“Rate this use case” on a message', () => {
  it('takes its words along, and the thread leads back to it', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const text = 'Could a bot answer billing questions?\nWe get 300 a day & they change <often>.';
    const message = await said(slack, 'general', text);
    await slack.as('ana').shortcut('rate_message', message);
    const form = await slack.as('ana').modal();
    expect(inputOf(form, 'title')?.value).toBe('Could a bot answer billing questions?');
    expect(inputOf(form, 'context')?.value).toBe(text);
    await answer(form, ANSWERS);
    await sent(form);
    const discussion = await discussionOf(slack, 'Could a bot answer');
    const why = await discussion.reply('The message this comes from');
    expect(JSON.stringify(why.blocks)).toContain(linkTo(message));
  });

  it('works inside a thread, where Slack takes no command', async () => {
    const { slack } = await startTestApp('http', { people: FIVE });
    const root = await said(slack, 'general', 'What next?');
    const reply = await said(slack, 'general', 'A contract reader', root.ts);
    await slack.as('ana').shortcut('rate_message', reply);
    const form = await slack.as('ana').modal();
    await answer(form, ANSWERS);
    await sent(form);
    const discussion = await discussionOf(slack, 'A contract reader');
    const why = await discussion.reply('The message this comes from');
    expect(JSON.stringify(why.blocks)).toContain(`${linkTo(reply)}?thread_ts=${root.ts}`);
  });

  it('says links and people as their readers see them', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const message = addMessage(slack.world, {
      channel: 'C0GENERAL',
      user: 'U0BEN',
      text: '<@U0CHLOE>: <https://example.com/plan?a=1&amp;b=2|the plan>, <http://example.com|example.com>, <#C0RANDOM|random>, <!here>, &lt;b&gt;',
      blocks: [],
    });
    await slack.as('ana').shortcut('rate_message', message);
    const form = await slack.as('ana').modal();
    expect(inputOf(form, 'title')?.value).toBe(
      '@Chloe Martin: the plan (https://example.com/plan?a=1&b=2), example.com, #random, @here, <b>',
    );
  });

  it('asks for a channel when the message is a direct one', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    await slack.as('ana').act({ type: 'open_im', user: slack.as('ben').person.id });
    const im = slack
      .as('ana')
      .snapshot()
      .channels.find(({ kind }) => kind === 'im');
    const message = await said(slack, im?.id ?? '', 'Between us: summaries');
    await slack.as('ana').shortcut('rate_message', message);
    const form = await slack.as('ana').modal();
    expect(form.view.blocks[0]).toMatchObject({ type: 'input', block_id: 'channel' });
    await form.select('channel', 'general');
    await answer(form, ANSWERS);
    await sent(form);
    const thread = await threadOf(slack, 'ana', 'general', 'Between us');
    expect(JSON.stringify(thread)).not.toContain(linkTo(message));
  });

  it('takes along what was forwarded, attached or shared with it', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const first = await said(slack, 'general', 'Could a bot answer @chloe?\nAbout < 300 bills.');
    const stored = slack.world.messages.get(first.channel)?.find(({ ts }) => ts === first.ts);
    if (stored === undefined) throw new Error('nothing was said');
    const message = addMessage(slack.world, {
      channel: 'C0GENERAL',
      user: 'U0BEN',
      text: '',
      blocks: [],
      attachments: [
        forwardedJson(slack.world, stored),
        { pretext: 'From the <!subteam^S1|@desk>', title: 'BOT-1', fallback: 'BOT-1' },
      ],
      files: [{ id: 'F1', name: 'costs.pdf', title: 'What it costs', size: 3, url: '' }],
    });
    await slack.as('ana').shortcut('rate_message', message);
    const form = await slack.as('ana').modal();
    expect(inputOf(form, 'title')?.value).toBe('Could a bot answer @Chloe Martin?');
    expect(inputOf(form, 'context')?.value).toMatch(
      /^Ben [^\n]+\nCould a bot answer @Chloe Martin\?\nAbout < 300 bills\.\nFrom the @desk\nBOT-1\nWhat it costs$/,
    );
  });

  it('has no greeting for a title', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const message = await said(slack, 'general', 'Hi everyone, @chloe\nWhich bot reads contracts?');
    await slack.as('ana').shortcut('rate_message', message);
    const form = await slack.as('ana').modal();
    expect(inputOf(form, 'title')?.value).toBe('Which bot reads contracts?');
    expect(inputOf(form, 'context')?.value).toContain('Hi everyone, @Chloe Martin');
  });

  it('begins with nothing when the message has no words', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const message = await said(slack, 'general', '\u200B');
    await slack.as('ana').shortcut('rate_message', message);
    expect((await slack.as('ana').modal()).isOpen).toBe(true);
  });
});

describe('“Rate a use case” from anywhere', () => {
  it('asks where to post', async () => {
    const { slack } = await startTestApp('http', { people: FIVE });
    await slack.as('ana').shortcut('new_assessment');
    const form = await slack.as('ana').modal();
    await fillIn(form, { title: 'From anywhere', answers: ANSWERS });
    expect(await form.submit()).toMatchObject({ ok: false, reason: 'invalid' });
    await form.select('channel', 'random');
    await sent(form);
    await threadOf(slack, 'ana', 'random', 'From anywhere');
  });
});

describe('the Home tab', () => {
  it('explains itself to a newcomer, and begins an assessment', async () => {
    const testApp = await withHome();
    const { slack } = testApp;
    expect(home(testApp)).toContain('Six questions about a use case');
    expect(home(testApp)).toContain('Nothing yet.');
    await slack.as('ana').clickHome('new_assessment');
    const form = await slack.as('ana').modal();
    await fillIn(form, { title: 'From Home', answers: ANSWERS });
    await form.select('channel', 'general');
    await sent(form);
    const discussion = await discussionOf(slack, 'From Home');
    await discussion.reply('Prove it before you build it');
    const shown = await reopened(testApp, 'From Home');
    expect(shown).toContain('Open');
    expect(shown).toContain('RAG — ');
    const link = linkTo(discussion.root());
    await slack.when(() => JSON.stringify(slack.as('ana').home()).includes(link), { label: link });
  });
});

describe('a record', () => {
  it('comes as pages of text where the bot may share no files', async () => {
    const { slack } = await startTestApp('socket', {
      people: FIVE,
      grantedScopes: [
        'commands',
        'chat:write',
        'chat:write.public',
        'users:read',
        'channels:read',
        'groups:read',
      ],
    });
    await ask(slack, 'ana', 'general', { title: 'Hers', answers: ANSWERS });
    const [root] = await threadOf(slack, 'ana', 'general', 'Hers');
    await slack.as('eve').choose('general', root?.ts ?? '', 'more', 'export');
    const heading = await directMessage(slack, 'eve', 'The record of');
    const pages = await slack.when(() => {
      const thread = slack
        .as('eve')
        .dms()
        .filter(({ threadTs, ts }) => threadTs === heading.ts && ts !== threadTs);
      return thread.some(({ blocks }) => wordsOf(blocks).includes('"schema"')) && thread;
    });
    expect(wordsOf(pages[0]?.blocks)).toContain('# Which approach for “Hers”');
    expect(pages.flatMap(controlsOf)).toEqual([]);
  });
});
