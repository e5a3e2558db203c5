import { WebClient } from '@slack/web-api';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { NOTHING_SET, WORKSPACE } from '../../src/records/settings.ts';
import { CALLBACK } from '../../src/slack/ids.ts';
import { settingsModal } from '../../src/slack/views/settings-modal.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { ChannelSeed, PersonSeed } from '../workspace/seeds.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Case, fillIn, inputOf } from './ask.ts';
import { movableClock } from './clock.ts';
import { setStage } from './stage.ts';
import { DAY, type Discussion, discussionOf, sent, told } from './team.ts';
import { wordsOf } from './words.ts';

const PEOPLE: readonly PersonSeed[] = [
  { name: 'ana', realName: 'Ana Torres', role: 'owner' },
  { name: 'ben', realName: 'Ben Okafor' },
  { name: 'chloe', realName: 'Chloe Martin' },
  { name: 'dev', realName: 'Dev Rao' },
  { name: 'gus', guest: 'single_channel' },
];
const CHANNELS: readonly ChannelSeed[] = [
  { name: 'general', members: ['ana', 'ben', 'chloe', 'dev', 'gus'] },
  { name: 'random' },
  { name: 'secret', kind: 'private', members: ['chloe', '@app'] },
  { name: 'hidden', kind: 'private', members: ['ben'] },
];
const ANSWERS = '4 2 4 3 3 3';
const timeoutMs = 10_000;

async function aWorkspace() {
  const clock = movableClock();
  const stage = await setStage('socket', { people: PEOPLE, channels: CHANNELS, clock });
  return { ...stage, clock };
}

/** What somebody reads in a modal. */
const read = (form: ModalDriver): string => wordsOf(form.view.blocks);

/** Opens the settings from the Home tab, for a channel if one is named. */
async function settingsOf(slack: Workspace, who: string, channel?: string): Promise<ModalDriver> {
  await slack.as(who).openHome();
  await slack.when(() => slack.as(who).home(), { timeoutMs, label: `${who}’s Home` });
  await slack.as(who).clickHome('settings');
  const form = await slack.as(who).modal({ timeoutMs });
  if (channel === undefined) return form;
  await turnTo(slack, form, channel);
  return form;
}

async function turnTo(slack: Workspace, form: ModalDriver, channel: string): Promise<void> {
  const before = form.view.hash;
  await form.select('settings_channel', channel);
  await slack.when(() => form.view.hash !== before, { timeoutMs, label: `#${channel}’s settings` });
}

/** The block of a field: its id tells how often the bot has filled the form in. */
function field(form: ModalDriver, name: string): { readonly blockId: string } {
  const block = form.view.blocks.find(({ block_id: id = '' }) => id.split('.')[0] === name);
  if (block?.block_id === undefined) throw new Error(`no field ${name}`);
  return { blockId: block.block_id };
}

/** Settings to change in the hands of somebody who was not shown them by the bot. */
async function forged(slack: Workspace, who: string, scope: string): Promise<ModalDriver> {
  const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl });
  await slack.as(who).command('general', '/rag-or-finetune');
  const { id } = await slack.as(who).modal({ callbackId: CALLBACK.assessment });
  const shown = { scope, set: NOTHING_SET, workspace: NOTHING_SET, changes: [] };
  const how = { mayChange: true, isOtherUnknown: false, revision: 0 };
  await client.views.update({ view_id: id, view: settingsModal(en, { ...shown, ...how }) });
  return slack.as(who).modal({ callbackId: CALLBACK.settings });
}

async function kept(form: ModalDriver, words: string): Promise<void> {
  await sent(form);
  expect(read(form)).toContain(words);
  await form.close();
}

async function ask(
  slack: Workspace,
  { title, channel }: { readonly title: string; readonly channel: string },
  isBlind = false,
): Promise<Discussion> {
  const of: Case = { title, answers: ANSWERS };
  await slack.as('ben').command(channel, '/rag-or-finetune');
  const form = await slack.as('ben').modal();
  await fillIn(form, of);
  const box = JSON.stringify(form.state.blind);
  expect(box.includes('"value":"blind"')).toBe(isBlind);
  if (isBlind) {
    await form.check('blind', []);
    await slack.when(() => inputOf(form, 'invited') === undefined, {
      timeoutMs,
      label: 'no blind',
    });
  }
  await sent(form);
  return discussionOf(slack, title, channel);
}

describe('the settings', () => {
  it('of a channel are changed by somebody whom an admin named, and hold there alone', async () => {
    const { slack, clock } = await aWorkspace();

    const admins = await settingsOf(slack, 'ana');
    expect(read(admins)).toContain('Nothing has been changed yet.');
    await admins.check(field(admins, 'managers'), ['ben']);
    await kept(admins, 'The settings of the workspace are saved.');

    const form = await settingsOf(slack, 'ben', 'general');
    expect(read(form)).toContain('These settings hold in <#C0GENERAL>.');
    expect(read(form)).toContain('As in the workspace (Who asked, and whom they named)');
    await form.select(field(form, 'decide'), 'members');
    await form.select(field(form, 'blind_first'), 'yes');
    await form.type(field(form, 'remind_after_days'), '3');
    await kept(form, 'The settings of this channel are saved.');

    // The form proposes a blind rating there, and not elsewhere.
    const here = await ask(slack, { title: 'Here', channel: 'general' }, true);
    const there = await ask(slack, { title: 'There', channel: 'random' });

    // Elsewhere somebody who was not named is refused.
    await there.click('dev', 'decide');
    await told(slack, 'dev', 'Only <@U0BEN> may do that.');

    clock.advance(3 * DAY);
    await here.reply('This has been open for 3 days');
    expect(there.replies().some(({ text }) => text.includes('has been open'))).toBe(false);

    await sent(await here.form('dev', 'decide'));
    await here.says('Decided by <@U0DEV>');

    const after = read(await settingsOf(slack, 'chloe', 'general'));
    expect(after).toContain('<@U0BEN>, <!date^');
    for (const line of [
      'Who may decide: as in the workspace → Any member of the workspace',
      'Remind of an open decision after so many days: as in the workspace → 3 days',
      'Propose to let the team rate blind first: as in the workspace → Yes',
    ]) {
      expect(after).toContain(line);
    }
  });

  it('are only read by others, who are told who may change them', async () => {
    const { slack } = await aWorkspace();
    const form = await settingsOf(slack, 'chloe');
    expect(read(form)).toContain('Only admins and owners of this workspace can change settings.');
    expect(form.view.submit).toBeNull();
    expect(form.view.blocks.filter(({ type }) => type === 'input')).toEqual([]);
    await turnTo(slack, form, 'general');
    expect(read(form)).toContain('As in the workspace (7 days)');
    await form.click('settings_workspace');
    await slack.when(() => read(form).includes('in the whole workspace'), { timeoutMs });
  });

  it('are kept from guests', async () => {
    const { slack } = await aWorkspace();
    const form = await settingsOf(slack, 'gus');
    expect(read(form)).toBe('Only members of the workspace can see its settings. Ask one of them.');
  });

  it('are not changed by somebody who was a manager when the form opened', async () => {
    const { slack } = await aWorkspace();
    const naming = await settingsOf(slack, 'ana');
    await naming.check(field(naming, 'managers'), ['ben']);
    await kept(naming, 'saved');
    const bens = await settingsOf(slack, 'ben');
    await bens.select(field(bens, 'decide'), 'members');

    const unnaming = await settingsOf(slack, 'ana');
    await unnaming.check(field(unnaming, 'managers'), []);
    await kept(unnaming, 'saved');

    const result = await bens.submit();
    expect('errors' in result && Object.values(result.errors)).toEqual([
      expect.stringContaining('Only admins and owners of this workspace'),
    ]);
    const after = read(await settingsOf(slack, 'ana'));
    expect(after).toContain('Who else may change settings: <@U0BEN> → nobody');
    expect(after).not.toContain('Who may decide:');
  });

  it('are not changed by a form that was never shown to the one who sends it', async () => {
    const { slack } = await aWorkspace();
    const forgeries = [
      ['chloe', WORKSPACE, 'Only admins and owners of this workspace'],
      ['chloe', 'C0GENERAL', 'Only admins and owners of this workspace'],
      ['gus', WORKSPACE, 'Only members of the workspace can see its settings.'],
      // An admin who is not in the channel.
      ['ana', 'C0SECRET', 'I cannot see that channel'],
    ] as const;
    for (const [who, scope, words] of forgeries) {
      const form = await forged(slack, who, scope);
      await form.select('decide', 'members');
      const result = await form.submit();
      expect('errors' in result && Object.values(result.errors)).toEqual([
        expect.stringContaining(words),
      ]);
      await form.close();
    }
    for (const channel of [undefined, 'general']) {
      const after = await settingsOf(slack, 'ana', channel);
      expect(read(after)).toContain('Nothing has been changed yet.');
      await after.close();
    }
  });

  it('of a private channel are shown to its members alone, and only where the bot is too', async () => {
    const { slack } = await aWorkspace();
    const chloes = await settingsOf(slack, 'chloe', 'secret');
    expect(read(chloes)).toContain('These settings hold in <#C0SECRET>.');
    const bens = await settingsOf(slack, 'ben', 'hidden');
    expect(read(bens)).toContain('I cannot see that channel');
    expect(read(bens)).toContain('in the whole workspace');
  });

  it('are not written down when nothing is different', async () => {
    const { slack } = await aWorkspace();
    const form = await settingsOf(slack, 'ana');
    await kept(form, 'Nothing was different');
    expect(read(await settingsOf(slack, 'ana'))).toContain('Nothing has been changed yet.');
  });

  it('of the workspace are listed with what held before, also when nobody had set it', async () => {
    const { slack } = await aWorkspace();
    const form = await settingsOf(slack, 'ana');
    await form.type(field(form, 'remind_after_days'), '5');
    await form.type(field(form, 'keep_days'), '400');
    await sent(form);
    await form.check('confirm', ['yes']);
    await kept(form, 'saved');
    const after = read(await settingsOf(slack, 'ana'));
    expect(after).toContain('Remind of an open decision after so many days: 7 days → 5 days');
    expect(after).toContain('Keep decisions for so many days: for good → 400 days');
  });
});

describe('settings that were changed elsewhere', () => {
  /** Whether the form opens with the box for a blind rating ticked. */
  const proposesBlind = async (slack: Workspace): Promise<boolean> => {
    await slack.as('ben').command('general', '/rag-or-finetune');
    const form = await slack.as('ben').modal();
    const isProposed = inputOf(form, 'invited') !== undefined;
    await form.close();
    return isProposed;
  };

  it('are known from the start', async () => {
    const stage = await setStage('socket', {
      people: PEOPLE,
      channels: CHANNELS,
      botStarts: false,
    });
    const bot = await stage.startBot();
    const form = await settingsOf(stage.slack, 'ana');
    await form.select(field(form, 'blind_first'), 'yes');
    await kept(form, 'saved');
    await bot.stop();
    await stage.startBot();
    expect(await proposesBlind(stage.slack)).toBe(true);
  });

  it('are heard of within half a minute', async () => {
    const { slack, clock, config } = await aWorkspace();
    if (config.database.kind !== 'sqlite') throw new Error('this stage keeps no file');
    expect(await proposesBlind(slack)).toBe(false);
    const db = new SqliteDatabase(config.database.path);
    db.prepare('insert into settings values (?, ?)').run(WORKSPACE, '{"blindFirst":true}');
    db.close();
    clock.advance(30_000);
    let isProposed = false;
    for (let tries = 0; tries < 100 && !isProposed; tries += 1) {
      isProposed = await proposesBlind(slack);
    }
    expect(isProposed).toBe(true);
  });
});

describe('a box that was ticked by the settings', () => {
  it('brings the questions about rating blind with it', async () => {
    const { slack } = await aWorkspace();
    const form = await settingsOf(slack, 'ana');
    await form.select(field(form, 'blind_first'), 'yes');
    await form.select(field(form, 'decide'), 'members');
    await kept(form, 'saved');
    await slack.as('ben').shortcut('new_assessment');
    const anywhere = await slack.as('ben').modal();
    expect(inputOf(anywhere, 'invited')).toBeDefined();
    await anywhere.close();
    await slack.as('ben').command('general', '/rag-or-finetune');
    const here = await slack.as('ben').modal();
    expect(inputOf(here, 'invited')).toBeDefined();
    expect(JSON.stringify(here.view.blocks)).toContain(
      'Here any member of the workspace may decide.',
    );
    await fillIn(here, { title: 'Blind here', answers: ANSWERS });
    await sent(here);
    const talk = await discussionOf(slack, 'Blind here');
    await talk.says('Revealed when any member of the workspace says so.');
    const back = await settingsOf(slack, 'ana', 'general');
    await back.select(field(back, 'decide'), 'named');
    await kept(back, 'saved');
    await talk.says('Revealed when <@U0BEN> says so.');
    await talk.click('chloe', 'reveal');
    await told(slack, 'chloe', 'Only <@U0BEN> may do that.');
    const again = await settingsOf(slack, 'ana', 'general');
    await again.select(field(again, 'decide'), 'as_in_workspace');
    await kept(again, 'saved');
    await talk.says('Revealed when any member of the workspace says so.');
    await talk.click('chloe', 'reveal');
    await talk.says('*RAG');
  });
});
