import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { WORKSPACE } from '../../src/domain/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ANSWERS, aWorkspace, CHANNELS, field, kept, PEOPLE, settingsOf } from './a-setting.ts';
import { fillIn, inputOf, unfold } from './ask.ts';
import { discussionOf, ephemeralTo, sent } from './team.ts';
import { startTestApp } from './test-app.ts';

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
    const testApp = await startTestApp('socket', {
      people: PEOPLE,
      channels: CHANNELS,
      botStarts: false,
    });
    const bot = await testApp.startBot();
    const form = await settingsOf(testApp.slack, 'ana');
    await form.select(field(form, 'blind_first'), 'yes');
    await kept(form, 'saved');
    await bot.stop();
    await testApp.startBot();
    expect(await proposesBlind(testApp.slack)).toBe(true);
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
    await unfold(slack, here);
    expect(JSON.stringify(here.view.blocks)).toContain(
      'Here any member of the workspace may decide.',
    );
    await fillIn(here, { title: 'Blind here', answers: ANSWERS });
    await sent(here);
    const discussion = await discussionOf(slack, 'Blind here');
    await discussion.says('Revealed when any member of the workspace says so.');
    const back = await settingsOf(slack, 'ana', 'general');
    await back.select(field(back, 'decide'), 'named');
    await kept(back, 'saved');
    await discussion.says('Revealed when <@U0BEN> says so.');
    await discussion.click('chloe', 'reveal');
    await ephemeralTo(slack, 'chloe', 'Only <@U0BEN> may do that.');
    const again = await settingsOf(slack, 'ana', 'general');
    await again.select(field(again, 'decide'), 'as_in_workspace');
    await kept(again, 'saved');
    await discussion.says('Revealed when any member of the workspace says so.');
    await discussion.click('chloe', 'reveal');
    await discussion.says('*RAG');
  });
});
