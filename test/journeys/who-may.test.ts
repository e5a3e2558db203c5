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
    const talk = await askBlind(testApp.slack, 'ana', CASE, { deciders: ['ben'] });
    await talk.click('ben', 'reveal');
    await talk.says('*RAG');
    const edit = await talk.form('ben', 'edit');
    await edit.select('model_adaptation', '4');
    await sent(edit);
    await talk.reply('<@U0BEN> edited the case.');
    await sent(await talk.form('ben', 'decide'));
    await talk.says('Decided by <@U0BEN>');
    clock.advance(91 * DAY);
    await talk.says('It is time to look at this again.');
    await sent(await talk.form('ben', 'review'));
    await talk.reply('<@U0BEN> looked again.');
    const next = await talk.form('ben', 'start_over');
    await next.type('title', 'Ben’s own');
    await sent(next);
    await talk.says('*Replaced*');
  });

  it('may withdraw', async () => {
    const { talk } = await openDiscussion();
    await sent(await talk.form('ben', 'withdraw'));
    await talk.says('*Withdrawn* by <@U0BEN>');
  });
});

describe('anybody else in the channel', () => {
  it('is told in private who may, and nothing happens', async () => {
    const testApp = await openDiscussion();
    const { talk } = testApp;
    const wishes = ['edit', 'decide', 'withdraw', 'start_over'];
    const clicks = wishes.map((wish) => () => talk.click('chloe', wish));
    await areRefused(testApp, 'chloe', clicks, 'Only <@U0ANA>, <@U0BEN> may do that.');
    expect(historyKinds(testApp)).toEqual(['submitted']);
  });

  it('cannot reveal or withdraw what is rated blind, nor take over a proposal', async () => {
    const testApp = await startTestApp('socket', { people: PEOPLE });
    const { slack } = testApp;
    const talk = await askBlind(slack, 'ana', CASE);
    const blind = ['reveal', 'withdraw', 'start_over'].map((wish) => () => talk.click('eve', wish));
    await areRefused(testApp, 'eve', blind, 'Only <@U0ANA> may do that.');
    await talk.click('ana', 'reveal');
    await talk.says('*RAG');
    const form = await talk.form('eve', 'what_if');
    await form.select('model_adaptation', '4');
    await sent(form);
    const { ts } = await talk.reply('proposes other answers');
    const adopt = () => slack.as('eve').click('general', ts, 'adopt');
    await areRefused(testApp, 'eve', [adopt], 'Only <@U0ANA> may do that.');
  });
});

describe('the question whether it still holds', () => {
  it('is answered only by those who may decide', async () => {
    const open = await openDiscussion();
    const { slack, talk, clock } = open;
    await sent(await talk.form('ana', 'decide'));
    clock.advance(91 * DAY);
    const { ts } = await talk.reply('It is time to look again');
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
    const { slack, talk } = testApp;
    const root = ['rate', 'agree', 'disagree', 'decide'];
    const menu = ['edit', 'what_if', 'export', 'withdraw', 'start_over'];
    await areRefused(
      testApp,
      who,
      [...root, ...menu].map((wish) => () => talk.click(who, wish)),
      words,
    );
    const form = await talk.form('chloe', 'what_if');
    await form.select('model_adaptation', '4');
    await sent(form);
    const { ts } = await talk.reply('proposes other answers');
    await areRefused(testApp, who, [() => slack.as(who).click('general', ts, 'adopt')], words);
    expect(historyKinds(testApp)).toEqual(['submitted', 'proposed']);
    expect(slack.as(who).dms()).toEqual([]);
  });

  it('is refused a blind rating', async () => {
    const testApp = await startTestApp('http', { people: PEOPLE, channels: SHARED });
    const talk = await askBlind(testApp.slack, 'ana', CASE);
    const wishes = ['rate', 'reveal', 'withdraw', 'start_over'];
    await areRefused(
      testApp,
      who,
      wishes.map((wish) => () => talk.click(who, wish)),
      words,
    );
    expect(historyKinds(testApp)).toEqual(['submitted']);
  });
});

describe('while Slack does not say who somebody is', () => {
  it('a click changes nothing and asks for another try, and later it works', async () => {
    const testApp = await openDiscussion();
    const { slack, talk } = testApp;
    const trouble = slack.faults.add({
      method: 'users.info',
      times: 1000,
      effect: { type: 'error', error: 'internal_error' },
    });
    const clicks = ['agree', 'export'].map((wish) => () => talk.click('chloe', wish));
    await areRefused(testApp, 'chloe', clicks, 'I could not check with Slack who you are.');
    expect(historyKinds(testApp)).toEqual(['submitted']);
    trouble.remove();
    await talk.click('chloe', 'agree');
    await talk.says('1 agrees');
  });
});
