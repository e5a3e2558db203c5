import { describe, expect, it } from 'vitest';
import {
  asked,
  HYBRID,
  homeDrops,
  homeOf,
  homeSays,
  openedHome,
  PROMPTING,
  RAG,
  searched,
  setCompany,
} from './a-manager.ts';
import { answer } from './ask.ts';
import { movableClock } from './clock.ts';
import { DAY, discussionOf, sent } from './team.ts';
import { controlsOf } from './words.ts';

describe('Home', () => {
  it('shows what waits for somebody, every decision, and figures; a thread is one click away', async () => {
    const clock = movableClock();
    const testApp = await setCompany({ clock });
    const { slack } = testApp;
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    clock.advance(8 * DAY);
    await asked(testApp, 'ben', 'random', 'Support tone', PROMPTING);
    const discussion = await discussionOf(slack, 'Support tone', 'random');
    const form = await discussion.form('ben', 'decide');
    await form.select('outcome', 'finetune');
    await form.type('reason', 'The tone never was right.');
    await sent(form);
    await discussion.says('Decided: fine-tuning');
    const shown = await openedHome(testApp, 'eve');
    expect(shown.indexOf('Open for more than a week')).toBeGreaterThan(
      shown.indexOf('Needs attention'),
    );
    expect(shown).toContain('2 decisions · 1 open · 1 decided');
    expect(shown).toContain('In 1 of 1 decisions, people went against the recommendation (100 %).');
    expect(shown).toContain('Prompting first: followed in 0 of 1; instead fine-tuning 1');
    const blocks = JSON.stringify(slack.as('eve').home()?.blocks);
    expect(blocks).toContain('"type":"data_table"');
    expect(blocks).toContain(`/archives/C0RANDOM/p${discussion.ts.replace('.', '')}`);
  });

  it('keeps filters and pages for each person, also over a restart', async () => {
    const testApp = await setCompany({ botStarts: false });
    const { slack } = testApp;
    const bot = await testApp.startBot();
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    await asked(testApp, 'ben', 'random', 'Support tone', PROMPTING);
    await openedHome(testApp, 'eve');
    await openedHome(testApp, 'dev');
    await slack.as('eve').chooseInHome('home_verdict', 'prompting');
    await homeDrops(testApp, 'eve', 'Contract reader');
    await slack.as('eve').chooseInHome('home_channel', 'general');
    expect(await homeSays(testApp, 'eve', 'No decision fits these filters.')).not.toContain('tone');
    await slack.as('eve').clickHome('home_clear');
    expect(await homeSays(testApp, 'eve', 'Contract reader')).toContain('Support tone');
    await slack.as('eve').chooseInHome('home_owner', 'ben');
    await homeDrops(testApp, 'eve', 'Contract reader');
    await bot.stop();
    await testApp.startBot();
    await asked(testApp, 'ben', 'random', 'After the restart', RAG);
    await openedHome(testApp, 'eve');
    expect(await homeSays(testApp, 'eve', 'After the restart')).not.toContain('Contract reader');
    await openedHome(testApp, 'dev');
    expect(await homeSays(testApp, 'dev', 'After the restart')).toContain('Contract reader');
  });

  it('finds words in titles, descriptions and reasons, in any script', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    await asked(testApp, 'ana', 'general', '客服机器人的语气', RAG);
    await asked(testApp, 'ben', 'general', 'Quarterly report', RAG);
    const discussion = await discussionOf(slack, 'Quarterly report');
    const form = await discussion.form('eve', 'disagree');
    await form.select('preferred', 'prompting');
    await form.type('reason', 'Nobody maintains the Überblick index.');
    await sent(form);
    await discussion.reply('Überblick');
    await openedHome(testApp, 'eve');
    await searched(testApp, 'eve', '语气');
    await homeDrops(testApp, 'eve', 'Quarterly report');
    await searched(testApp, 'eve', 'überblick');
    await homeSays(testApp, 'eve', 'Quarterly report');
    expect(await homeDrops(testApp, 'eve', '客服')).toContain('Quarterly report');
  });

  it('is brought up to date while somebody looks, without being opened again', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    expect(await openedHome(testApp, 'eve')).toContain('Nothing yet.');
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    await homeSays(testApp, 'eve', 'Contract reader');
    await slack.when(() => JSON.stringify(slack.as('eve').home()).includes('/archives/C0GENERAL'));
    const discussion = await discussionOf(slack, 'Contract reader');
    await sent(await discussion.form('ana', 'decide'));
    await homeSays(testApp, 'eve', '1 decision · 1 decided');
  });

  it('turns to older decisions and back, with fifty on a page', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    for (let n = 0; n < 51; n += 1) {
      await slack.as('ana').command('general', `/rag-or-finetune Case ${n}.`);
      const form = await slack.as('ana').modal();
      await answer(form, RAG);
      await sent(form);
    }
    const first = await openedHome(testApp, 'eve');
    expect(first).toContain('Case 50.');
    expect(first).not.toContain('Case 0.');
    // Twice: the second click comes before the next page.
    await Promise.all([0, 1].map(() => slack.as('eve').clickHome('home_older')));
    await homeSays(testApp, 'eve', 'Case 0.');
    expect(controlsOf({ blocks: slack.as('eve').home()?.blocks ?? [] })).not.toContain(
      'home_older',
    );
    await slack.as('eve').clickHome('home_newer');
    await homeSays(testApp, 'eve', 'Case 49.');
  });

  it('shows no verdict of what is being rated blind', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    await slack.as('ana').command('general', '/rag-or-finetune Secret ballot');
    const form = await slack.as('ana').modal();
    await answer(form, HYBRID);
    await form.check('blind', ['blind']);
    await sent(form);
    const shown = await openedHome(testApp, 'ana');
    expect(shown).toContain('Secret ballot');
    expect(shown).toContain('not revealed yet');
    await slack.as('ana').chooseInHome('home_verdict', 'hybrid');
    await homeSays(testApp, 'ana', 'No decision fits these filters.');
  });

  it('falls back to plain blocks, complete, where Slack takes no tables', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    slack.faults.add({
      method: 'views.publish',
      times: 1000,
      effect: { type: 'refuse_block', block: 'data_table' },
    });
    const shown = await openedHome(testApp, 'eve');
    expect(JSON.stringify(slack.as('eve').home()?.blocks)).not.toContain('data_table');
    expect(shown).toContain('Contract reader');
    expect(shown).toMatch(/Open · RAG — \w+ · /);
  });
});

describe('what somebody sees of private channels', () => {
  it('is what they are in, and is gone once they are removed, on every surface', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    await asked(testApp, 'ana', 'board', 'Merger', RAG);
    await asked(testApp, 'ana', 'general', 'Canteen', RAG);
    expect(await openedHome(testApp, 'ben')).toContain('Merger');
    expect(await openedHome(testApp, 'eve')).not.toContain('Merger');
    expect(homeOf(testApp, 'eve')).toContain('Canteen');
    await slack.as('ana').remove('board', 'ben');
    expect(await homeDrops(testApp, 'ben', 'Merger')).toContain('Canteen');
    await slack.as('ana').invite('board', 'eve');
    await homeSays(testApp, 'eve', 'Merger');
  });

  it('is nothing at all for guests', async () => {
    const testApp = await setCompany();
    await asked(testApp, 'ana', 'general', 'Canteen', RAG);
    expect(await openedHome(testApp, 'gus')).not.toContain('Canteen');
  });

  it('is nothing while Slack does not say, and Home tells so', async () => {
    const clock = movableClock();
    const testApp = await setCompany({ clock });
    const { slack } = testApp;
    await asked(testApp, 'ana', 'board', 'Merger', RAG);
    expect(await openedHome(testApp, 'ben')).toContain('Merger');
    const message = { type: 'error', error: 'internal_error' } as const;
    slack.faults.add({ method: 'users.conversations', times: 1000, effect: message });
    slack.faults.add({ method: 'conversations.list', times: 1000, effect: message });
    clock.advance(60_000);
    await openedHome(testApp, 'ben');
    expect(await homeDrops(testApp, 'ben', 'Merger')).toContain('Slack has no time just now');
  });
});
