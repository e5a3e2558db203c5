import { describe, expect, it } from 'vitest';
import type { Workspace } from '../workspace/workspace.ts';
import { movableClock } from './clock.ts';
import { CASE, EVERYBODY, openDiscussion, PEOPLE, SHARED } from './shared-channel.ts';
import { askBlind, DAY, ephemeralTo, historyKinds, sent } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const privately = (slack: Workspace, who: string): readonly string[] =>
  slack
    .as(who)
    .messages('general')
    .filter(({ ephemeral }) => ephemeral)
    .map(({ text }) => text);

/** Each click is answered to the one who made it, alone, and opens nothing. */
async function areRefused(
  { slack }: TestApp,
  who: string,
  clicks: readonly (() => Promise<unknown>)[],
  words: string,
): Promise<void> {
  const before = privately(slack, who).length;
  for (const click of clicks) await click();
  const answers = await slack.when(
    () => privately(slack, who).length === before + clicks.length && privately(slack, who),
    { label: `${clicks.length} refusals` },
  );
  for (const answered of answers.slice(before)) expect(answered).toContain(words);
  expect(slack.world.modals.get(slack.as(who).person.id) ?? []).toEqual([]);
  for (const other of EVERYBODY.filter((name) => name !== who)) {
    expect(privately(slack, other)).toEqual([]);
  }
}

describe('somebody who was named to decide', () => {
  it('may reveal, edit the answers, decide, look again, and start over', async () => {
    const clock = movableClock();
    const testApp = await startTestApp('socket', { people: PEOPLE, clock });
    const discussion = await askBlind(testApp.slack, 'ana', CASE, { deciders: ['ben'] });
    await discussion.click('ben', 'reveal');
    await discussion.says('*RAG');
    const edit = await discussion.form('ben', 'edit');
    await edit.select('model_adaptation', '4');
    await sent(edit);
    await discussion.reply('<@U0BEN> edited the case.');
    await sent(await discussion.form('ben', 'decide'));
    await discussion.says('Decided by <@U0BEN>');
    clock.advance(91 * DAY);
    await discussion.says('It is time to look at this again.');
    await sent(await discussion.form('ben', 'review'));
    await discussion.reply('<@U0BEN> looked again.');
    const next = await discussion.form('ben', 'start_over');
    await next.type('title', 'Ben’s own');
    await sent(next);
    await discussion.says('*Replaced*');
  });

  it('may withdraw', async () => {
    const { discussion } = await openDiscussion();
    await sent(await discussion.form('ben', 'withdraw'));
    await discussion.says('*Withdrawn* by <@U0BEN>');
  });
});

describe('anybody else in the channel', () => {
  it('is told in private who may, and nothing happens', async () => {
    const testApp = await openDiscussion();
    const { discussion } = testApp;
    const wishes = ['edit', 'decide', 'withdraw', 'start_over'];
    const clicks = wishes.map((wish) => () => discussion.click('chloe', wish));
    await areRefused(testApp, 'chloe', clicks, 'Only <@U0ANA>, <@U0BEN> may do that.');
    expect(historyKinds(testApp)).toEqual(['submitted']);
  });

  it('cannot reveal or withdraw what is rated blind, nor take over a proposal', async () => {
    const testApp = await startTestApp('socket', { people: PEOPLE });
    const { slack } = testApp;
    const discussion = await askBlind(slack, 'ana', CASE);
    const blind = ['reveal', 'withdraw', 'start_over'].map(
      (wish) => () => discussion.click('eve', wish),
    );
    await areRefused(testApp, 'eve', blind, 'Only <@U0ANA> may do that.');
    await discussion.click('ana', 'reveal');
    await discussion.says('*RAG');
    const form = await discussion.form('eve', 'what_if');
    await form.select('model_adaptation', '4');
    await sent(form);
    const { ts } = await discussion.reply('proposes other answers');
    const adopt = () => slack.as('eve').click('general', ts, 'adopt');
    await areRefused(testApp, 'eve', [adopt], 'Only <@U0ANA> may do that.');
  });
});

describe('the question whether it still holds', () => {
  it('is answered only by those who may decide', async () => {
    const open = await openDiscussion();
    const { slack, discussion, clock } = open;
    await sent(await discussion.form('ana', 'decide'));
    clock.advance(91 * DAY);
    const { ts } = await discussion.reply('It is time to look again');
    const queries = () => slack.as('chloe').click('general', ts, 'review');
    await areRefused(open, 'chloe', [queries], 'Only <@U0ANA>, <@U0BEN> may do that.');
    await slack.as('gus').click('general', ts, 'review');
    await ephemeralTo(slack, 'gus', 'Guests can read this');
  });
});

describe.each([
  { who: 'gus', what: 'a guest', words: 'Guests can read this' },
  { who: 'olga', what: 'somebody of another company', words: 'People from other companies' },
])('$what', ({ who, words }) => {
  it('is refused every button and every entry of the menu, in private', async () => {
    const testApp = await openDiscussion();
    const { slack, discussion } = testApp;
    const root = ['rate', 'agree', 'disagree', 'decide'];
    const menu = ['edit', 'what_if', 'export', 'withdraw', 'start_over'];
    await areRefused(
      testApp,
      who,
      [...root, ...menu].map((wish) => () => discussion.click(who, wish)),
      words,
    );
    const form = await discussion.form('chloe', 'what_if');
    await form.select('model_adaptation', '4');
    await sent(form);
    const { ts } = await discussion.reply('proposes other answers');
    await areRefused(testApp, who, [() => slack.as(who).click('general', ts, 'adopt')], words);
    expect(historyKinds(testApp)).toEqual(['submitted', 'proposed']);
    expect(slack.as(who).dms()).toEqual([]);
  });

  it('is refused a blind rating', async () => {
    const testApp = await startTestApp('http', { people: PEOPLE, channels: SHARED });
    const discussion = await askBlind(testApp.slack, 'ana', CASE);
    const wishes = ['rate', 'reveal', 'withdraw', 'start_over'];
    await areRefused(
      testApp,
      who,
      wishes.map((wish) => () => discussion.click(who, wish)),
      words,
    );
    expect(historyKinds(testApp)).toEqual(['submitted']);
  });
});

describe('while Slack does not say who somebody is', () => {
  it('a click changes nothing and asks for another try, and later it works', async () => {
    const testApp = await openDiscussion();
    const { slack, discussion } = testApp;
    const trouble = slack.faults.add({
      method: 'users.info',
      times: 1000,
      effect: { type: 'error', error: 'internal_error' },
    });
    const clicks = ['agree', 'export'].map((wish) => () => discussion.click('chloe', wish));
    await areRefused(testApp, 'chloe', clicks, 'I could not check with Slack who you are.');
    expect(historyKinds(testApp)).toEqual(['submitted']);
    trouble.remove();
    await discussion.click('chloe', 'agree');
    await discussion.says('1 agrees');
  });
});
