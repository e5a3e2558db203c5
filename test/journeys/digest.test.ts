import { describe, expect, it, vi } from 'vitest';
import { en } from '../../src/i18n/en/english.ts';
import {
  digestForm,
  digestIn,
  digestOf,
  digestsOf,
  foundNothing,
  isDigest,
  NEW_YORK,
  nothingOwed,
  setWeek,
  TOKYO,
  turnedOn,
} from './a-digest.ts';
import { asked, fromHome, HYBRID, PROMPTING, RAG } from './a-manager.ts';
import { inSilence } from './clock.ts';
import { askBlind, DAY, discussionOf, sent } from './team.ts';
import { fieldsOf, wordsOf } from './words.ts';

const HOUR = DAY / 24;
const MINUTE = HOUR / 60;

describe('a weekly digest', () => {
  it('follows its reader to another time zone', async () => {
    const testApp = await setWeek();
    const { slack, advanceTo } = testApp;
    await turnedOn(testApp, 'ana');
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    const { id, ...ana } = slack.as('ana').person;
    slack.world.people.set(id, { ...ana, id, timeZone: NEW_YORK });
    advanceTo(1, 9, TOKYO);
    await vi.waitFor(
      async () => {
        const form = await digestForm(testApp, 'ana');
        const said = wordsOf(form.view.blocks);
        await form.close();
        expect(said).toContain('09:00');
        expect(said).toContain(NEW_YORK);
      },
      { timeout: 10_000 },
    );
    expect(digestsOf(testApp, 'ana')).toEqual([]);
    advanceTo(1, 9, NEW_YORK);
    expect(await digestOf(testApp, 'ana')).toContain('Contract reader');
    await nothingOwed(testApp);
    expect(digestsOf(testApp, 'ana')).toHaveLength(1);
  });

  it('comes on Monday at nine, where each reader is: in Tokyo, and in New York for a channel', async () => {
    const testApp = await setWeek();
    const { slack, advanceTo } = testApp;
    expect(await turnedOn(testApp, 'ana')).toMatch(/The next digest comes on Monday .* at 09:00/);
    expect(await turnedOn(testApp, 'ben', { channel: 'general' })).toContain(NEW_YORK);
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    await asked(testApp, 'ben', 'random', 'Support tone', PROMPTING);
    const discussion = await discussionOf(slack, 'Support tone', 'random');
    const form = await discussion.form('ben', 'decide');
    await form.select('outcome', 'finetune');
    await form.type('reason', 'The tone never was right.');
    await sent(form);
    await discussion.says('The recommendation was prompting first');

    advanceTo(1, 9, TOKYO);
    const told = await digestOf(testApp, 'ana');
    expect(told).toContain('New: 2');
    expect(told).toContain('Contract reader');
    expect(told).toContain('Decided: 1');
    expect(told).toContain('decided: fine-tuning · against the recommendation (prompting first)');
    expect(told).toContain('Stuck, open for more than a week: none');
    expect(told).toContain('Due for review: none');
    const blocks = JSON.stringify(digestsOf(testApp, 'ana')[0]?.blocks);
    expect(blocks).toContain(`/archives/C0RANDOM/p${discussion.ts.replace('.', '')}`);
    expect(slack.as('ana').messages('general').some(isDigest)).toBe(false);

    advanceTo(1, 9, NEW_YORK);
    const inChannel = await digestIn(testApp, 'general');
    const said = wordsOf(inChannel.blocks);
    expect(said).toContain('Contract reader');
    expect(said).not.toContain('Support tone');
    expect(said).toContain('Asked for by <@U0BEN>');
    expect(digestsOf(testApp, 'ben')).toEqual([]);
  });

  it('is not sent in a week in which nothing happened', async () => {
    const testApp = await setWeek();
    const { advanceTo } = testApp;
    await turnedOn(testApp, 'ana');
    await turnedOn(testApp, 'ben', { channel: 'general' });
    advanceTo(1, 9, NEW_YORK);
    await foundNothing(testApp, 2);
    await asked(testApp, 'eve', 'general', 'Contract reader', RAG);
    advanceTo(1, 9, NEW_YORK);
    expect(await digestOf(testApp, 'ana')).toContain('New: 1');
    await digestIn(testApp, 'general');
    await nothingOwed(testApp);
    // What was open then is stuck now.
    advanceTo(1, 9, NEW_YORK);
    expect(await digestOf(testApp, 'ana', 2)).toMatch(/New: none.*Stuck[^:]*: 1.*Contract reader/s);
    await nothingOwed(testApp);
    // And stays so, which is no news.
    advanceTo(1, 9, NEW_YORK);
    await foundNothing(testApp, 4);
    expect(digestsOf(testApp, 'ana')).toHaveLength(2);
    expect(testApp.slack.as('ana').messages('general').filter(isDigest)).toHaveLength(2);
  });

  it('covers three weeks of downtime in one, also over several restarts', async () => {
    const testApp = await setWeek({ botStarts: false });
    const { slack, clock } = testApp;
    const first = await testApp.startBot();
    await turnedOn(testApp, 'ana');
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    clock.advance(MINUTE * 2);
    await first.stop();
    clock.advance(22 * DAY);
    const second = await testApp.startBot();
    expect(await digestOf(testApp, 'ana')).toContain('Contract reader');
    await second.stop();
    await testApp.startBot();
    await asked(testApp, 'ana', 'general', 'Support tone', PROMPTING);
    expect(digestsOf(testApp, 'ana')).toHaveLength(1);
    expect(slack.as('ana').dms().filter(isDigest)).toHaveLength(1);
  });

  it('tells of private channels only those who are in them, by then', async () => {
    const testApp = await setWeek();
    const { slack, advanceTo } = testApp;
    for (const who of ['ana', 'ben', 'eve']) await turnedOn(testApp, who);
    await asked(testApp, 'ana', 'board', 'Layoff letters', HYBRID);
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    await slack.as('ana').remove('board', 'ben');
    advanceTo(1, 9, NEW_YORK);
    expect(await digestOf(testApp, 'ana')).toContain('Layoff letters');
    for (const who of ['ben', 'eve']) {
      const told = `${await digestOf(testApp, who)} ${digestsOf(testApp, who)[0]?.text}`;
      expect(told).toContain('Contract reader');
      expect(told).toContain('New: 1');
      expect(told).not.toContain('Layoff');
      expect(told).not.toContain('C0BOARD');
    }
  });

  it('says nothing of a verdict that the team has not seen', async () => {
    const testApp = await setWeek();
    const { slack, advanceTo } = testApp;
    await turnedOn(testApp, 'eve');
    await askBlind(slack, 'ana', { title: 'Contract reader', answers: RAG });
    advanceTo(1, 9, NEW_YORK);
    const told = await digestOf(testApp, 'eve');
    expect(told).toContain('not revealed yet');
    expect(told).not.toMatch(/RAG —|Hybrid —|Fine-tuning —|Prompting first —/);
  });

  it('waits while Slack does not say what its reader may see, and tells all of it then', async () => {
    const testApp = await setWeek();
    const { slack, clock, advanceTo } = testApp;
    await turnedOn(testApp, 'ana');
    await asked(testApp, 'ana', 'board', 'Layoff letters', HYBRID);
    const fault = slack.faults.add({
      method: 'users.conversations',
      times: Number.POSITIVE_INFINITY,
      effect: { type: 'error', error: 'internal_error' },
    });
    advanceTo(1, 9, TOKYO);
    await vi.waitFor(() => expect(testApp.log()).toContain('scope_unknown'), 10_000);
    fault.remove();
    clock.advance(HOUR);
    expect(await digestOf(testApp, 'ana')).toContain('Layoff letters');
    expect(digestsOf(testApp, 'ana')).toHaveLength(1);
  });
});

describe('a digest of one’s own', () => {
  it('warns, when it is turned on, that Slack does not say what may be told in it', async () => {
    const testApp = await setWeek();
    testApp.slack.faults.add({
      method: 'users.conversations',
      times: Number.POSITIVE_INFINITY,
      effect: { type: 'error', error: 'missing_scope' },
    });
    const form = await digestForm(testApp, 'ana');
    await sent(form);
    await testApp.slack.when(
      () => wordsOf(form.view.blocks).includes('I need a permission (channels:read'),
      { timeoutMs: 10_000 },
    );
    expect(wordsOf(form.view.blocks)).toContain('The next digest comes on');
  });

  it('is turned on also while Slack takes long to say what may be told in it', async () => {
    const testApp = await setWeek();
    const form = await digestForm(testApp, 'ana');
    testApp.clock.advance(MINUTE);
    await inSilence(testApp, 'users.conversations', () => sent(form));
    expect(wordsOf(form.view.blocks)).toContain('The next digest comes on');
  });

  it('is set anew without telling of anything twice', async () => {
    const testApp = await setWeek();
    await turnedOn(testApp, 'ana');
    await asked(testApp, 'eve', 'general', 'Contract reader', RAG);
    testApp.advanceTo(1, 9, TOKYO);
    await digestOf(testApp, 'ana');
    await nothingOwed(testApp);
    expect(await turnedOn(testApp, 'ana', { weekday: 2, hour: 17 })).toContain('Tuesday');
    testApp.advanceTo(2, 17, TOKYO);
    await foundNothing(testApp, 1);
    expect(digestsOf(testApp, 'ana')).toHaveLength(1);
  });
});

describe('a digest for a channel', () => {
  it('is not for guests, nor for those who do not see it', async () => {
    const testApp = await setWeek();
    const { slack } = testApp;
    // A guest's Home offers none.
    await expect(fromHome(slack, 'gus', 'digest')).rejects.toThrow('no input');

    // The bot is not in this one, so it knows nothing of who is.
    await slack.as('eve').createChannel('hush', true);
    const form = await digestForm(testApp, 'eve');
    await form.select('digest_for', 'channel');
    await slack.when(() => fieldsOf(form.view.blocks).includes('channel'), { timeoutMs: 10_000 });
    await form.select('channel', 'hush');
    await slack.when(() => wordsOf(form.view.blocks).includes('invite me to it first'), {
      timeoutMs: 10_000,
    });
    const answer = await form.submit();
    expect(answer.ok).toBe(false);
    expect(Object.keys(form.errors)).toEqual(['channel']);
  });

  it('is not for somebody who was removed from it while the form was open', async () => {
    const testApp = await setWeek();
    const { slack } = testApp;
    const form = await digestForm(testApp, 'ben', 'board');
    await slack.as('ana').remove('board', 'ben');
    // The bot no longer trusts Slack's earlier answers, whether or not Slack told it of a change.
    testApp.clock.advance(MINUTE);
    expect((await form.submit()).ok).toBe(false);
    expect(Object.keys(form.errors)).toEqual(['channel']);
    const seen = await digestForm(testApp, 'ana', 'board');
    expect(wordsOf(seen.view.blocks)).toContain('It is off.');
  });

  it('is not turned on or off while Slack takes long to say who sees it, and the form tells so', async () => {
    const testApp = await setWeek();
    await turnedOn(testApp, 'ana', { channel: 'board' });
    const form = await digestForm(testApp, 'ana', 'board');
    testApp.clock.advance(MINUTE);
    await inSilence(testApp, 'users.conversations', async () => {
      expect((await form.submit()).ok).toBe(false);
      expect(form.errors).toEqual({ channel: en.digest.form.notKnownYet });
      await form.click('digest_stop');
    });
    await testApp.slack.when(() => wordsOf(form.view.blocks).includes(en.digest.form.notKnownYet), {
      timeoutMs: 10_000,
    });
  });

  it('that does not take it is turned off there, and who asked for it is told what to do', async () => {
    const testApp = await setWeek();
    const { slack, advanceTo } = testApp;
    await turnedOn(testApp, 'ana', { channel: 'board' });
    await asked(testApp, 'ana', 'board', 'Layoff letters', HYBRID);
    await slack.as('ana').archive('board');
    advanceTo(1, 9, TOKYO);
    const told = await slack.when(
      () =>
        slack
          .as('ana')
          .dms()
          .find(({ text }) => text.includes('could not be posted')),
      { timeoutMs: 10_000 },
    );
    expect(told.text).toContain('<#C0BOARD> is archived: unarchive it first.');
    expect(told.text).not.toContain('Layoff');
    await slack.as('ana').archive('board', false);
    const form = await digestForm(testApp, 'ana', 'board');
    expect(wordsOf(form.view.blocks)).toContain('It is off.');
  });
});
